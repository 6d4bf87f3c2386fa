import Foundation
import Glibc
import Testing

extension BadInputs {
    private static let page = BadInput.page
    private static let head = BadInput.head

    // MARK: D. Templates

    static let templates: [BadInput] = [
        BadInput("D1", "two partials in a circle") { trial in
            try trial.write("{{>b}}\n", to: "templates/partials/a.html")
            try trial.write("{{>a}}\n", to: "templates/partials/b.html")
            try trial.change("templates/404.html") { $0.replacing("</body>", with: "{{>a}}</body>") }
        },
        .template("D2", "a partial that is not there", "{{>nav}}"),
        .template("D3", "a name that is not there", "{{titel}}"),
        .template("D4", "a section that is not closed", "{{#menu}}\n<p>"),
        .template("D4", "a section closed by another name", "{{#menu}}{{/pages}}"),
        .template("D5", "a partial outside", "{{>../../etc/passwd}}"),
        BadInput("D5", "a partial that is a link out") { trial in
            try trial.link("templates/partials/out.html", to: "/etc/passwd")
        },
        .template("D8", "a value without quotes", "<p title={{title}}>"),
        .template("D8", "a value in a script", "<script>{{title}}</script>"),
        .template("D8", "a value in a style", "<p style=\"{{title}}\">"),
        .template("D8", "a value in an event", "<p onclick=\"{{title}}\">"),
        .template("D8", "a text as an address", "<a href=\"{{title}}\">x</a>"),
        BadInput("D9", "a template that is not there") { trial in
            try FileManager.default.removeItem(at: trial.root.appending(path: "templates/list.html"))
        },
        BadInput("D7", "loops in loops in loops") { trial in
            let loops = Array(repeating: "switcher", count: 6)
            let page = String(repeating: "长", count: 300_000)
            try trial.change("templates/404.html") {
                $0.replacing(
                    "</body>",
                    with: loops.map { "{{#\($0)}}" }.joined() + page + loops.map { "{{/\($0)}}" }.joined() + "</body>")
            }
        },
        BadInput("D6", "partials in partials in partials") { trial in
            for number in 0..<65 {
                try trial.write("{{> deep-\(number + 1)}}\n", to: "templates/partials/deep-\(number).html")
            }
            try trial.write("<p>\n", to: "templates/partials/deep-65.html")
            try trial.change("templates/404.html") { $0.replacing("</body>", with: "{{> deep-0}}</body>") }
        },
        BadInput("D10", "a mark before a template and carriage returns in it", exit: 0) { trial in
            try trial.change("templates/404.html") { "\u{FEFF}" + $0.replacing("\n", with: "\r\n") }
        },
        BadInput("D12", "ten megabytes") { trial in
            try trial.change("templates/entry.html") { $0 + String(repeating: "<!-- -->", count: 1_300_000) }
        },
    ]

    // MARK: F. Paths, names, collisions

