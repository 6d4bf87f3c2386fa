import BanbaoData
import BanbaoTemplate
import BanbaoText

/// A page, or a file for programs, that site.yaml adds, in every language: `print-all.html`, `app/entries.json`.
struct ExtraPage: Sendable {
    /// Below the folder of the language, as it is written.
    let path: Written
    let format: TemplateFormat
    /// Below `templates/pages/`, without its ending.
    let template: Written
    /// Those of the site where a file for programs has none.
    let title: Localized<String>?
    let description: Localized<String>?
    let isInSitemap: Bool
}

typealias ExtraPageID = ID<ExtraPage>

/// The `pages` of site.yaml.
func readPages(_ reader: inout MappingReader, _ languages: Languages) -> Table<ExtraPage, ExtraPage> {
    var map = reader.map("pages", name: Wording(verbatim: "pages"))
    var pages: [ExtraPage] = []
    for member in map.allMembers() {
        var page = MappingReader(
            member.value, path: map.path, name: Wording("the page \"\(member.key)\"", zh: "网页“\(member.key)”"),
            at: member.keyRange)
        let read = readPage(Written(text: member.key, range: member.keyRange), &page, languages)
        map.report(page.finish())
        if let read { pages.append(read) }
    }
    reader.report(map.finish())
    return Table(pages)
}

/// Nil where the path cannot be one.
private func readPage(_ path: Written, _ reader: inout MappingReader, _ languages: Languages) -> ExtraPage? {
    let format = TemplateFormat(fileName: path.text)
    let isPage = format == .html
    let hasTitle = isPage || reader.member("title") != nil
    let title = hasTitle ? localized("title", &reader, languages, path.text) : nil
    let description =
        reader.member("description") == nil ? nil : localized("description", &reader, languages, path.text)
    let template = readWritten("template", &reader)
    let isInSitemap = reader.flag("sitemap", default: true)
    if !isPage, reader.member("sitemap") != nil {
        reader.report(.sitemapOfFile(path: reader.path, range: reader.keyRange("sitemap")))
    }
    guard let format else {
        reader.report(.pageEnding(path: reader.path, range: path.range, written: path.text))
        return nil
    }
    if let (segment, reason) = firstBadSegment(path.text.parts(separatedBy: "/", omittingEmpty: false)) {
        reader.report(.pagePath(path: reader.path, range: path.range, segment: segment, reason))
        return nil
    }
    let name = String(fileName(of: path.text).droppingLastBytes(format.ending.utf8.count))
    return ExtraPage(
        path: path, format: format, template: template ?? Written(text: name, range: path.range), title: title,
        description: description, isInSitemap: isPage && isInSitemap)
}

extension Diagnostic {
    fileprivate static func pageEnding(path: String, range: Range<Int>, written: String) -> Diagnostic {
        let endings = TemplateFormat.allCases.map(\.ending)
        return Diagnostic(
            .sitePath, path: path, range: range,
            Wording(
                "what is at /\(written) is not known from its ending", zh: "从结尾看不出 /\(written) 是什么文件"),
            help: Wording(
                "end it with one of \(endings.joined(separator: ", "))", zh: "结尾写成 \(endings.joined(separator: "、")) 之一"
            ))
    }

    fileprivate static func pagePath(path: String, range: Range<Int>, segment: String, _ reason: Wording) -> Diagnostic
    {
        Diagnostic(
            .sitePath, path: path, range: range,
            segment.isEmpty
                ? Wording("the path of a page begins with its name, not with /", zh: "网页的路径从名字写起，不以 / 开头")
                : .cannotBePartOfURL(segment, reason),
            help: Wording(
                "write it like print-all.html or app/entries.json", zh: "写成 print-all.html 或 app/entries.json 这样"))
    }

    fileprivate static func sitemapOfFile(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .keyUnknown, path: path, range: range,
            Wording("a file for programs is in no sitemap", zh: "给程序读的文件不进站点地图"),
            help: Wording("delete the line \"sitemap\"", zh: "删掉“sitemap”这一行"))
    }
}
