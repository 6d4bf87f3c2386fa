import Foundation
import Glibc
import SiteTrials
import Testing

/// `banbao serve` as a writer and a browser meet it.
@Suite(.serialized) struct ServeTests {
    private static let story = "content/stories/apprentice.zh.md"

    /// Runs the preview of a site, and hands over the URL that it printed and a function that reads all it has said.
    private func serving(
        _ trial: SiteTrial, _ options: [String] = [],
        _ body: (_ url: String, _ log: () throws -> String) async throws -> Void
    ) async throws {
        let process = Process()
        process.executableURL = URL(filePath: Program.path)
        process.arguments = ["serve", "--site", trial.root.path, "--today", "2026-11-20"] + options
        process.environment = Program.environment
        let log = trial.root.appending(path: "serve-\(UUID().uuidString).log")
        try Data().write(to: log)
        process.standardOutput = try FileHandle(forWritingTo: log)
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
        func said() throws -> String { String(decoding: try Data(contentsOf: log), as: UTF8.self) }
        let url = try #require(try await waiting { try said().firstMatch(of: #/http:[^\s"]+/#) })
        try await body(String(url.0), said)
        kill(process.processIdentifier, SIGTERM)
        #expect(try await waiting { process.isRunning ? nil : true } == true)
        #expect(process.terminationStatus == 128 + SIGTERM)
    }

    /// What is there after a while; nil where it does not come in 20 seconds.
    private func waiting<Value>(_ look: () throws -> Value?) async throws -> Value? {
        for _ in 0..<400 {
            if let value = try look() { return value }
            try await Task.sleep(for: .milliseconds(50))
        }
        return nil
    }

