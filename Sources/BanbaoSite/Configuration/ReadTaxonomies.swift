import BanbaoData
import BanbaoText

/// A way to put entries together by what they are about: `tags` in every site, others as site.yaml declares them.
package struct Taxonomy: Sendable {
    /// Key of the front matter, and folder of its pages: `tags`, `people`.
    let id: String
    /// Nil for tags, which the strings of the theme name.
    let title: Localized<String>?
    /// Of the lists of its terms: `person` for `templates/lists/person.html`.
    let template: Written?
    let terms: TagIndex
    /// False when its file cannot be read: then no term is unknown.
    let hasReadTerms: Bool

    /// `content/people.yaml`
    var path: String { Self.path(of: id) }

    static func path(of id: String) -> String { SourceKind.contentFolder + id + ".yaml" }
}

typealias TaxonomyID = ID<Taxonomy>

extension TaxonomyID {
    /// Those of `content/tags.yaml`.
    static let tags = TaxonomyID(0)
}

/// All taxonomies and their terms. In: the `taxonomies` of site.yaml, the files of terms. Problems: names that are taken; what is
/// wrong in the files.
struct TaxonomyReader {
    private(set) var taxonomies: [Taxonomy] = []
    private(set) var terms: [Tag] = []
    private let tree: SourceTree
    private let languages: Languages

    init(_ tree: SourceTree, _ languages: Languages) {
        self.tree = tree
        self.languages = languages
    }

    mutating func read(_ reader: inout MappingReader, _ problems: inout [Diagnostic]) throws {
        try add("tags", title: nil, template: readWritten("tag-template", &reader), &problems)
        var map = reader.map("taxonomies", name: Wording(verbatim: "taxonomies"))
        for member in map.allMembers() {
            let id = member.key
            let isTaken = id == "tags" || id == "site" || id == "data" || standardFrontMatterKeys.contains(id)
            if isTaken {
                map.report(.fieldTaken(path: map.path, range: member.keyRange, id: id))
            } else if !isIdentifier(id) {
                map.report(.identifier(path: map.path, range: member.keyRange, id: id))
            }
            var taxonomy = MappingReader(
                member.value, path: map.path, name: Wording("the taxonomy \"\(id)\"", zh: "分类“\(id)”"),
                at: member.keyRange)
            let title = localized("title", &taxonomy, languages, id)
            let template = readWritten("template", &taxonomy)
            map.report(taxonomy.finish())
            if isTaken { continue }
            if tree.index(of: Taxonomy.path(of: id)) == nil {
                map.report(.termsMissing(path: map.path, range: member.keyRange, file: Taxonomy.path(of: id)))
            }
            try add(id, title: title, template: template, &problems)
        }
        reader.report(map.finish())
        problems += unknownFiles
    }

    /// What lies where terms do, and belongs to no taxonomy.
    private var unknownFiles: [Diagnostic] {
        let known = taxonomies.map(\.path)
        return tree.files.map(\.path).filter { path in
            SourceKind(path: path) == .terms && !known.contains { $0.hasSameBytes(as: path) }
        }.map { .unknownFile($0, taxonomies: known) }
    }

    private mutating func add(
        _ id: String, title: Localized<String>?, template: Written?, _ problems: inout [Diagnostic]
    ) throws {
        let problemsBefore = problems.count
        let found = try readTerms(of: id, &problems)
        taxonomies.append(
            Taxonomy(
                id: id, title: title, template: template,
                terms: TagIndex(found, from: terms.count, languages),
                hasReadTerms: !found.isEmpty || problems.count == problemsBefore))
        terms += found
    }

    private func readTerms(of id: String, _ problems: inout [Diagnostic]) throws -> [Tag] {
        let path = Taxonomy.path(of: id)
        guard let value = try readYAML(path, tree, &problems) else { return [] }
        var reader = MappingReader(value, path: path, name: Wording(verbatim: "\(id).yaml"))
        let taxonomy = TaxonomyID(taxonomies.count)
        let terms = reader.allMembers().map { member in
            if !isIdentifier(member.key) {
                reader.report(.identifier(path: path, range: member.keyRange, id: member.key))
            }
            let title = localized(member.value, member.key, &reader, languages, member.key)
            return Tag(id: member.key, taxonomy: taxonomy, title: title)
        }
        problems += reader.finish()
        return terms
    }
}

extension Diagnostic {
    fileprivate static func unknownFile(_ path: String, taxonomies: [String]) -> Diagnostic {
        let id = fileName(of: path).droppingLastBytes(".yaml".utf8.count)
        return Diagnostic(
            .siteUnknownFile, path: path, Wording("nothing reads this file", zh: "这个文件没有用处"),
            help: closestName(to: path, among: taxonomies).map(Wording.didYouMean)
                ?? Wording(
                    "if it has the terms of a taxonomy, declare that in content/site.yaml: taxonomies: {\(id): {title: …}}",
                    zh: "如果它是一个分类的词表，在 content/site.yaml 里声明这个分类：taxonomies: {\(id): {title: …}}"))
    }

    fileprivate static func termsMissing(path: String, range: Range<Int>, file: String) -> Diagnostic {
        Diagnostic(
            .siteTerms, path: path, range: range, Wording("there is no \(file)", zh: "没有 \(file)"),
            help: Wording(
                "make the file, with a line for each term as in content/tags.yaml",
                zh: "新建这个文件，每个词一行，写法和 content/tags.yaml 一样"))
    }
}
