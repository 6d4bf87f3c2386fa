package import BanbaoText

/// What a preview shows of problems: above a page, in its place, or as a list of all.
package struct ProblemPanel: Sendable {
    private let language: MessageLanguage

    package init(language: MessageLanguage) { self.language = language }

    /// In: a page, and the problems of it as printed; their count among all of the site. Out: the page with them at its end, where
    /// browsers show them over it.
    package func page(_ page: [UInt8], with problems: String, siteCount: Int) -> [UInt8] {
        if problems.isEmpty, siteCount == 0 { return page }
        let end = page.lastIndex(ofTag: "</body>") ?? page.count
        var result = Array(page[..<end])
        append(problems, siteCount: siteCount, to: &result)
        return result + page[end...]
    }

    /// A page of its own: of one that cannot be shown, or of all problems. In: problems as printed; empty for none.
    package func page(titled title: Wording, _ problems: String) -> [UInt8] {
        var html: [UInt8] = []
        html.append("<!DOCTYPE html>\n<html lang=\"" as StaticString)
        html.append(language == .chinese ? "zh-CN" : "en")
        html.append("\">\n<head>\n<meta charset=\"utf-8\">\n" as StaticString)
        html.append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>" as StaticString)
        html.append(escaping: title[language])
        html.append(
            "</title>\n<style>\nbody { margin: 2em; font: 1rem/1.6 sans-serif; color: #222; background: #fff }\n"
                as StaticString)
        html.append("pre { overflow-x: auto }\n</style>\n</head>\n<body>\n<h1>" as StaticString)
        html.append(escaping: title[language])
        html.append("</h1>\n" as StaticString)
        if problems.isEmpty {
            html.append("<p>" as StaticString)
            html.append(escaping: Wording("Nothing is wrong.", zh: "没有问题。")[language])
            html.append("</p>\n" as StaticString)
        } else {
            append(problems, to: &html)
        }
        html.append("</body>\n</html>\n" as StaticString)
        return html
    }

    private func append(_ problems: String, siteCount: Int, to html: inout [UInt8]) {
        html.append(
            "<aside style=\"position:fixed;z-index:2147483647;left:0;right:0;bottom:0;max-height:60vh;overflow:auto;"
                as StaticString)
        html.append(
            "padding:.5em 1em;font:1rem/1.5 sans-serif;color:#222;background:#fff4e5;border-top:3px solid #b00020\">\n"
                as StaticString)
        if !problems.isEmpty { append(problems, to: &html) }
        if siteCount > 0 {
            html.append("<p style=\"margin:0\"><a style=\"color:#0b57d0\" href=\"/_banbao/\">" as StaticString)
            let text = Wording(
                "\(siteCount) problem\(siteCount == 1 ? "" : "s") on the site", zh: "全站有 \(siteCount) 个问题")
            html.append(escaping: text[language])
            html.append("</a></p>\n" as StaticString)
        }
        html.append("</aside>\n" as StaticString)
    }

    private func append(_ problems: String, to html: inout [UInt8]) {
        html.append("<pre style=\"white-space:pre-wrap;margin:0;font:.875rem/1.5 monospace\">" as StaticString)
        html.append(escaping: problems)
        html.append("</pre>\n" as StaticString)
    }
}

extension [UInt8] {
    fileprivate func lastIndex(ofTag tag: StaticString) -> Int? {
        let length = tag.utf8CodeUnitCount
        guard count >= length else { return nil }
        return (0...count - length).last { start in
            (0..<length).allSatisfy { unsafe self[start + $0] == tag.utf8Start[$0] }
        }
    }
}
