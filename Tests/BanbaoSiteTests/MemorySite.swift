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
            // Hidden files are no content, as in a folder.
            for path in try SiteTrial.files(below: folder) where !path.contains("/.") {
                files[path] = Array(try Data(contentsOf: folder.appending(path: path)))
            }
        }
        for path in Repository.lines(of: Repository.cases.appending(path: name + "/removed.txt")) {
            files = files.filter { $0.key != path && !$0.key.hasPrefix(path + "/") }
        }
    }

    /// Renders the outputs that are wanted, all of them by default.
    func build(
        options: BuildOptions = BuildOptions(), today: Day? = Day("2026-11-20"),
        rendering isWanted: (_ path: String) -> Bool = { _ in true }
    ) async throws -> Result {
        let request = BuildRequest(
            siteRoot: "/", output: "/output", options: options, today: today.map(BuildRequest.Today.day) ?? .clock,
            isStrict: false, toolVersion: "test")
        let plan = try await planSite(buildInput(SourceTree(inMemory: files), request))
        var outputs: [String: [UInt8]] = [:]
        var reports: [RenderReport] = []
        func render(_ planned: [Output]) throws {
            for output in planned where isWanted(output.path) {
                var bytes: [UInt8] = []
                reports.append(try plan.render(output, into: &bytes))
                if case .copied(let path) = output.content { bytes = files[path] ?? [] }
                outputs[output.path] = bytes
            }
        }
        try render(plan.outputs)
        let known = Dictionary(reports.compactMap(\.facts).map { ($0.path, $0) }) { first, _ in first }
        guard let facts = plan.facts(reports, { _, source in known[source] }) else {
            return Result(diagnostics: plan.reported(plan.problems, nil), outputs: outputs)
        }
        let late = plan.outputs(after: facts)
        reports = []
        try render(late)
        let all = (plan.outputs + late).sorted { $0.path.precedesInBytes($1.path) }
        let found = try plan.problems + plan.problems(facts, outputs: all) + reports.flatMap(\.problems)
        let problems = plan.reported(found, facts)
        return Result(diagnostics: problems, outputs: outputs)
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
