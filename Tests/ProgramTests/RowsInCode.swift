import Foundation
import Glibc
import SiteTrials
import Testing

/// What the text of Tests/Rows cannot hold: large inputs, pipes and permissions, and what must be so of the pages afterwards.
enum RowsInCode {
    typealias Preparation = @Sendable (SiteTrial) throws -> Void
    typealias Check = @Sendable (_ pages: [String: String]) -> Void

    /// By title, for the rows that say `prepared: in code`.
    static let preparations: [String: Preparation] = [
        "B14 ten thousand brackets": frontMatter("title: " + many("[", 10_000)),
        "B19 two megabytes": frontMatter("title: 甲\nsummary: " + many("长", 700_000)),
        "B19 seventy kilobytes": frontMatter("title: 甲\nsummary: " + many("长", 24_000)),
        "C1 ten thousand quotations": body(many("> ", 10_000) + "x\n"),
        "C2 thirty thousand lists": body(many("- ", 30_000) + "x" + many("\n", 30_000)),
        "C3 images without end": body(many("![[]()", 160_000)),
        "C17 one long line": body(many("文", 340_000)),
        "C17 ten thousand link references": body(
            (0..<10_000).map { "[r\($0)]: https://example.org/\($0)\n\n" }.joined()),
        "H2 files may not grow": body(many("正文。\n\n", 5000)),
        "C5 a hundred megabytes": { trial in
            try trial.write(SiteTrial.head, to: SiteTrial.page)
            _ = unsafe truncate(trial.root.appending(path: SiteTrial.page).path, 100 << 20)
        },
        "A12 a file name that is not UTF-8": { trial in
            var name = Array("\(trial.root.path)/content/stories/".utf8CString.dropLast())
            name += [CChar(bitPattern: 0xFF), CChar(bitPattern: 0xFE)] + ".md".utf8CString
            close(unsafe open(name, O_CREAT | O_WRONLY, 0o644))
        },
        "D6 partials in partials in partials": { trial in
            for number in 0..<65 {
                try trial.write("{{> deep-\(number + 1)}}\n", to: "templates/partials/deep-\(number).html")
            }
            try trial.write("<p>\n", to: "templates/partials/deep-65.html")
            try trial.change("templates/404.html") { $0.replacing("</body>", with: "{{> deep-0}}</body>") }
        },
        "D7 loops in loops in loops": { trial in
            let loops = many("{{#switcher}}", 6) + many("长", 300_000) + many("{{/switcher}}", 6)
            try trial.change("templates/404.html") { $0.replacing("</body>", with: loops + "</body>") }
        },
        "D12 ten megabytes": { trial in
            try trial.change("templates/entry.html") { $0 + many("<!-- -->", 1_300_000) }
        },
        "F12 a pipe": { _ = unsafe mkfifo($0.root.appending(path: "content/stories/pipe.zh.md").path, 0o644) },
        "F14 a page nobody may read": permissions(0),
        "F17 sources that cannot be written": permissions(0o444),
        "C14 a photograph of twenty-one megabytes": image("a.jpg") {
            try Repository.image("plain-13x6.jpg") + [UInt8](repeating: 0, count: 21_000_000)
        },
        "C14 a photograph whose pixels make no sense": { trial in
            try trial.change("content/site.yaml") { $0 + "pictures: {widths: [4, 8]}\n" }
            // The pixels lie between the last head and the end.
            let photograph = try Repository.image("plain-13x6.jpg")
            let scan = try #require(photograph.firstRange(of: [0xFF, 0xDA]))
            try trial.write(
                bytes: photograph[..<(scan.lowerBound + 14)] + [UInt8](repeating: 0x55, count: 3) + [0xFF, 0xD9],
                to: "content/stories/a.jpg")
            try trial.write(SiteTrial.head + "![图](a.jpg)\n\n![图](a.jpg)\n", to: SiteTrial.page)
        },
        "C14 a million parts without end": image("a.png") {
            let part: [UInt8] = [0, 0, 0, 0] + Array("tEXt".utf8) + [0, 0, 0, 0]
            let head = Array(try Repository.image("plain-7x5.png").prefix(33))
            return head + [[UInt8]](repeating: part, count: 1_600_000).joined()
        },
        "C15 drawings without end": drawings([
            many("<g>", 100_000), "<g " + many("a", 1, 60_000) + "/>",
            "<style>" + many("<!-- -->a{b:c}", 20_000) + "</style>" + "<g onclick='x'/>", many("<!-- -->", 1_100_000),
        ]),
        "D7 sixty-five loops in each other": loops(65, around: "x"),
        "D7 loops around nothing but a question": loops(
            64, around: "{{#is-current}}{{#is-current}}x{{/is-current}}{{/is-current}}"),
        "F6 old paths that no system can hold": { trial in
            let paths = [many("a", 300) + ".html", many("长长长长长长长长长长/", 40)]
            try trial.write(
                "---\ntitle: 甲\ndate: 2020-01-01\naliases:\n" + paths.map { "  - /\($0)\n" }.joined() + "---\n",
                to: SiteTrial.page)
        },
        "F7 a path of thousands of bytes": { trial in
            try trial.write("x", to: "content/stories/" + many(many("a", 100) + "/", 12) + "a.zh.md")
        },
        "F11 sixty links that make a billion folders": { trial in
            for number in 0..<30 {
                let folder = trial.root.appending(path: "content/stories/\(number)")
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                for name in ["a", "b"] where number < 29 {
                    _ = unsafe symlink("../\(number + 1)", folder.appending(path: name).path)
                }
            }
        },
        "F11 the templates are elsewhere": linked("templates"),
        "F11 the content is elsewhere": linked("content"),
        "F12 a file for the templates": { trial in
            try FileManager.default.removeItem(at: trial.root.appending(path: "templates"))
            try trial.write("x", to: "templates")
        },
        "C14 wrong images in front matter": { trial in
            try trial.write("x", to: "content/stories/a.png")
            try trial.write(
                bytes: Array(try Repository.image("plain-12x12.avif").dropLast()), to: "content/stories/b.avif")
            try trial.write(
                "---\ntitle: 甲\ndate: 2020-01-01\nimage: a.png\nphoto: b.avif\n---\n\n正文。\n", to: SiteTrial.page)
        },
    ]

