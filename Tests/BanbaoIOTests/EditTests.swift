import BanbaoIO
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// A rebuild after an edit renders only what the edit touches, and nobody can tell it from a clean build.
@Suite struct EditTests {
    @Test func `after each of 200 random edits a rebuild gives what a clean build gives`() async throws {
        try await withTrial { trial in
            var editor = Editor(trial: trial)
            var (reused, failed) = (0, 0)
            for number in 0..<200 {
                let edit = try editor.makeEdit(number)
                let rebuilt = try await build(trial)
                let clean = trial.root.appending(path: "clean-\(number)")
                let built = try await trial.build(options: [], into: clean)
                #expect(rebuilt.diagnostics == built.diagnostics, "edit \(number): \(edit)")
                if built.changes == nil {
                    failed += 1
                    try editor.undo()
                } else {
                    let (present, expected) = (try trial.outputFiles(), try SiteTrial.contents(of: clean))
                    let differing = Set(present.keys).union(expected.keys).filter { present[$0] != expected[$0] }
                    #expect(differing == [], "edit \(number): \(edit)")
                    if !rebuilt.isUnchanged, rebuilt.renderedCount < built.renderedCount { reused += 1 }
                    try FileManager.default.removeItem(at: clean)
                }
            }
            // Otherwise the comparison says nothing.
            #expect(reused > 40 && failed > 5, "\(reused) reused, \(failed) failed")
        }
    }

    @Test func `a changed paragraph or heading renders its page only`() async throws {
        try await withTrial { trial in
            _ = try await build(trial)
            let path = "content/stories/apprentice.zh.md"
            let text = String(decoding: try #require(trial.excerpt(of: path)), as: UTF8.self)
            try trial.makeOld()
            // Other times, but the same content.
            #expect(try await build(trial).isUnchanged)
            try trial.write(text + "\n又一段。\n", to: path)
            let paragraph = try await build(trial)
            #expect(paragraph.renderedCount == 1 && paragraph.changes?.changed == ["stories/apprentice.html"])
            try trial.makeOld()
            _ = try await build(trial)
            try trial.write(text + "\n又一段。\n\n## 出师\n", to: path)
            let heading = try await build(trial)
            #expect(heading.renderedCount == 1 && heading.changes?.changed == ["stories/apprentice.html"])
        }
    }

    @Test func `an image of another size gives new pages to all that show it`() async throws {
        try await withTrial { trial in
            let image = "content/stories/photo.gif"
            let page = "---\ntitle: 图\ndate: 2020-01-15\nsummary: 图。\n---\n\n![照片](photo.gif)\n"
            for name in ["one.zh.md", "one.en.md", "two.zh.md"] { try trial.write(page, to: "content/stories/" + name) }
            try trial.writeImage(width: 11, to: image)
            try trial.makeOld()
            _ = try await build(trial)
            #expect(try await build(trial).isUnchanged)
            // Of the same size in bytes; fresh the first time, and old the second.
            for (width, age) in [(12, nil), (13, 1), (14, 2)] {
                try trial.writeImage(width: width, to: image)
                if let age { try trial.makeOld(image, seconds: age) }
                let changes = try #require(try await build(trial).changes)
                let expected = ["en/stories/one.html", "stories/one.html", "stories/photo.gif", "stories/two.html"]
                #expect(changes.changed.sorted() == expected)
                let clean = trial.root.appending(path: "clean-\(width)")
                _ = try await trial.build(options: [], into: clean)
                #expect(try trial.outputFiles() == SiteTrial.contents(of: clean))
                let html = try trial.outputFiles()["stories/two.html"].map { String(decoding: $0, as: UTF8.self) }
                #expect(html?.contains("width=\"\(width)\" height=\"3\"") == true)
            }
        }
    }

    @Test func `an image that breaks after a good build stops the next one`() async throws {
        try await withTrial { trial in
            let image = "content/stories/photo.gif"
            try trial.write(SiteTrial.head + "![照片](photo.gif)\n", to: SiteTrial.page)
            try trial.writeImage(width: 11, to: image)
            try trial.makeOld()
            _ = try await build(trial)
            let before = try trial.outputFiles()
            try trial.write(bytes: Array(try trial.bytes(of: image).dropLast()), to: image)
            let broken = try await build(trial)
            #expect(broken.diagnostics.map(\.rule) == [.imageBroken] && broken.changes == nil)
            #expect(try trial.outputFiles() == before)
        }
    }
}

extension SiteTrial {
    /// A GIF of some width and a height of 3.
    func writeImage(width: Int, to path: String) throws {
        var bytes = try Repository.image("plain-11x3.gif")
        bytes[6...7] = [UInt8(width & 0xFF), UInt8(width >> 8)]
        try write(bytes: bytes, to: path)
    }

