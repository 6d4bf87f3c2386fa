import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// Pictures are made once, of photographs that pages show, and tell nothing of whoever took them.
@Suite(.enabled(if: PictureLibrary.isInstalled, "built without the libraries that make pictures"))
struct PicturesTests {
    private static let photograph = "content/stories/photo.jpg"
    private static let story = "content/stories/photo.zh.md"
    private static let pictures = ["4.jpg", "4.webp", "8.jpg", "8.webp"].map { "stories/photo.jpg-\($0)" }

    /// A site of which one page shows a photograph.
    private func withPhotograph(_ body: (SiteTrial) async throws -> Void) async throws {
        try await withTrial { trial in
            try trial.change("content/site.yaml") { $0 + "pictures: {widths: [4, 8]}\n" }
            try trial.write(bytes: try Repository.image("plain-13x6.jpg"), to: Self.photograph)
            try trial.write(page("![照片](photo.jpg)"), to: Self.story)
            try trial.makeOld()
            try await body(trial)
        }
    }

    private func page(_ text: String, title: String = "照片") -> String {
        "---\ntitle: \(title)\ndate: 2020-01-15\nsummary: 照片。\n---\n\n\(text)\n"
    }

    private func made(_ trial: SiteTrial) throws -> [String] {
        try trial.outputFiles().keys.filter { $0.hasPrefix("stories/photo.jpg") }.sorted()
    }

    /// What lies in the cache.
    private func kept(_ trial: SiteTrial) throws -> [URL] {
        let folder = trial.root.appending(path: ".banbao/pictures")
        return try SiteTrial.files(below: folder).map { folder.appending(path: $0) }
    }

    @Test func `of a photograph that is shown, pictures are published and not the file`() async throws {
        try await withPhotograph { trial in
            #expect(try await build(trial).photographCount == 1)
            #expect(try made(trial) == Self.pictures)
            try trial.write(page("![照片](photo.jpg) [大图](photo.jpg)"), to: Self.story)
            #expect(try await build(trial).photographCount == 0)
            #expect(try made(trial) == ["stories/photo.jpg"] + Self.pictures)
            try trial.write(page("[大图](photo.jpg)"), to: Self.story)
            #expect(try await build(trial).changes?.removed == Self.pictures)
            try trial.write(page("没有照片"), to: Self.story)
            let without = try await build(trial)
            #expect(try made(trial) == [] && without.unlinkedFiles == [Self.photograph])
        }
    }

    @Test func `a second build makes none, nor does one after a new title or style`() async throws {
        try await withPhotograph { trial in
            _ = try await build(trial)
            #expect(try await build(trial).isUnchanged)
            // Were one made or looked for, there would be a cache again.
            try FileManager.default.removeItem(at: trial.root.appending(path: ".banbao/pictures"))
            for edit in [
                { try trial.write(page("![照片](photo.jpg)", title: "新照片"), to: Self.story) },
                { try trial.append(Array("\nb { color: red }\n".utf8), to: "templates/assets/style.css") },
                { try trial.append(Array("<!-- x -->\n".utf8), to: "templates/entry.html") },
            ] {
                try edit()
                let result = try await build(trial)
                #expect(result.photographCount == 0 && result.renderedCount > 1 && result.changes?.isEmpty == false)
                #expect(try kept(trial) == [] && made(trial) == Self.pictures)
            }
        }
    }

    @Test func `a clean build takes what earlier ones made, and makes again what is damaged`() async throws {
        try await withPhotograph { trial in
            _ = try await build(trial)
            let before = try trial.outputFiles()
            let files = try kept(trial)
            #expect(files.count == Self.pictures.count)
            func rebuilt() async throws -> Int {
                try FileManager.default.removeItem(at: trial.output)
                let result = try await build(trial)
                #expect(try trial.outputFiles() == before)
                return result.photographCount
            }
            #expect(try await rebuilt() == 0)
            for damage in [
                { (bytes: [UInt8]) in Array(bytes.dropLast()) }, { $0.dropLast() + [$0[$0.count - 1] ^ 1] },
                { _ in [] },
            ] {
                let bytes = Array(try Data(contentsOf: files[1]))
                try Data(damage(bytes)).write(to: files[1])
                #expect(try await rebuilt() == 1)
                #expect(try Array(Data(contentsOf: files[1])) == bytes)
                #expect(try await rebuilt() == 0)
            }
        }
    }

