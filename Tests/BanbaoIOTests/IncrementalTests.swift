import BanbaoIO
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// What is remembered between builds.
@Suite struct IncrementalTests {
    private static let warned = "content/stories/warned.zh.md"

    private func withWarnings(_ body: (SiteTrial) async throws -> Void) async throws {
        try await withTrial { trial in
            for (path, line) in [(Self.warned, "XX市总工会。"), ("content/stories/other.zh.md", "20××年。")] {
                try trial.write(SiteTrial.head + line + "\n", to: path)
            }
            try trial.makeOld()
            try await body(trial)
        }
    }

    @Test func `standing warnings are reported again, and nothing is rendered for them`() async throws {
        try await withWarnings { trial in
            let first = try await build(trial)
            #expect(first.diagnostics.count == 2 && first.changes != nil)
            let unchanged = try await build(trial)
            #expect(unchanged.isUnchanged && unchanged.diagnostics == first.diagnostics)
            try trial.append(Array("\n又一段。\n".utf8), to: "content/stories/apprentice.zh.md")
            let edited = try await build(trial)
            #expect(
                edited.renderedCount == 1 && edited.diagnostics.inReadingOrder() == first.diagnostics.inReadingOrder())
        }
    }

    @Test func `a warning goes when its cause goes, and others stay`() async throws {
        try await withWarnings { trial in
            _ = try await build(trial)
            try trial.write(SiteTrial.head + "某市总工会。\n", to: Self.warned)
            let mended = try await build(trial)
            #expect(mended.diagnostics.map(\.path) == ["content/stories/other.zh.md"])
            #expect(try await build(trial).diagnostics.map(\.path) == ["content/stories/other.zh.md"])
        }
    }

    @Test func `an edit writes the page and the index of its language`() async throws {
        try await withTrial { trial in
            try trial.append(
                Array("search: find.html\npages: {find.html: {title: {zh: 搜索, en: Search}}}\n".utf8),
                to: "content/site.yaml")
            try trial.write("<!DOCTYPE html>\n<title>{{title}}</title>\n", to: "templates/pages/find.html")
            try trial.makeOld()
            _ = try await build(trial)
            try trial.append(Array("\n修理望远镜。\n".utf8), to: "content/stories/apprentice.zh.md")
            let edited = try await build(trial)
            #expect(edited.changes?.changed == ["search-index/zh/index.js", "stories/apprentice.html"])
            #expect(edited.renderedCount == 2)
            try trial.append(Array("\n".utf8), to: "content/stories/apprentice.en.md")
            #expect(try await build(trial).changes?.changed == [])
        }
    }

    @Test func `an edit writes those parts of a divided index that it touches, and a clean build writes the same`()
        async throws
    {
        try await withTrial { trial in
            try trial.append(
                Array("search: find.html\npages: {find.html: {title: {zh: 搜索, en: Search}}}\n".utf8),
                to: "content/site.yaml")
            try trial.write("<!DOCTYPE html>\n<title>{{title}}</title>\n", to: "templates/pages/find.html")
            for number in 0..<40 {
                let text = (0..<60).map { "这一年共有\(number * 60 + $0)万人次参加培训，产业工人队伍不断壮大。" }
                try trial.write(
                    SiteTrial.head + text.joined(separator: "\n\n") + "\n", to: "content/stories/long-\(number).zh.md")
            }
            try trial.makeOld()
            let first = try await build(trial).changes?.added.filter { $0.hasPrefix("search-index/zh/terms/") } ?? []
            #expect(first.count == 32)

            func editedParts(_ text: String, _ path: String) async throws -> [String] {
                if text.isEmpty {
                    try FileManager.default.removeItem(at: trial.root.appending(path: path))
                } else {
                    try trial.write(SiteTrial.head + text, to: path)
                }
                let changes = try await build(trial).changes
                let clean = trial.root.appending(path: "clean-\(text.utf8.count)")
                _ = try await trial.build(options: [], into: clean)
                #expect(try SiteTrial.contents(of: clean) == trial.outputFiles())
                return changes?.changed.filter { $0.hasPrefix("search-index/zh/terms/") } ?? []
            }
            // Its own terms and those it had; a page of another number moves all.
            let path = "content/stories/long-39.zh.md"
            _ = try await editedParts("修理望远镜。\n", path)
            let edited = try await editedParts("修理望远镜片。\n", path)
            #expect((1...3).contains(edited.count))
            #expect(try await editedParts("修理望远镜片。\n\n", path) == [])
            #expect(try await editedParts("", "content/stories/long-20.zh.md").count > 5)
        }
    }

    @Test func `a number is compared with what is remembered of the other version`() async throws {
        let (zh, en) = ("content/stories/numbers.zh.md", "content/stories/numbers.en.md")
        try await withTrial { trial in
            try trial.write(SiteTrial.head + "甲。\n\n培训951.4万人次，共27个班。\n", to: zh)
            try trial.write(SiteTrial.head + "甲。\n\n9.514 million trainings in twenty-seven classes.\n", to: en)
            try trial.makeOld()
            #expect(try await build(trial).diagnostics == [])
            try trial.write(SiteTrial.head + "甲。\n\n951.4 million trainings in twenty-seven classes.\n", to: en)
            let wrong = try await build(trial)
            #expect(wrong.renderedCount == 1 && Set(wrong.diagnostics.map(\.path)) == [zh, en])
            #expect(wrong.diagnostics.allSatisfy { $0.rule == .translationNumbers })
            try trial.write(SiteTrial.head + "甲。\n\n培训9.514亿人次，共27个班。\n", to: zh)
            let mended = try await build(trial)
            #expect(mended.renderedCount == 1 && mended.diagnostics == [])
        }
    }

    @Test func `a photograph on ten pages renders these when it is replaced`() async throws {
        try await withTrial { trial in
            for number in 0..<10 {
                try trial.write(
                    SiteTrial.head + "![照片](photo.gif)\n", to: "content/stories/entry-\(number).zh.md")
            }
            try trial.writeImage(width: 11, to: "content/stories/photo.gif")
            try trial.makeOld()
            _ = try await build(trial)
            try trial.writeImage(width: 12, to: "content/stories/photo.gif")
            let replaced = try await build(trial)
            // The ten pages and the photograph itself.
            #expect(replaced.renderedCount == 11)
            #expect(replaced.changes?.changed.count == 11)
            try trial.writeImage(width: 13, to: "content/stories/unused.gif")
            #expect(try await build(trial).renderedCount == 0)
        }
    }

    /// All of a checkout that is built at once is fresh.
    @Test func `a fresh file that has settled is known by its time, and a change of it is noticed`() async throws {
        try await withTrial { trial in
            let path = "content/pages/about.zh.md"
            try trial.write(SiteTrial.head + "这是板报。\n", to: path)
            _ = try await build(trial)
            let read = try trial.freshLines()
            #expect(!read.isEmpty && read.allSatisfy { $0.contains(" -1 0 0 0 ") })
            try trial.makeOld()
            #expect(try await build(trial).isUnchanged)
            let settled = try trial.freshLines()
            #expect(settled.count == read.count && settled.allSatisfy { !$0.contains(" -1 0 0 0 ") })
            #expect(try await build(trial).isUnchanged)
            #expect(try trial.freshLines() == settled)
            // Of the same size and time.
            try trial.write(SiteTrial.head + "这是黑板。\n", to: path)
            try trial.makeOld(path)
            #expect(try await build(trial).changes?.changed == ["about.html"])
        }
    }

    /// Size and time are those of the file that was there; number and time of change are not.
    @Test(arguments: [
        (".zh.md", ["stories/one.html", "stories/two.html"]),
        (".gif", ["stories/one.gif", "stories/one.html", "stories/two.gif", "stories/two.html"]),
    ])
    func `two files of one size and time that change places are noticed`(ending: String, changed: [String]) async throws
    {
        try await withTrial { trial in
            for (name, width) in [("one", 11), ("two", 12)] {
                try trial.write(SiteTrial.head + "![图](\(name).gif)\n", to: "content/stories/\(name).zh.md")
                try trial.writeImage(width: width, to: "content/stories/\(name).gif")
            }
            try trial.makeOld()
            _ = try await build(trial)
            #expect(try await build(trial).isUnchanged)
            let stories = trial.root.appending(path: "content/stories")
            let (one, two) = (stories.appending(path: "one" + ending), stories.appending(path: "two" + ending))
            let (before, other) = try (sizeAndTime(one), sizeAndTime(two))
            #expect(before == other)
            let aside = trial.root.appending(path: "aside")
            for (from, to) in [(one, aside), (two, one), (aside, two)] {
                try FileManager.default.moveItem(at: from, to: to)
            }
            #expect(try sizeAndTime(one) == before)
            let result = try await build(trial)
            #expect(!result.isUnchanged && result.changes?.changed == changed)
            let clean = trial.root.appending(path: "clean")
            #expect(try await trial.build(options: [], into: clean).changes != nil)
            #expect(try SiteTrial.contents(of: clean) == trial.outputFiles())
        }
    }

    private func sizeAndTime(_ file: URL) throws -> [AnyHashable?] {
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        return [attributes[.size] as? Int, attributes[.modificationDate] as? Date]
    }

    @Test func `one changed page is replaced by itself`() async throws {
        try await withTrial { trial in
            try trial.makeOld()
            _ = try await build(trial)
            let before = try trial.inodes()
            try trial.append(Array("\n又一段。\n".utf8), to: "content/stories/apprentice.zh.md")
            #expect(try await build(trial).changes?.changed == ["stories/apprentice.html"])
            let after = try trial.inodes()
            #expect(after.filter { before[$0.key] != $0.value }.keys.sorted() == ["stories/apprentice.html"])
            #expect(after.keys.contains("") && after.count == before.count)
        }
    }

    @Test(arguments: [[], Array("banbao-memory 2\n".utf8), Array("something else".utf8)] as [[UInt8]])
    func `what is remembered may be damaged`(bytes: [UInt8]) async throws {
        try await withWarnings { trial in
            let first = try await build(trial)
            let memories = try trial.memories()
            #expect(memories.count == 1)
            for path in memories { try trial.write(bytes: bytes, to: path) }
            let again = try await build(trial)
            #expect(!again.isUnchanged && again.changes?.isEmpty == true && again.diagnostics == first.diagnostics)
            #expect(try trial.memories().count == 1)
            #expect(try await build(trial).isUnchanged)
        }
    }
}

extension SiteTrial {
    /// Of the output folder, by an empty path, and of all files in it.
    fileprivate func inodes() throws -> [String: Int] {
        var inodes: [String: Int] = [:]
        for path in [""] + (try Self.files(below: output)) {
            let attributes = try FileManager.default.attributesOfItem(atPath: output.appending(path: path).path)
            inodes[path] = attributes[.systemFileNumber] as? Int
        }
        return inodes
    }

    /// What the manifest notes of files that were fresh.
    fileprivate func freshLines() throws -> [String] {
        String(decoding: try bytes(of: ".banbao/output.manifest"), as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("fresh ") }.map(String.init)
    }

    /// What builds remembered, relative to the site.
    fileprivate func memories() throws -> [String] {
        let folder = root.appending(path: ".banbao").path
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains(".memory") }
            .map { ".banbao/" + $0 }
    }
}