    /// Gives every source a time long past, as in a checkout of last week: no source is fresh.
    func makeOld() throws {
        for folder in ["content", "templates"] {
            for path in try Self.files(below: root.appending(path: folder)) { try makeOld(folder + "/" + path) }
        }
    }

    func makeOld(_ path: String, seconds: Int = 0) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 + Double(seconds))],
            ofItemAtPath: root.appending(path: path).path)
    }
}

/// Makes the same edits in every run: SplitMix64 from a fixed seed.
private struct Editor {
    let trial: SiteTrial
    private var state: UInt64 = 20_261_120
    private var pages: [String: Story] = [:]
    private var last: (path: String, story: Story?) = ("", nil)
    private let slugs = ["jia", "yi", "bing", "ding"]

    private struct Story {
        var title = "故事"
        var day = 1
        var tags = ["skills"]
        var summary: String?
        var isDraft = false
        var lines = ["第一段。", "## 手艺", "第二段。"]

        var text: String {
            let summary = summary.map { "summary: \($0)\n" } ?? ""
            let head =
                "title: \(title)\ndate: 2020-01-\(day < 10 ? "0" : "")\(day)\ntags: [\(tags.joined(separator: ", "))]\n"
            return "---\n" + head + summary + (isDraft ? "draft: true\n" : "") + "---\n\n"
                + lines.joined(separator: "\n\n") + "\n"
        }
    }

    init(trial: SiteTrial) { self.trial = trial }

    private mutating func random(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }

    /// Changes one thing in the sources and says what.
    mutating func makeEdit(_ number: Int) throws -> String {
        if number == 0 { try trial.makeOld() }
        if random(12) == 0 { return try editOther(number) }
        let path = "content/stories/\(slugs[random(slugs.count)]).\(random(2) == 0 ? "zh" : "en").md"
        var story = pages[path] ?? Story()
        last = (path, pages[path])
        let edit = change(&story, number)
        if edit == "removed" {
            if pages.removeValue(forKey: path) != nil {
                try FileManager.default.removeItem(at: trial.root.appending(path: path))
            }
        } else {
            pages[path] = story
            try trial.write(story.text, to: path)
            // Every other edit is old enough for its time to be trusted.
            if random(3) > 0 { try trial.makeOld(path, seconds: number) }
        }
        return "\(path): \(edit)"
    }

    /// Takes the last edit back, as an editor does whose build failed.
    mutating func undo() throws {
        pages[last.path] = last.story
        if let story = last.story {
            try trial.write(story.text, to: last.path)
        } else {
            try FileManager.default.removeItem(at: trial.root.appending(path: last.path))
        }
    }

    private mutating func change(_ story: inout Story, _ number: Int) -> String {
        let last = story.lines.count - 1
        switch random(16) {
        case 0: story.title = "故事\(number)"
        case 1: story.day = 1 + random(28)
        case 2: story.tags = random(2) == 0 ? [] : ["skills"]
        case 3: story.summary = random(2) == 0 ? nil : "摘要\(number)。"
        case 4: story.isDraft.toggle()
        case 5: story.lines[random(2) == 0 ? 1 : last] = "## 手艺\(random(3))"
        case 6: story.lines[last] = "见[老师傅](master.zh.md#手艺)。"
        case 7: story.lines[last] = "见[另一位](\(slugs[random(slugs.count)]).zh.md#手艺\(random(3)))。"
        case 8: story.lines[last] = "![照片](photo.gif)"
        case 9: return "removed"
        case 10: story.lines.append("## 小结")
        case 11 where last > 2: story.lines.removeLast()
        default: story.lines[last] = "第\(number)次改写。"
        }
        return story.text
    }

    private mutating func editOther(_ number: Int) throws -> String {
        switch random(4) {
        case 0: try trial.writeImage(width: number + 1, to: "content/stories/photo.gif")
        case 1: try trial.write("body { margin: \(number)px }\n", to: "templates/assets/style.css")
        case 2:
            try trial.write(
                "---\ntitle: 徒弟\ndate: 2020-02-0\(1 + random(9))\nsummary: 徒弟。\n---\n\n## 学艺\n\n\(number)\n",
                to: "content/stories/apprentice.zh.md")
        default:
            let path = "templates/404.html"
            let text = String(decoding: trial.excerpt(of: path) ?? [], as: UTF8.self)
            try trial.write(text.replacing("</body>", with: "<p>\(number)</p></body>"), to: path)
        }
        return "another file"
    }
}