    static let paths: [BadInput] = [
        BadInput("F1", "two pages with one address") { trial in
            try trial.write("---\ntitle: 甲\ndate: 2020-01-01\naliases: [/stories/master.html]\n---\n", to: page)
        },
        BadInput("F2", "names that differ by case") { trial in
            try trial.write(head, to: "content/stories/About.zh.md")
            try trial.write(head, to: "content/stories/about.zh.md")
        },
        BadInput("F3", "names in two Unicode forms") { trial in
            try trial.write(head, to: "content/stories/caf\u{E9}.zh.md")
            try trial.write(head, to: "content/stories/cafe\u{301}.zh.md")
        },
        BadInput("F4", "a folder named as a page") { trial in
            try trial.write(head + "[x](bad.html/x.png)\n", to: page)
            try trial.write(
                bytes: try ImageContentTests.bytes("plain-7x5.png"), to: "content/stories/bad.html/x.png")
        },
        BadInput("F5", "tags that are no names") { trial in
            try trial.change("content/tags.yaml") { text in
                text
                    + ["C/C++", "..", ".", "#1", "%2e%2e", " a ", "Skills"].map { "\"\($0)\": {zh: 甲, en: A}\n" }
                    .joined()
            }
        },
        BadInput("F6", "a name of ninety characters") { trial in
            try trial.write(head, to: "content/stories/\(String(repeating: "长", count: 80)).zh.md")
        },
        BadInput("F7", "seventy folders") { trial in
            try trial.write(head, to: "content/stories/\(String(repeating: "a/", count: 70))x.zh.md")
        },
        BadInput("F8", "names that Windows keeps") { trial in
            for name in ["con", "a:b", "a*b", "a?b", "a\"b", "a|b", "a\\b", "a<b"] {
                try trial.write(head, to: "content/stories/\(name).zh.md")
            }
        },
        BadInput("F9", "names with controls") { trial in
            for name in ["a\nb", "a\tb", "-a"] { try trial.write(head, to: "content/stories/\(name).zh.md") }
        },
        BadInput("F10", "a link inside the site", exit: 0) { trial in
            try trial.link("content/stories/copy.zh.md", to: "master.zh.md")
        },
        BadInput("F11", "a link to a file outside") { try $0.link("content/stories/out.zh.md", to: "/etc/passwd") },
        BadInput("F11", "a link to the folder above") { try $0.link("content/stories/up", to: "..") },
        BadInput("F11", "a link to a folder outside") { try $0.link("content/stories/etc", to: "/etc") },
        BadInput("F11", "a link to itself") { try $0.link("content/stories/loop.zh.md", to: "loop.zh.md") },
        BadInput("F11", "a link to nothing") { try $0.link("content/stories/none.zh.md", to: "nothing.md") },
        BadInput("F12", "a pipe") {
            _ = unsafe mkfifo($0.root.appending(path: "content/stories/pipe.zh.md").path, 0o644)
        },
        BadInput(
            "F16", "what editors leave behind", exit: 0,
            verify: { pages in
                let names = pages.keys.filter { $0.contains("secret") || $0.contains("DS_Store") }
                #expect(names.isEmpty)
            }
        ) { trial in
            for name in [
                ".env", ".git/secret", "a.swp", "4913", ".DS_Store", "Thumbs.db", "~$secret.docx", "secret.md~",
            ] {
                try trial.write("secret", to: "content/stories/\(name)")
            }
        },
        BadInput("F17", "sources that cannot be written", exit: 0) {
            _ = unsafe chmod($0.root.appending(path: "content/stories/master.zh.md").path, 0o444)
        },
    ]

    // MARK: G. Configuration and command line

    private static let baseURL = "https://example.org/"

    static let commands: [BadInput] = configurations + secrets + addresses + hosts + outputs + epochs + others

    private static let configurations: [BadInput] = [
        BadInput("G1", "no site.yaml") {
            try FileManager.default.removeItem(at: $0.root.appending(path: "content/site.yaml"))
        },
        BadInput("G1", "an empty site.yaml") { try $0.write("", to: "content/site.yaml") },
        BadInput("G1", "a folder for site.yaml") { trial in
            try FileManager.default.removeItem(at: trial.root.appending(path: "content/site.yaml"))
            try trial.write("x", to: "content/site.yaml/x")
        },
        .configuration("G2", "an unknown key", "page-size: 2", "page-sise: 2"),
        .configuration("G2", "a wrong type", "page-size: 2", "page-size: zwei"),
        .configuration("G2", "a key twice", "page-size: 2", "page-size: 2\npage-size: 3"),
        BadInput("G9", "a configuration of a later program") { trial in
            try trial.change("content/site.yaml") { "version: 99\n" + $0 }
        },
    ]

    private static let secrets = [
        "password: hunter2", "oss: {access-key: x}", "key: AKIAIOSFODNN7EXAMPLE",
        "key: |\n  -----BEGIN PRIVATE KEY-----",
        "mirror: https://user:hunter2@example.org/",
    ].enumerated().map { number, line in
        BadInput("G6", "the secret no \(number + 1)") { trial in
            try trial.change("content/site.yaml") { $0 + line + "\n" }
        }
    }

