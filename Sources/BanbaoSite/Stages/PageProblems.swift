import BanbaoData
import BanbaoText

// The wording of what can be wrong with pages and attachments: their names, front matter.
extension Diagnostic {
    // MARK: File names

    static func pageOutsideSection(path: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .pageFolder, path: path, Wording("a file must be in the folder of a section", zh: "网页要放在栏目的文件夹里"),
            help: .moveIntoSection(known))
    }

    static func sectionUnknown(folder: String, name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .sectionUnknown, path: folder, Wording("there is no section \"\(name)\"", zh: "没有“\(name)”这个栏目"),
            help: suggestion(for: name, among: known)
                ?? Wording("add it under sections: in content/site.yaml", zh: "在 content/site.yaml 的 sections: 下面加上它"))
    }

    static func pageLanguage(path: String, suffix: String?, known: [String]) -> Diagnostic {
        let endings = known.map { ".\($0).md" }
        let names = Wording("\(endings.joined(separator: " or "))", zh: "\(endings.joined(separator: " 或 "))")
        guard let suffix else {
            return Diagnostic(
                .pageLanguage, path: path, Wording("the file name does not say its language", zh: "文件名里没有写语言"),
                help: Wording("end it with \(names)", zh: "文件名用 \(names) 结尾"))
        }
        return Diagnostic(
            .pageLanguage, path: path, Wording("there is no language \"\(suffix)\"", zh: "没有“\(suffix)”这种语言"),
            help: closestName(to: suffix, among: known).map {
                Wording("did you mean .\($0).md?", zh: "是不是想写 .\($0).md？")
            } ?? Wording("end it with \(names)", zh: "文件名用 \(names) 结尾"))
    }

    static func pageName(path: String, segment: String, _ reason: Wording) -> Diagnostic {
        Diagnostic(
            .pageName, path: path, .cannotBePartOfURL(segment, reason),
            help: Wording(
                "rename the file; letters, digits, Han characters and hyphens are fine", zh: "给文件改名；字母、数字、汉字和连字符都可以"))
    }

    static func folderName(path: String, segment: String, _ reason: Wording) -> Diagnostic {
        Diagnostic(
            .pageName, path: path, .cannotBePartOfURL(segment, reason),
            help: Wording(
                "rename the folder; letters, digits, Han characters and hyphens are fine", zh: "给文件夹改名；字母、数字、汉字和连字符都可以")
        )
    }

    static func introductionWithoutList(path: String, section: String) -> Diagnostic {
        Diagnostic(
            .pageName, path: path,
            Wording(
                "_index files introduce the list of a section, and the section \"\(section)\" has none",
                zh: "_index 文件介绍栏目的列表，而栏目“\(section)”没有列表"),
            help: Wording(
                "give the file another name, or delete index: false of the section in content/site.yaml",
                zh: "给文件改名，或者删掉 content/site.yaml 里这个栏目的 index: false"))
    }

    static func namesDifferByCase(path: String, other: String) -> Diagnostic {
        Diagnostic(
            .pageNameCase, path: path,
            Wording(
                "this name differs from \(other) only by case or Unicode form", zh: "这个名字和 \(other) 只有大小写或 Unicode 写法不同"
            ),
            help: Wording(
                "give all versions of an entry the same name, and different entries different ones",
                zh: "同一篇文章的各语言版本用同一个名字，不同的文章用不同的名字"))
    }

    // MARK: Front matter

    /// In: the fields that entries of the section must have.
    static func frontMatterMissing(path: String, range: Range<Int>, fields: [String]) -> Diagnostic {
        let keys = (["title", "date"] + fields).map { $0 + ":" }
        let (others, last) = (keys.dropLast(), keys.last ?? "")
        return Diagnostic(
            .frontMatterMissing, path: path, range: range, Wording("the page has no front matter", zh: "网页没有题头"),
            help: Wording(
                "begin the file with a line ---, then \(others.joined(separator: ", ")) and \(last), then another line ---",
                zh: "文件开头写一行 ---，然后写 \(others.joined(separator: "、")) 和 \(last)，再写一行 ---"))
    }

    static func frontMatterNotClosed(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .frontMatterNotClosed, path: path, range: range,
            Wording("the front matter is not closed", zh: "题头没有结束"),
            help: Wording("put a line --- between the front matter and the text", zh: "在题头和正文之间加一行 ---"))
    }

    static func frontMatterNotYAML(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .frontMatterNotYAML, path: path, range: range,
            Wording("only YAML front matter is supported", zh: "题头只能用 YAML 写"),
            help: Wording("write it between two lines --- as key: value", zh: "写在两行 --- 之间，写成“键: 值”"))
    }

    static func commentInText(path: String, range: Range<Int>, key: String) -> Diagnostic {
        Diagnostic(
            .frontMatterComment, path: path, range: range,
            Wording("\"\(key)\" ends before this #, which begins a comment", zh: "“\(key)”到 # 之前就结束了，后面成了注释"),
            help: Wording(
                "if this belongs to the text, put double quotes around all of it; otherwise put the comment on a line of its own",
                zh: "如果这也是正文，用英文双引号把整段文字括起来；如果是注释，另起一行写"))
    }

    static func tagsInOneItem(path: String, range: Range<Int>, text: String, _ taxonomy: Taxonomy) -> Diagnostic {
        Diagnostic(
            .tagUnknown, path: path, range: range,
            Wording("\"\(text)\" is read as one tag", zh: "“\(text)”会被当作一个标签"),
            help: .listItems(key: Wording(verbatim: taxonomy.id), text))
    }

    static func tagUnknown(
        path: String, range: Range<Int>, tag: String, _ taxonomy: Taxonomy, _ languages: Languages
    ) -> Diagnostic {
        let words =
            taxonomy.title == nil
            ? Wording("unknown tag \"\(tag)\"", zh: "没有“\(tag)”这个标签")
            : Wording("there is no \"\(tag)\" in \(taxonomy.path)", zh: "\(taxonomy.path) 里没有“\(tag)”")
        return Diagnostic(
            .tagUnknown, path: path, range: range, words,
            help: taxonomy.terms.closest(to: tag).map(Wording.didYouMean) ?? newTag(tag, taxonomy, languages))
    }

    /// `skills: {zh: …, en: …}`: tags have ids, and titles in all languages.
    private static func newTag(_ tag: String, _ taxonomy: Taxonomy, _ languages: Languages) -> Wording {
        let id = isIdentifier(tag) ? tag : "new-tag"
        let titles = languages.map(\.id).enumerated().map { index, language in
            "\(language): \(index == 0 && id != tag ? tag : "…")"
        }
        let line = "\(id): {\(titles.joined(separator: ", "))}"
        return Wording(
            "use one of the \(taxonomy.title == nil ? "tags" : "ids") in \(taxonomy.path), or add a line like this there: \(line)",
            zh: "用 \(taxonomy.path) 里已有的\(taxonomy.title == nil ? "标签" : "名称")，或者在那里加一行：\(line)")
    }

    static func directionControl(path: String, range: Range<Int>, scalar: Unicode.Scalar) -> Diagnostic {
        let code = String(scalar.value, radix: 16, uppercase: true)
        return Diagnostic(
            .textDirectionControl, path: path, range: range,
            Wording(
                "an invisible character here changes the direction of writing (U+\(code))",
                zh: "这里有一个看不见的、改变书写方向的符号（U+\(code)）"),
            help: Wording("delete it; with it, a text can look different from what it is", zh: "把它删掉；有它的文字看上去会和写的不一样")
        )
    }

    // MARK: Attachments

    static func refusedFileLinked(path: String, range: Range<Int>, _ file: RefusedFile) -> Diagnostic {
        let help: Wording
        switch file.reason {
        case .outsideSections(let known), .sectionUnknown(_, let known): help = .moveIntoSection(known)
        case .name(let segment, _):
            help =
                file.isFolder(segment)
                ? Wording("rename the folder, and change the name here, too", zh: "给文件夹改名，这里也一起改")
                : Wording("rename the file, and change the name here, too", zh: "给文件改名，这里也一起改")
        }
        return Diagnostic(
            .attachmentName, path: path, range: range,
            Wording("\(file.path) cannot be published: \(file.what)", zh: "\(file.path) 不能发布：\(file.what)"), help: help)
    }

    static func refusedFileUnused(_ file: RefusedFile) -> Diagnostic {
        let help: Wording
        switch file.reason {
        case .outsideSections(let known), .sectionUnknown(_, let known): help = .moveIntoSection(known)
        case .name(let segment, _):
            help =
                file.isFolder(segment)
                ? Wording("rename the folder", zh: "给文件夹改名") : Wording("rename the file", zh: "给文件改名")
        }
        return Diagnostic(
            .attachmentUnused, path: file.path,
            Wording(
                "no page links to this file, and it could not be published: \(file.what)",
                zh: "没有网页链接到这个文件，它也不能发布：\(file.what)"), help: help)
    }

    static func looksLikeMarkdown(path: String) -> Diagnostic {
        Diagnostic(
            .pageExtension, path: path,
            Wording("this looks like a page, but its name does not end in .md", zh: "这像是网页，但文件名不是以 .md 结尾"),
            help: Wording(
                "rename it, for example to name.zh.md; if you cannot see the whole name, let Windows show file name extensions",
                zh: "改名为 name.zh.md 这样；如果看不到完整的文件名，请让 Windows 显示文件扩展名"))
    }

    // MARK: Sources

    static func notAPartialDate(path: String, range: Range<Int>, value: String) -> Diagnostic {
        Diagnostic(
            .valueDate, path: path, range: range,
            Wording("\"\(value)\" is not a date (\"date\")", zh: "“\(value)”不是日期（date）"),
            help: Wording(
                "write a day, a month or a year, as precisely as the document: 2024-10-21, 2024-10, 2024",
                zh: "文件写到哪一级就写到哪一级：2024-10-21、2024-10、2024"))
    }

    static func sourceInFuture(path: String, range: Range<Int>, date: String, today: Day) -> Diagnostic {
        Diagnostic(
            .valueDate, path: path, range: range,
            Wording("\(date) is after today, \(today)", zh: "\(date) 在今天（\(today)）之后"),
            help: Wording("write the date of the document that the facts are from", zh: "写所依据的文件的日期"))
    }
}

extension Wording {
    static func unknownFrontMatterKey(section: String) -> Wording {
        Wording(
            "docs/configuration.md lists the keys; a key of your own is defined under sections → \(section) → fields in content/site.yaml",
            zh: "可以用的键见 docs/configuration.zh.md；自己的键要先在 content/site.yaml 的 sections → \(section) → fields 里定义")
    }
}

extension RefusedFile {
    fileprivate var what: Wording {
        switch reason {
        case .outsideSections: Wording("it is not in the folder of a section", zh: "它不在栏目的文件夹里")
        case .sectionUnknown(let name, _): Wording("there is no section \"\(name)\"", zh: "没有“\(name)”这个栏目")
        case .name(let segment, let reason): .cannotBePartOfURL(segment, reason)
        }
    }
}

extension Wording {
    fileprivate static func moveIntoSection(_ known: [String]) -> Wording {
        Wording(
            "move it into one of: \(known.map { "content/\($0)/" }.joined(separator: ", "))",
            zh: "移到下列文件夹之一：\(known.map { "content/\($0)/" }.joined(separator: "、"))")
    }
}
