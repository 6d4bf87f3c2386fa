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

    @Test(arguments: [[], Array("banbao-memory 1\n".utf8), Array("something else".utf8)] as [[UInt8]])
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

    /// What builds remembered, relative to the site.
    fileprivate func memories() throws -> [String] {
        let folder = root.appending(path: ".banbao").path
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains(".memory") }
            .map { ".banbao/" + $0 }
    }
}
