import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation
import SiteTrials

/// A site that lies in memory, for the cases and rows, which know only by it how a build is put together.
struct MemorySite {
    /// By path: `content/site.yaml`.
    var files: [String: [UInt8]]

    struct Result {
        let diagnostics: [Diagnostic]
        /// By path below the output folder. Complete where there is no error.
        let outputs: [String: [UInt8]]
    }

    init(files: [String: [UInt8]]) { self.files = files }

    /// The good site of Tests/Cases/minimal, and what lies in a folder laid over it.
    init(case name: String = "minimal") throws {
        files = [:]
        for layer in name == "minimal" ? [name] : ["minimal", name] {
            let folder = Repository.cases.appending(path: layer + "/site")
            // Hidden files are no content, as in a folder, but for some of the root.
            for path in try SiteTrial.files(below: folder)
            where !path.contains("/.") || path.hasPrefix("static/.well-known/") {
                files[path] = Array(try Data(contentsOf: folder.appending(path: path)))
            }
        }
        for path in Repository.lines(of: Repository.cases.appending(path: name + "/removed.txt")) {
            files = files.filter { $0.key != path && !$0.key.hasPrefix(path + "/") }
        }
    }

    func plan(
        options: BuildOptions = BuildOptions(), today: Day? = Day("2026-11-20"),
        makesPictures: Bool = PictureLibrary.isInstalled
    ) async throws -> Plan {
        let request = BuildRequest(
            siteRoot: "/", output: "/output", options: options, today: today.map(BuildRequest.Today.day) ?? .clock,
            isStrict: false, toolVersion: "test")
        let tree = SourceTree(inMemory: files)
        return try await planSite(buildInput(tree, request, makesPictures: makesPictures))
    }

    func build(options: BuildOptions = BuildOptions(), today: Day? = Day("2026-11-20")) async throws -> Result {
        let rendered = try await RenderedPlan(plan(options: options, today: today))
        var outputs: [String: [UInt8]] = [:]
        for (output, bytes) in rendered.outputs {
            if case .copied(let path) = output.content {
                outputs[output.path] = files[path]
            } else {
                outputs[output.path] = bytes
            }
        }
        return Result(diagnostics: rendered.diagnostics, outputs: outputs)
    }
}

extension MemorySite {
    /// What the program would print about the site, without the last line of a build that failed.
    func printed(_ diagnostics: [Diagnostic], in language: MessageLanguage) -> String {
        var printer = DiagnosticPrinter(format: .text, language: language, usesColor: false) { path in
            guard let bytes = files[path] else { return nil }
            if case .success(let file) = SourceFile.decode(path: path, bytes: bytes) { return file.bytes }
            return bytes
        }
        return printer.printed(diagnostics)
    }
}