    private func get(_ url: String, _ path: String) throws -> String {
        let run = try Program.run("/usr/bin/curl", ["-s", "-m", "5", url + path])
        return run.output
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")))
    func `a page follows its file, broken and mended, renamed and deleted`() async throws {
        try await withTrial { trial in
            try await serving(trial) { url, _ in
                let page = "stories/apprentice.html"
                #expect(try get(url, page).contains("</html>"))
                try trial.append(Array("\n新的一段。\n".utf8), to: Self.story)
                #expect(try await waiting { try get(url, page).contains("新的一段。") ? true : nil } == true)
                try trial.append(Array("\n[甲](none.zh.md)\n".utf8), to: Self.story)
                #expect(try await waiting { try get(url, page).contains("[link.missing]") ? true : nil } == true)
                try trial.change(Self.story) { $0.replacing("date: ", with: "dat: ") }
                #expect(try await waiting { try get(url, page).contains("[key.unknown]") ? true : nil } == true)
                #expect(
                    try await waiting { try get(url, "_banbao/problems").contains("[key.unknown]") ? true : nil }
                        == true)
                try trial.change(Self.story) { $0.replacing("dat: ", with: "date: ") }
                #expect(try await waiting { try get(url, page).contains("新的一段。") ? true : nil } == true)
                let text = String(decoding: try trial.bytes(of: Self.story), as: UTF8.self)
                try trial.write(text, to: "content/stories/renamed.zh.md")
                try FileManager.default.removeItem(at: trial.root.appending(path: Self.story))
                #expect(
                    try await waiting { try get(url, "stories/renamed.html").contains("新的一段。") ? true : nil } == true)
                #expect(try get(url, page).contains("新的一段。") == false)
                try trial.write(
                    "---\ntitle: New\ndate: 2020-01-01\n---\n\nIn English.\n", to: "content/stories/renamed.en.md")
                #expect(
                    try await waiting { try get(url, "en/stories/renamed.html").contains("In English.") ? true : nil }
                        == true)
                try trial.append(Array("{{#nonsense}}".utf8), to: "templates/entry.html")
                #expect(
                    try await waiting {
                        let page = try get(url, "stories/renamed.html")
                        return page.contains("新的一段。") && page.contains("[template.") ? true : nil
                    } == true)
            }
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")))
    func `programs read changes and problems line by line`() async throws {
        try await withTrial { trial in
            try await serving(trial, ["--format", "json"]) { _, log in
                _ = try await waiting { try log().contains("\"problems\",\"errors\":0") ? true : nil }
                try trial.append(Array("\n[甲](none.zh.md)\n".utf8), to: Self.story)
                let path = trial.root.path + "/" + Self.story
                let end = "{\"version\":1,\"type\":\"problems\",\"errors\":1,\"warnings\":0}\n"
                #expect(try await waiting { try log().hasSuffix(end) ? true : nil } == true)
                // Another program may have the first port.
                let lines = try log().split(separator: "\n").filter { !$0.contains("\"type\":\"note\"") }
                let change = #/\{"version":1,"type":"change","files":\["(.*)"\],"pages":\d+,"milliseconds":\d+\}/#
                #expect(lines.count == 5, "\(lines)")
                #expect(lines[0].contains("\"type\":\"preview\",\"url\":\"http://localhost:"))
                #expect(try change.wholeMatch(in: lines[2])?.1 == path[...])
                #expect(lines[3].contains("\"rule\":\"link.missing\",\"path\":\"\(path)\",\"line\":"))
            }
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")))
    func `two previews of a site, of which one has places that open an editor`() async throws {
        try await withTrial { trial in
            // Nothing of a name or a text becomes markup.
            let name = "<script>alert(1)<script>.zh.md"
            try trial.write("---\ntitle: <b>甲\ndate: 2020-01-01\n---\n\n[x](<i>.md)\n", to: "content/stories/b&b.zh.md")
            try trial.write("x", to: "content/stories/" + name)
            try await serving(trial) { first, _ in
                try await serving(trial, ["--editor", "vscode"]) { second, _ in
                    #expect(first != second)
                    for url in [first, second] {
                        let list = try await waiting {
                            let list = try get(url, "_banbao/problems")
                            return list.contains("script>alert(1)") || list.contains("&lt;script&gt;alert(1)")
                                ? list : nil
                        }
                        #expect(list?.contains("<script>alert") == false && list?.contains("<i>") == false)
                    }
                    let path = trial.root.path.replacing("+", with: "%2B")
                    #expect(
                        try get(second, "_banbao/problems").contains(
                            "href=\"vscode://file\(path)/content/stories/b%26b.zh.md:")
                    )
                    #expect(try get(first, "_banbao/problems").contains("vscode:") == false)
                }
            }
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")))
    func `the desk lists every entry with its state, and opens its versions side by side`() async throws {
        try await withTrial { trial in
            try trial.write(
                "---\ntitle: 草稿一\ndate: 2020-01-01\ndraft: true\n---\n\n三个字。\n", to: "content/stories/d.zh.md")
            try await serving(trial) { url, _ in
                let query = "_banbao/?show=drafts&q=%E8%8D%89&sort=title"
                // Once the pages have been looked through, their lengths are known.
                #expect(
                    try await waiting { try get(url, query).contains("<li>3 characters</li>") ? true : nil } == true)
                let desk = try get(url, query)
                #expect(desk.contains(">Draft</span>") && desk.contains("No version") && !desk.contains("apprentice"))
                #expect(desk.contains("reload.js"))
                #expect(try get(url, "_banbao/?show=drafts&show=all").contains("<html") == false)
                let comparison = try get(url, "_banbao/compare?entry=stories/d")
                #expect(comparison.contains("src=\"/stories/d.html\"") && !comparison.contains("reload.js"))
                let place = "_banbao/version?entry=stories/d&language=en"
                #expect(comparison.contains(place.replacing("&", with: "&amp;")))
                #expect(try get(url, place).contains("content/stories/d.en.md"))
                #expect(try get(url, "_banbao/compare.js").contains("scrollTo"))
                try trial.write("---\ntitle: D\ndate: 2020-01-01\n---\n\nText.\n", to: "content/stories/d.en.md")
                #expect(
                    try await waiting { try get(url, place).contains("at en/stories/d.html") ? true : nil } == true)
                try trial.append(Array("nonsense: x\n".utf8), to: "content/site.yaml")
                #expect(
                    try await waiting { try get(url, "_banbao/").contains("this is the last good site") ? true : nil }
                        == true)
                #expect(try get(url, "_banbao/").contains("stories/<wbr>apprentice"))
            }
        }
    }
}