    private static let addresses = [
        "example.org", "ftp://example.org/", "https://example.org/?q=1", "https://user:secret@example.org/",
        "\"https://example.org/ \"",
        "\"\"",
    ].enumerated().map { BadInput.configuration("G3", "the address no \($0 + 1)", baseURL, $1) }

    private static let hosts: [BadInput] = [
        .configuration("G3", "a Chinese host", exit: 0, baseURL, "https://中国.政务/宣传/"),
        .configuration("G3", "a host that is none", baseURL, "https://-例.com/"),
    ]

    private static let outputs = [".", "/", "content", "..", "content/out"].enumerated().map { number, folder in
        BadInput("G4", "the output no \(number + 1)", exit: 2, arguments: ["--output", folder]) { _ in }
    }

    private static let epochs = ["abc", "-1", "9007199254740993"].enumerated().map { number, epoch in
        // Without --today, which comes first.
        BadInput(
            "G8", "the epoch no \(number + 1)", exit: 64, environment: ["SOURCE_DATE_EPOCH": epoch],
            shell: "shift 3; set -- build \"$@\""
        ) { _ in }
    }

    private static let others: [BadInput] = [
        BadInput("G5", "a folder of somebody's", exit: 2, arguments: ["--output", "content/../templates"]) { _ in },
        BadInput("G7", "an unknown option", exit: 64, arguments: ["--fast"]) { _ in },
        BadInput("G10", "standard output is full", exit: 2, shell: "exec >/dev/full") { _ in },
    ]

    // MARK: H. Machine

    private static func needsRoot() -> String? { geteuid() == 0 ? nil : "only root may become another user" }

    static let machine: [BadInput] = [
        BadInput("H2", "files may not grow", exit: 2, shell: "ulimit -f 40") {
            try $0.write(head + String(repeating: "正文。\n\n", count: 5000), to: page)
        },
        BadInput(
            "H10", "files of others in the output", exit: 0,
            verify: { #expect($0["CNAME"] == "www.example.org" && $0["MP_verify_x.txt"] == "x") }
        ) { trial in
            try trial.write("www.example.org", to: "output/CNAME")
            try trial.write("x", to: "output/MP_verify_x.txt")
        },
        BadInput("H10", "a page where a file of others is") { trial in
            try trial.write("x", to: "output/stories/bad.html")
            try trial.write(head, to: page)
        },
        BadInput("H12", "a manifest that is not one", exit: 2) { trial in
            try trial.write("what?", to: ".banbao/output.manifest")
        },
        BadInput(
            "H11", "an output edited by hand", exit: 0,
            verify: { #expect($0["index.html"]?.contains("</html>") == true) }
        ) { trial in
            try trial.write("edited", to: "output/index.html")
            // A change within a tick of the clock could not be told from none.
            try trial.append([0x20], to: "output/feed.xml")
        },
        BadInput(
            "H12", "no manifest, and the folder is taken over", exit: 0, arguments: ["--adopt"],
            verify: {
                #expect($0["CNAME"] == "www.example.org" && $0["index.html"]?.contains("<html") == true)
            }
        ) { trial in
            try FileManager.default.removeItem(at: trial.root.appending(path: ".banbao/output.manifest"))
            try trial.write("www.example.org", to: "output/CNAME")
            try trial.write("not ours", to: "output/index.html")
        },
        BadInput("H12", "no manifest", exit: 2) { trial in
            try FileManager.default.removeItem(at: trial.root.appending(path: ".banbao/output.manifest"))
        },
        BadInput("H14", "a clock in 1970", exit: 0, environment: ["SOURCE_DATE_EPOCH": "0"]) { _ in },
        BadInput("H16", "few open files", exit: 0, shell: "ulimit -n 32") { try $0.write(head, to: page) },
        BadInput("F14", "a page nobody may read", exit: 2, shell: unprivileged, obstacle: needsRoot) { trial in
            _ = unsafe chmod(trial.root.appending(path: "content/stories/master.zh.md").path, 0)
        },
    ]

    private static let unprivileged = """
        chown -R 65534:65534 .
        prefix='setpriv --reuid=65534 --regid=65534 --clear-groups'
        """
}
