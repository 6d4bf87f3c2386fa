import BanbaoIO
import BanbaoSite
import BanbaoText
import Glibc

/// The site of the golden cases, with one file made up.
struct FuzzedSite: Sendable {
    static let shared = Task { try await FuzzedSite(folder: "Tests/Cases/minimal/site", target: .current) }

    private let target: FuzzTarget
    private let files: [String: [UInt8]]

    private init(folder: String, target: FuzzTarget) async throws {
        let tree = try await scanSite(folder)
        self.target = target
        var files = Dictionary(
            uniqueKeysWithValues: try tree.files.map { ($0.path, try tree.read($0.path, nil)) })
        if target == .drawing {
            let page = "---\ntitle: 图\ndate: 2020-01-01\nsummary: 图。\n---\n\n![图](fuzz.svg)\n"
            files["content/stories/fuzz.zh.md"] = Array(page.utf8)
        }
        self.files = files
    }

    func test(_ bytes: [UInt8]) async {
        var files = self.files
        files[target.path] = bytes
        let tree = SourceTree(inMemory: files)
        do {
            let rendered = try await RenderedPlan(planSite(buildInput(tree, Self.request)))
            check(rendered.diagnostics, files)
            guard rendered.diagnostics.errorCount == 0 else { return }
            for (output, bytes) in rendered.outputs {
                if case .rendered = output.content { check(bytes, of: output.path) }
            }
            if target == .drawing { DrawingCheck.run(on: bytes) }
        } catch {
            fatalError("an author's mistake was thrown: \(error)")
        }
    }

    /// A message names a place that is there, and prints.
    private func check(_ problems: [Diagnostic], _ files: [String: [UInt8]]) {
        for format in DiagnosticPrinter.Format.allCases {
            for language in MessageLanguage.allCases {
                var printer = DiagnosticPrinter(format: format, language: language, usesColor: true) { files[$0] }
                let text = printer.printed(problems)
                precondition(text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x1B }, "a control in a message")
            }
        }
        for problem in problems {
            guard let range = problem.range, case .success(let file)? = decoded(problem.path, files) else { continue }
            precondition(range.upperBound <= file.bytes.count, "\(problem.rule) points behind \(problem.path)")
        }
    }

    private func decoded(_ path: String, _ files: [String: [UInt8]]) -> Result<SourceFile, Diagnostic>? {
        files[path].map { SourceFile.decode(path: path, bytes: $0) }
    }

    /// What content may not bring into a page; a template may, so its own outputs are not looked at.
    private func check(_ bytes: [UInt8], of path: String) {
        precondition(firstInvalidUTF8Offset(in: bytes) == nil, "\(path) is not UTF-8")
        guard target != .template, !path.hasSuffix(".svg") else { return }
        LettersCheck.checkCharacters(of: bytes, path)
        if path.hasSuffix(".html") { MarkupCheck.run(on: bytes, of: path, kind: .page) }
        if path.hasSuffix(".xml") { MarkupCheck.run(on: bytes, of: path, kind: .xml) }
    }

    private static let request = BuildRequest(
        siteRoot: ".", output: "output", options: BuildOptions(),
        today: .day(Day("2026-11-20") ?? { preconditionFailure("a day") }()), isStrict: false,
        toolVersion: "fuzz")
}