    /// Attributes of different names.
    private static func many(_ name: String, _ first: Int, _ last: Int) -> String {
        (first...last).map { "\(name)\($0)='' " }.joined()
    }

    private static func drawings(_ contents: [String]) -> Preparation {
        { trial in
            for (number, content) in contents.enumerated() {
                let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\">" + content + "</svg>"
                try trial.write(drawing, to: "content/stories/\(number).svg")
            }
            let page = contents.indices.map { "![图](\($0).svg)\n" }.joined()
            try trial.write(SiteTrial.head + page, to: SiteTrial.page)
        }
    }

    private static func loops(_ count: Int, around text: String) -> Preparation {
        { trial in
            let loops = many("{{#switcher}}", count) + text + many("{{/switcher}}", count)
            try trial.change("templates/404.html") { $0.replacing("</body>", with: loops + "</body>") }
        }
    }

    /// Puts a folder next to the site and a link in its place.
    private static func linked(_ folder: String) -> Preparation {
        { trial in
            let other = trial.root.appending(path: "elsewhere/" + folder)
            try FileManager.default.createDirectory(
                at: other.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.moveItem(at: trial.root.appending(path: folder), to: other)
            _ = unsafe symlink("elsewhere/" + folder, trial.root.appending(path: folder).path)
        }
    }

    private static func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private static func frontMatter(_ lines: String) -> Preparation {
        { try $0.write("---\n\(lines)\n---\n", to: SiteTrial.page) }
    }

    private static func body(_ text: String) -> Preparation {
        { try $0.write(SiteTrial.head + text, to: SiteTrial.page) }
    }

    private static func permissions(_ mode: mode_t) -> Preparation {
        { _ = unsafe chmod($0.root.appending(path: "content/stories/master.zh.md").path, mode) }
    }

    /// Next to a page that shows it.
    private static func image(_ file: String, _ bytes: @escaping @Sendable () throws -> [UInt8]) -> Preparation {
        { trial in
            try trial.write(bytes: try bytes(), to: "content/stories/" + file)
            try trial.write(SiteTrial.head + "![图](\(file))\n", to: SiteTrial.page)
        }
    }

    // MARK: Afterwards

    /// By title, whatever the exit code.
    static let checks: [String: Check] = [
        "A4 a byte order mark before the front matter": lacks("\u{FEFF}"),
        "A6 carriage returns": { pages in
            let (unix, windows) = (pages["stories/unix.html"], pages["stories/dos.html"])
            #expect(unix != nil && unix?.replacing("unix", with: "dos") == windows)
        },
        "B12 a date in the future": { #expect($0["stories/bad.html"] == nil && $0["index.html"] != nil) },
        "B25 markup in the title": { pages in
            #expect(pages.values.allSatisfy { !$0.contains("<script>alert(1)") })
            #expect(pages["stories/bad.html"]?.contains("alert(1)") == true)
        },
        "C7 dangerous links": { pages in
            let html = pages["stories/bad.html"] ?? "href=\"script:"
            #expect(html.matches(of: /href="[^"]*(script|file|data|blob|jar|view-source):/.ignoresCase()).isEmpty)
        },
        "C9 a quotation mark after a fence": holds("language-js&quot;onload=x"),
        "C12 headings of one name": { pages in
            let ids = (pages["stories/bad.html"] ?? "").matches(of: /<h2 id="([^"]*)"/).map { String($0.1) }
            #expect(ids.count == 5 && Set(ids).count == 5 && !ids.contains(""))
        },
        "C13 references without a definition": holds("[方案][]、[清单][tasks]"),
        "C13 a footnote that is not there": holds("见报道[^1]。"),
        "C14 a photograph of twenty-one megabytes": holds("width=\"13\" height=\"6\""),
        "C14 an image of thirty-three thousand pixels": holds("width=\"33025\""),
        "C14 an image with an orientation": holds("width=\"6\" height=\"13\""),
        "C16 tags of templates and the end of an article": holds("{{title}} {% raw %}"),
        "F16 what editors leave behind": { pages in
            #expect(pages.keys.filter { $0.contains("secret") || $0.contains("DS_Store") }.isEmpty)
            #expect(pages["index.html"] != nil)
        },
        "H10 files of others in the output": { pages in
            #expect(pages["CNAME"] == "www.example.org\n" && pages["MP_verify_x.txt"] == "x\n")
        },
        "H11 an output edited by hand": { #expect($0["index.html"]?.contains("</html>") == true) },
        "H12 no manifest, and the folder is taken over": { pages in
            #expect(pages["CNAME"] == "www.example.org\n" && pages["index.html"]?.contains("<html") == true)
        },
    ]

    private static func holds(_ text: String) -> Check {
        { pages in #expect(pages["stories/bad.html"]?.contains(text) == true) }
    }

    private static func lacks(_ text: String) -> Check {
        { pages in #expect(pages["stories/bad.html"]?.contains(text) == false) }
    }

    /// Rows whose second run has nothing to say any more, since the first has mended what was wrong.
    static let saidOnce: Set = ["H11 an output edited by hand"]
}
