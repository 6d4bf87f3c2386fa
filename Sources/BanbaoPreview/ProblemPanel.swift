package import BanbaoText

/// What a preview shows of problems: above a page, in its place, or as a list of all.
package struct ProblemPanel: Sendable {
    private let language: MessageLanguage

    package init(language: MessageLanguage) { self.language = language }

    /// As it is printed.
    package struct Problem: Sendable {
        /// `content/stories/a.zh.md:12:8`
        let place: String
        /// Opens the file there.
        let url: String?
        /// What follows the place, in lines.
        let explanation: String

        package init(place: String, url: String?, explanation: String) {
            self.place = place
            self.url = url
            self.explanation = explanation
        }
    }

    /// In: a page, and the problems of it; their count among all of the site. Out: the page with them at its end, where
    /// browsers show them over it.
    package func page(_ page: [UInt8], with problems: [Problem], siteCount: Int) -> [UInt8] {
        if problems.isEmpty, siteCount == 0 { return page }
        let end = page.lastIndex(ofTag: "</body>") ?? page.count
        var result = Array(page[..<end])
        append(problems, siteCount: siteCount, to: &result)
        return result + page[end...]
    }

    /// A page of its own: of one that cannot be shown, or of all problems.
    package func page(titled title: Wording, _ problems: [Problem]) -> [UInt8] {
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

    private func append(_ problems: [Problem], siteCount: Int, to html: inout [UInt8]) {
        html.append(
            "<aside id=\"banbao-problems\" style=\"position:fixed;z-index:2147483647;left:0;right:0;bottom:0;max-height:60vh;overflow:auto;"
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

    private func append(_ problems: [Problem], to html: inout [UInt8]) {
        for problem in problems {
            html.append("<pre style=\"white-space:pre-wrap;margin:0;font:.875rem/1.5 monospace\">" as StaticString)
            if let url = problem.url {
                html.append("<a style=\"color:#0b57d0\" href=\"" as StaticString)
                html.append(escaping: url)
                html.append("\">" as StaticString)
            }
            html.append(escaping: problem.place)
            if problem.url != nil { html.append("</a>" as StaticString) }
            html.append(": " as StaticString)
            html.append(escaping: problem.explanation)
            html.append("</pre>\n" as StaticString)
        }
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
