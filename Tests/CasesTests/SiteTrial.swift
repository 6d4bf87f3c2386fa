import BanbaoIO
import BanbaoSite
import BanbaoText
import Foundation

/// A site in a folder of its own under the system's temporary folder.
struct SiteTrial {
    let name: String
    let root: URL
    private let source: URL

    var expected: URL { source.appending(path: "expected") }
    var output: URL { root.appending(path: "output") }

    init(case name: String) throws {
        self.name = name
        source = CasesTests.folder.appending(path: name)
        root = FileManager.default.temporaryDirectory.appending(path: "banbao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try lay(CasesTests.folder.appending(path: "minimal/site"))
    }

    func remove() {
        do { try FileManager.default.removeItem(at: root) } catch { preconditionFailure("\(error)") }
    }

    // MARK: Sources

    func layOver() throws {
        if name != "minimal" { try lay(source.appending(path: "site")) }
        for path in lines(of: "removed.txt") { try FileManager.default.removeItem(at: root.appending(path: path)) }
    }

    func write(_ text: String, to path: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private func lay(_ folder: URL) throws {
        for path in try Self.files(below: folder) {
            let target = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
            if FileManager.default.fileExists(atPath: target.path) { try FileManager.default.removeItem(at: target) }
            try FileManager.default.copyItem(at: folder.appending(path: path), to: target)
        }
    }

    private func lines(of file: String) -> [String] {
        guard let data = FileManager.default.contents(atPath: source.appending(path: file).path) else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    // MARK: Builds

    func buildMinimalSite() async throws {
        let result = try await build(options: [])
        precondition(result.diagnostics.isEmpty, "Tests/Cases/minimal must be right: \(result.diagnostics)")
    }

    func build() async throws -> BuildResult {
        try await build(options: lines(of: "options.txt").flatMap { $0.split(separator: " ").map(String.init) })
    }

    func build(
        options words: [String], today: Day? = Day("2026-11-20"), into folder: URL? = nil
    ) async throws -> BuildResult {
        var options = BuildOptions()
        options.includesDrafts = words.contains("--drafts")
        options.includesFuture = words.contains("--future")
        options.isOffline = words.contains("--offline")
        if let index = words.firstIndex(of: "--base-url") { options.baseURL = words[index + 1] }
        let request = BuildRequest(
            siteRoot: root.path, output: (folder ?? output).path, options: options,
            today: today.map(BuildRequest.Today.day) ?? .clock,
            isStrict: words.contains("--strict"), toolVersion: "test")
        return try await runBuild(request)
    }

    // MARK: Results

    /// Bytes of every file of the output, by path.
    func outputFiles() throws -> [String: Data] { try Self.contents(of: output) }

    static func contents(of folder: URL) throws -> [String: Data] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [:] }
        var files: [String: Data] = [:]
        for path in try Self.files(below: folder) {
            files[path] = FileManager.default.contents(atPath: folder.appending(path: path).path)
        }
        return files
    }

    /// The number of an asset's file, which changes when it is written anew.
    func inode(ofAsset name: String) throws -> Int? {
        let path = try Self.files(below: output).first { $0.hasPrefix("assets/\(name)-") } ?? ""
        let attributes = try FileManager.default.attributesOfItem(atPath: output.appending(path: path).path)
        return attributes[.systemFileNumber] as? Int
    }

    func expectedOutputs() -> [String] {
        do { return try Self.files(below: expected.appending(path: "output")) } catch { return [] }
    }

    /// What lies in the site's folder besides the sources, the output and Banbao's own records.
    func leftovers() throws -> [String] {
        let known: Set<String> = ["content", "templates", "output", ".banbao"]
        return try FileManager.default.contentsOfDirectory(atPath: root.path).filter { !known.contains($0) }
    }

    func excerpt(of path: String) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: root.appending(path: path).path) else { return nil }
        let bytes = Array(data)
        if case .success(let file) = SourceFile.decode(path: path, bytes: bytes) { return file.bytes }
        return bytes
    }

    static func files(below folder: URL) throws -> [String] {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
            var isFolder: ObjCBool = false
            let file = folder.appending(path: path).path
            return unsafe FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder.boolValue
        }.sorted()
    }
}

/// Runs a test on the minimal site in a folder of its own.
func withTrial(_ body: (SiteTrial) async throws -> Void) async throws {
    let trial = try SiteTrial(case: "minimal")
    do {
        try await body(trial)
        trial.remove()
    } catch {
        trial.remove()
        throw error
    }
}

func build(_ trial: SiteTrial) async throws -> BuildResult { try await trial.build(options: []) }