    @Test func `another photograph, width or quality gives other pictures`() async throws {
        try await withPhotograph { trial in
            _ = try await build(trial)
            let before = try trial.outputFiles()
            try trial.write(bytes: try Repository.image("cmyk-13x6.jpg"), to: Self.photograph)
            #expect(try await build(trial).changes?.changed.sorted() == Self.pictures)
            try trial.write(bytes: try Repository.image("plain-13x6.jpg"), to: Self.photograph)
            let again = try await build(trial)
            #expect(try trial.outputFiles() == before && again.photographCount == 0)
            try trial.change("content/site.yaml") { $0.replacing("[4, 8]", with: "[4, 8], quality: 10") }
            #expect(try await build(trial).photographCount == 1)
            let worse = try trial.outputFiles()
            #expect(Self.pictures.allSatisfy { worse[$0] != before[$0] })
            try trial.change("content/site.yaml") { $0.replacing("[4, 8]", with: "[20]") }
            _ = try await build(trial)
            #expect(try made(trial) == ["stories/photo.jpg"])
        }
    }

    @Test func `what no build has used for a month goes, and what this one shows stays`() async throws {
        try await withPhotograph { trial in
            try trial.write(bytes: try Repository.image("cmyk-13x6.jpg"), to: "content/stories/other.jpg")
            try trial.write(page("![照片](other.jpg)"), to: "content/stories/other.zh.md")
            _ = try await build(trial)
            let both = try kept(trial)
            #expect(both.count == 8)
            try trial.write(page("没有照片"), to: "content/stories/other.zh.md")
            _ = try await build(trial)
            #expect(try kept(trial) == both)
            for file in both {
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -31 * 86_400)], ofItemAtPath: file.path)
            }
            try trial.write(page("还是没有照片"), to: "content/stories/other.zh.md")
            _ = try await build(trial)
            #expect(try kept(trial).count == 4 && Set(try kept(trial)).isSubset(of: both))
            try FileManager.default.removeItem(at: trial.output)
            #expect(try await build(trial).photographCount == 0)
        }
    }

    @Test func `a preview shows what a build writes, and makes it when somebody asks`() async throws {
        try await withPhotograph { trial in
            try trial.write(page("![照片](photo.jpg) [大图](photo.jpg)"), to: Self.story)
            let request = BuildRequest(
                siteRoot: trial.root.path, output: trial.output.path, options: BuildOptions(),
                today: Day("2026-11-20").map(BuildRequest.Today.day) ?? .clock, isStrict: false, toolVersion: "test")
            let edition = try await RunningSite(request).update()
            _ = try await Checkup(of: edition)
            #expect(try kept(trial) == [])
            guard case .made(let file) = try edition.answer(Self.pictures[1])?.body else {
                Issue.record("no picture is answered")
                return
            }
            // All at once, as a page with many pictures asks.
            let answers = try await withThrowingTaskGroup { group in
                for _ in 0..<20 { group.addTask { try await edition.bytes(of: file) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 20 && Set(answers).count == 1 && answers[0]?.starts(with: "RIFF".utf8) == true)
            #expect(try kept(trial).count == 4)
            #expect(try edition.answer("stories/photo.jpg-5.webp") == nil)
            #expect(try edition.answer("stories/none.jpg-4.webp") == nil)
            #expect(try await build(trial).photographCount == 0)
            try await trial.expectOutput(of: edition, "photographs")
        }
    }

    @Test func `a preview of a site that cannot be written to shows photographs all the same`() async throws {
        try await withPhotograph { trial in
            // Where the cache would be.
            try trial.write("", to: ".banbao")
            let request = BuildRequest(
                siteRoot: trial.root.path, output: "", options: BuildOptions(),
                today: Day("2026-11-20").map(BuildRequest.Today.day) ?? .clock, isStrict: false, toolVersion: "test")
            let edition = try await RunningSite(request).update()
            for _ in 0..<2 {
                guard case .made(let file) = try edition.answer(Self.pictures[0])?.body else {
                    Issue.record("no picture is answered")
                    return
                }
                #expect(try await edition.bytes(of: file)?.starts(with: [0xFF, 0xD8, 0xFF]) == true)
            }
            #expect(try trial.bytes(of: ".banbao") == [])
        }
    }

    @Test func `copies of one photograph are made into pictures at the same time`() async throws {
        try await withPhotograph { trial in
            let names = (0..<40).map { "copy-\($0).jpg" }
            for name in names {
                try trial.write(bytes: try Repository.image("plain-13x6.jpg"), to: "content/stories/" + name)
            }
            try trial.write(page(names.map { "![照片](\($0))" }.joined(separator: "\n")), to: Self.story)
            #expect(try await build(trial).diagnostics.isEmpty)
            let files = try trial.outputFiles()
            #expect(names.allSatisfy { files["stories/\($0)-8.webp"] == files["stories/copy-0.jpg-8.webp"] })
            #expect(try kept(trial).count == 4)
        }
    }

    @Test func `a photograph that cannot be decoded stops the build`() async throws {
        try await withPhotograph { trial in
            _ = try await build(trial)
            let before = try trial.outputFiles()
            let photograph = try trial.bytes(of: Self.photograph)
            let scan = try #require(photograph.firstRange(of: [0xFF, 0xDA])?.lowerBound)
            try trial.write(bytes: photograph[..<(scan + 14)] + [0x55, 0xFF, 0xD9], to: Self.photograph)
            let broken = try await build(trial)
            #expect(broken.diagnostics.map(\.rule) == [.imageBroken] && broken.changes == nil)
            #expect(broken.diagnostics.first?.path == Self.story)
            #expect(try trial.outputFiles() == before)
        }
    }

    @Test(.enabled(if: exiftool != nil, "exiftool is not here"))
    func `nothing in the output says who took a photograph, where and when`() async throws {
        try await withPhotograph { trial in
            let names = ["photo.jpg", "clear.png", "modern.webp", "small.gif", "upright.jpg"]
            let sources = ["orientation-6-6x13.jpg", "alpha-7x5.png", "lossy-17x8.webp", "plain-11x3.gif"]
            for (name, source) in zip(names, sources + ["display-p3-16x8.jpg"]) {
                try trial.write(bytes: try Repository.image(source), to: "content/stories/" + name)
                try exif(
                    ["-q", "-overwrite_original", "-Artist=Zhang", "-Comment=secret", "-XMP:Creator=Zhang"]
                        + (name.hasSuffix("gif") ? [] : ["-GPSLatitude=31.2", "-GPSLatitudeRef=N", "-Make=Canon"])
                        + [trial.root.appending(path: "content/stories/" + name).path])
            }
            let text = names.map { "![图](\($0)) [图](\($0))" }.joined(separator: "\n\n")
            try trial.write(page(text), to: Self.story)
            _ = try await build(trial)
            let images = try trial.outputFiles().keys.filter { $0.contains(/\.(jpg|png|webp|gif)$/) }.sorted()
            #expect(images.count > 15)
            for path in images {
                let file = trial.output.appending(path: path).path
                let told = try exif(["-G0", "-a", "-u", "-j", file])
                #expect(!told.contains("Zhang") && !told.contains("Canon") && !told.contains("secret"), "\(path)")
                // How the camera was held stays in a file that is handed out as it is.
                let allowed = path.contains("-") ? [] : ["EXIF:Orientation"]
                let tags = told.matches(of: /"((?:EXIF|XMP|IPTC|GPS|Composite:GPS)[^"]*)"/).map { String($0.1) }
                #expect(tags.filter { !allowed.contains($0) } == [], "\(path)")
            }
        }
    }

    private static let exiftool = ["/usr/bin/exiftool", "/usr/local/bin/exiftool", "/opt/homebrew/bin/exiftool"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @discardableResult
    private func exif(_ arguments: [String]) throws -> String {
        let run = try Program.run(try #require(Self.exiftool), arguments)
        #expect(run.code == 0, "\(run.errors)")
        return run.output
    }
}
