package import BanbaoText

/// Everything a theme is made of, as read from `templates/`.
package struct TemplateSources: Sendable {
    /// By file name without folder: `entry.html`.
    package let templates: [String: SourceFile]
    /// By name without extension: `head` for `partials/head.html`.
    package let partials: [String: SourceFile]
    /// From an asset's name as templates write it (`style.css`) to its path below the site's root.
    package let assets: [String: String]

    package init(templates: [String: SourceFile], partials: [String: SourceFile], assets: [String: String]) {
        self.templates = templates
        self.partials = partials
        self.assets = assets
    }
}

/// The strings of one language, from `templates/strings/LANGUAGE.yaml`. A string may hold tags of its own:
/// `第{{number}}页`.
package struct InterfaceStrings: Sendable {
    package struct Text: Sendable {
        package let text: String
        /// Of the value in the strings file.
        package let range: Range<Int>
        /// The other forms of a text that goes with a number; `text` is for every category without one.
        package let forms: [PluralCategory: String]

        package init(text: String, range: Range<Int>, forms: [PluralCategory: String] = [:]) {
            self.text = text
            self.range = range
            self.forms = forms
        }
    }

    package let file: String
    package let texts: [String: Text]
    /// Keys that some language has; that this one lacks such a key is the strings file's matter, not the template's.
    let keysOfAllLanguages: Set<String>
    let pluralRule: PluralRule

    package init(
        file: String, texts: [String: Text], keysOfAllLanguages: Set<String> = [], pluralRule: PluralRule = .none
    ) {
        self.file = file
        self.pluralRule = pluralRule
        self.texts = texts
        self.keysOfAllLanguages = keysOfAllLanguages
    }

    package func with(keysOfAllLanguages keys: Set<String>) -> InterfaceStrings {
        InterfaceStrings(file: file, texts: texts, keysOfAllLanguages: keys, pluralRule: pluralRule)
    }

    package func with(_ texts: [String: Text]) -> InterfaceStrings {
        InterfaceStrings(file: file, texts: texts, keysOfAllLanguages: keysOfAllLanguages, pluralRule: pluralRule)
    }
}

/// All templates of one language, compiled.
package struct TemplateSet: Sendable {
    private let templates: [String: Template]
    /// Values that some template asks for, with the names of their records: `entry.image`.
    package let askedNames: Set<String>
    /// Each once, in the order of the templates.
    package let links: [TemplateLink]

    /// Compiles every template that the site renders.
    ///
    /// In: sources, the shape each template is rendered with, one language's strings.
    /// Out: the set. Problems: all of every template, whether or not a page would use it.
    package static func compile(
        _ sources: TemplateSources, shapes: [String: RecordShape], strings: InterfaceStrings
    ) -> (set: TemplateSet, problems: [Diagnostic]) {
        var templates: [String: Template] = [:]
        var (problems, links): ([Diagnostic], [TemplateLink]) = ([], [])
        var found: [(template: String, problems: [Diagnostic])] = []
        var usedPartials: Set<String> = []
        var usedStrings: Set<String> = []
        var askedNames: Set<String> = []
        for (name, shape) in shapes.sorted(by: { $0.key < $1.key }) {
            guard let file = sources.templates[name] else {
                problems.append(.templateMissing(name))
                continue
            }
            let format = TemplateFormat(fileName: name) ?? .html
            var compiler = TemplateCompiler(sources: sources, strings: strings, format: format)
            let nodes = compiler.compile(file, shape: shape)
            templates[name] = Template(nodes, format, isSound: compiler.problems.isEmpty)
            found.append((name, compiler.problems))
            usedPartials.formUnion(compiler.usedPartials)
            usedStrings.formUnion(compiler.usedStrings)
            askedNames.formUnion(compiler.askedNames)
            links += compiler.links
        }
        problems += mergingPartials(found)
        let set = TemplateSet(templates: templates, askedNames: askedNames, links: eachOnce(links))
        for (name, file) in sources.templates where shapes[name] == nil {
            problems.append(.templateUnknown(path: file.path, name: name, known: shapes.keys.sorted()))
        }
        for (name, file) in sources.partials where !usedPartials.contains(name) {
            problems += TemplateParser.parse(file).problems
        }
        // What a broken template would have used is not known.
        guard problems.errorCount == 0 else { return (set, problems) }
        return (set, problems + unused(sources, usedPartials, strings, usedStrings))
    }

    private static func unused(
        _ sources: TemplateSources, _ usedPartials: Set<String>, _ strings: InterfaceStrings, _ usedStrings: Set<String>
    ) -> [Diagnostic] {
        let partials = sources.partials.filter { !usedPartials.contains($0.key) }
        let texts = strings.texts.filter { !usedStrings.contains($0.key) }
        return partials.map { .partialUnused(path: $1.path, name: $0) }
            + texts.map { .stringUnused(path: strings.file, range: $1.range, key: $0) }
    }

    /// What is wrong in a partial once, however many templates include it.
    private static func mergingPartials(_ found: [(template: String, problems: [Diagnostic])]) -> [Diagnostic] {
        struct Place: Hashable {
            let rule: Rule
            let path: String
            let range: Range<Int>?
        }
        var order: [Place] = []
        var first: [Place: [Diagnostic]] = [:]
        var templates: [Place: [String]] = [:]
        for (template, problems) in found {
            for (place, problems) in Dictionary(
                grouping: problems, by: { Place(rule: $0.rule, path: $0.path, range: $0.range) })
            {
                if first.updateValue(first[place] ?? problems, forKey: place) == nil { order.append(place) }
                templates[place, default: []].append(template)
            }
        }
        return order.flatMap { place -> [Diagnostic] in
            let (problems, others) = (first[place] ?? [], templates[place, default: []].dropFirst())
            return others.isEmpty ? problems : problems.map { $0.with(.alsoIn(Array(others))) }
        }
    }

    /// A partial is compiled for each template that includes it.
    private static func eachOnce(_ links: [TemplateLink]) -> [TemplateLink] {
        struct Place: Hashable {
            let path: String
            let start: Int
        }
        var known: Set<Place> = []
        return links.filter { known.insert(Place(path: $0.path, start: $0.range.lowerBound)).inserted }
    }

    /// In order.
    package var names: [String] { templates.keys.sorted() }

    /// Empty for a template that is missing, which `compile` has reported.
    package subscript(name: String) -> Template { templates[name] ?? Template([], .html, isSound: false) }
}

extension Diagnostic.Note {
    fileprivate static func alsoIn(_ templates: [String]) -> Diagnostic.Note {
        Diagnostic.Note(
            Wording(
                "the same where these templates include it: \(templates.joined(separator: ", "))",
                zh: "下列模板包含它时也一样：\(templates.joined(separator: "、"))"))
    }
}
