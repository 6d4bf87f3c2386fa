import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// A rebuild after an edit renders only what the edit touches, and nobody can tell it from a clean build.
@Suite struct EditTests {
    @Test func `after each of 200 random edits a rebuild gives what a clean build gives`() async throws {
        try await withTrial { trial in
            let (reused, failed) = try await compareBuilds(of: trial, editCount: 200)
            // Otherwise the comparison says nothing.
            #expect(reused > 40 && failed > 5, "\(reused) reused, \(failed) failed")
        }
    }

    /// Pages with the bodies of all entries, feeds with whole texts, reading times in lists.
    @Test func `outputs that hold the bodies of other pages follow these`() async throws {
        try await withTrial { trial in
            try trial.addBodiesElsewhere()
            let (reused, _) = try await compareBuilds(of: trial, editCount: 40)
            #expect(reused > 10, "\(reused) reused")
        }
        try await withTrial { trial in
            try trial.addBodiesElsewhere()
            _ = try await followEdits(of: trial, editCount: 60, comparedEach: 20)
        }
    }

    private func request(_ trial: SiteTrial, options: [String] = []) throws -> BuildRequest {
        BuildRequest(
            siteRoot: trial.root.path, output: trial.output.path, options: BuildOptions(options),
            today: Day("2026-11-20").map(BuildRequest.Today.day) ?? .clock, isStrict: false, toolVersion: "test")
    }

    /// How many rebuilds rendered less than a clean build, and how many edits were wrong.
    private func compareBuilds(of trial: SiteTrial, editCount: Int) async throws -> (reused: Int, failed: Int) {
        var editor = RandomEditor(trial: trial)
        var (reused, failed) = (0, 0)
        for number in 0..<editCount {
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
        return (reused, failed)
    }

    @Test func `after 1,000 random edits a running site answers what a build writes`() async throws {
        try await withTrial { trial in
            let failed = try await followEdits(of: trial, editCount: 1_000, comparedEach: 100)
            // Otherwise there was little to mend.
            #expect(failed > 20, "\(failed) failed")
        }
    }

    /// How many edits were wrong.
    private func followEdits(of trial: SiteTrial, editCount: Int, comparedEach step: Int) async throws -> Int {
        let site = try RunningSite(request(trial, options: ["--drafts", "--future"]))
        var editor = RandomEditor(trial: trial)
        var checkup: Checkup?
        var failed = 0
        for number in 0..<editCount {
            let edit = try editor.makeEdit(number)
            checkup = try await Checkup(of: try await site.update(), after: checkup)
            if checkup?.diagnostics.errorCount ?? 0 > 0 {
                failed += 1
                try editor.undo()
            }
            guard number % step == step - 1 else { continue }
            let edition = try await site.update()
            let built = try await trial.build(options: ["--drafts", "--future"])
            #expect(built.diagnostics.errorCount == 0 && edition.isCurrent)
            try await trial.expectOutput(of: edition, "edit \(number): \(edit)")
        }
        return failed
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

    @Test func `an image of another size changes the lists that show it`() async throws {
        try await withTrial { trial in
            let image = "content/stories/photo.gif"
            try trial.change("templates/partials/entry.html") {
                $0 + "{{#image}}<img src=\"{{url}}\" width=\"{{width}}\" height=\"{{height}}\" alt=\"\">{{/image}}"
            }
            try trial.write(
                "---\ntitle: 图\ndate: 2020-01-15\nsummary: 图。\nimage: photo.gif\n---\n\n文\n",
                to: "content/stories/one.zh.md")
            try trial.writeImage(width: 11, to: image)
            try trial.makeOld()
            _ = try await build(trial)
            let request = BuildRequest(
                siteRoot: trial.root.path, output: trial.output.path, options: BuildOptions(),
                today: Day("2026-11-20").map(BuildRequest.Today.day) ?? .clock, isStrict: false, toolVersion: "test")
            let site = try RunningSite(request)
            _ = try await site.update()
            for width in [12, 13] {
                try trial.writeImage(width: width, to: image)
                let changes = try #require(try await build(trial).changes)
                #expect(changes.changed.contains("index.html") && changes.changed.contains("stories/photo.gif"))
                let list = String(decoding: try trial.outputFiles()["index.html"] ?? Data(), as: UTF8.self)
                #expect(list.contains("width=\"\(width)\" height=\"3\""))
                try await trial.expectOutput(of: try await site.update(), "\(width)")
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
