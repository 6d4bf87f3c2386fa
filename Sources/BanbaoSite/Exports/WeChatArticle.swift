import BanbaoMarkdown
package import BanbaoText

/// An entry as one HTML file that needs no other, to be pasted into the editor of an official account of WeChat.
package struct WeChatArticle: Sendable {
    package let html: [UInt8]
    /// What is wrong in its text.
    package let problems: [Diagnostic]
    /// Images that the editor does not take in this way, by their paths.
    package let imagesToUpload: [String]
    /// For the link to the original that the editor asks for.
    package let url: String
}

extension RenderInputs {
    /// In: the file of a page, `content/stories/hong-jiaguang.zh.md`; an image file as a `data:` URL, nil where the editor takes none of
    /// its kind. Out: nil where no such page can be shown.
    func weChatArticle(
        of path: String, embedding: @escaping (_ path: String) throws -> String?
    ) throws -> WeChatArticle? {
        guard let id = site.pages.firstIndex(sorted: path, by: \.path) else {
            return nil
        }
        let page = site.pages[id]
        let url = configuration.absolute(site.sitePath(of: id))
        let place = BodyPlace(
            page: LinkingPage(path: page.path, language: page.language), root: configuration.baseURL,
            ownAddress: url)
        var reader = SiteReader(self)
        guard let source = try reader.source(at: page.path) else { return nil }
        let (text, image) = try reader.render(source, from: page.bodyStart, at: place) { resolver in
            page.frontMatter.image.flatMap {
                resolver.imageFile($0.text, wantsFile: false, Place(path: page.path, range: $0.range))
            }
        }
        var missing: [String] = []
        let isChinese = configuration.languages[page.language].isChinese
        var body = WeChatMarkup(ownAddress: url, isChinese: isChinese) { [base = configuration.baseURL] address in
            guard address.startsWithBytes(base) else { return nil }
            let file = SitePath(percentDecoded(String(address.droppingFirstBytes(base.utf8.count))))
            guard let attachment = site.attachment(at: file) else { return nil }
            let path = site.attachments[attachment].path
            if let embedded = try embedding(path) { return embedded }
            if !missing.contains(path) { missing.append(path) }
            return nil
        }
        if let image {
            let file = site.attachments[image].sitePath
            try body.image(configuration.absolute(file), alt: page.frontMatter.imageAlt ?? "")
        }
        try body.append(text.html.bytes.span)
        for (number, link) in body.links.enumerated() { body.note("[\(number + 1)] \(link)") }
        body.note(page.frontMatter.sources, configuration.languages[page.language])
        return WeChatArticle(
            html: document(page.frontMatter.title, body.html, configuration.languages[page.language].tag),
            problems: text.document.problems + reader.report.problems, imagesToUpload: missing, url: url)
    }
}

extension WeChatMarkup {
    fileprivate mutating func note(_ sources: [SourceDocument], _ language: Language) {
        for source in sources {
            let date = source.date.map {
                language.isChinese ? "（\(language.dateFormat.text($0))）" : " (\(language.dateFormat.text($0)))"
            }
            note((isChinese ? "来源：" : "Source: ") + source.name + (date ?? "") + (source.url.map { " " + $0 } ?? ""))
        }
    }
}

private func document(_ title: String, _ body: [UInt8], _ languageTag: String) -> [UInt8] {
    var html = Array("<!DOCTYPE html>\n<html lang=\"\(languageTag)\">\n<head>\n<meta charset=\"utf-8\">\n<title>".utf8)
    html.append(escaping: title)
    html += "</title>\n</head>\n<body>\n<section style=\"\(WeChatElement.textStyle)\">\n".utf8
    html += body
    html += "</section>\n</body>\n</html>\n".utf8
    return html
}
