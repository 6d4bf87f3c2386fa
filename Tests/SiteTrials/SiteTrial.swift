package import BanbaoIO
package import BanbaoSite
package import BanbaoText
package import Foundation

/// A site in a folder of its own under the system's temporary folder.
package struct SiteTrial: Sendable {
    package let name: String
    package let root: URL
    private let source: URL

    package var expected: URL { source.appending(path: "expected") }
    package var output: URL { root.appending(path: "output") }

    package init(case name: String) throws {
        self.name = name
        source = Repository.cases.appending(path: name)
        root = FileManager.default.temporaryDirectory.appending(path: "banbao-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        try lay(Repository.cases.appending(path: "minimal/site"))
    }

    package func remove() {
        do { try FileManager.default.removeItem(at: root) } catch { preconditionFailure("\(error)") }
    }

    // MARK: Sources

    /// The beginning of a page, and where a page goes that is not in the good site.
    package static let head = "---\ntitle: 甲\ndate: 2020-01-01\n---\n\n"
    package static let page = "content/stories/bad.zh.md"

    package func layOver() throws {
        if name != "minimal" { try lay(source.appending(path: "site")) }
        for path in Repository.lines(of: source.appending(path: "removed.txt")) {
            try FileManager.default.removeItem(at: root.appending(path: path))
        }
    }

    package func write(_ text: String, to path: String) throws { try write(bytes: Array(text.utf8), to: path) }

    package func write(bytes: [UInt8], to path: String) throws {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    package func bytes(of path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }

    package func change(_ path: String, _ edit: (String) -> String) throws {
        try write(edit(String(decoding: try bytes(of: path), as: UTF8.self)), to: path)
    }

    package func append(_ bytes: [UInt8], to path: String) throws {
        try write(bytes: try self.bytes(of: path) + bytes, to: path)
    }

    /// What a row says is done to the files.
    package func apply(_ change: Row.Change) throws {
        let file = root.appending(path: change.path)
        let old = FileManager.default.contents(atPath: file.path).map { Array($0) }
        if let content = try change.content(whereItWas: old) { return try write(bytes: content, to: change.path) }
        if old != nil { try FileManager.default.removeItem(at: file) }
        if case .link(let target) = change.kind {
            try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
        }
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

    // MARK: Builds

    package func buildMinimalSite() async throws {
        let result = try await build(options: [])
        precondition(result.diagnostics.isEmpty, "Tests/Cases/minimal must be right: \(result.diagnostics)")
    }

    package func build() async throws -> BuildResult {
        try await build(options: Repository.options(ofCase: name))
    }

    package func build(
        options words: [String], today: Day? = Day("2026-11-20"), into folder: URL? = nil
    ) async throws -> BuildResult {
        let request = BuildRequest(
            siteRoot: root.path, output: (folder ?? output).path, options: BuildOptions(words),
            today: today.map(BuildRequest.Today.day) ?? .clock,
            isStrict: words.contains("--strict"), toolVersion: "test")
        return try await runBuild(request)
    }

    // MARK: Results

    /// Bytes of every file of the output, by path.
    package func outputFiles() throws -> [String: Data] { try Self.contents(of: output) }

    package static func contents(of folder: URL) throws -> [String: Data] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [:] }
        var files: [String: Data] = [:]
        for path in try Self.files(below: folder) {
            files[path] = FileManager.default.contents(atPath: folder.appending(path: path).path)
        }
        return files
    }

    /// The number of an asset's file, which changes when it is written anew.
    package func inode(ofAsset name: String) throws -> Int? {
        let path = try Self.files(below: output).first { $0.hasPrefix("assets/\(name)-") } ?? ""
        let attributes = try FileManager.default.attributesOfItem(atPath: output.appending(path: path).path)
        return attributes[.systemFileNumber] as? Int
    }

    package func expectedOutputs() -> [String] {
        do { return try Self.files(below: expected.appending(path: "output")) } catch { return [] }
    }

    /// What lies in the site's folder besides the sources, the output and Banbao's own records.
    package func leftovers() throws -> [String] {
        let known: Set<String> = ["content", "static", "templates", "output", ".banbao"]
        return try FileManager.default.contentsOfDirectory(atPath: root.path).filter { !known.contains($0) }
    }

    package func excerpt(of path: String) -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: root.appending(path: path).path) else { return nil }
        let bytes = Array(data)
        if case .success(let file) = SourceFile.decode(path: path, bytes: bytes) { return file.bytes }
        return bytes
    }

    package static func files(below folder: URL) throws -> [String] {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
            var isFolder: ObjCBool = false
            let file = folder.appending(path: path).path
            return unsafe FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) && !isFolder.boolValue
        }.sorted()
    }
}

extension BuildOptions {
    /// Of the command line: `--drafts`, `--base-url https://example.org/`.
    package init(_ words: [String]) {
        self.init()
        includesDrafts = words.contains("--drafts")
        includesFuture = words.contains("--future")
        isOffline = words.contains("--offline")
        if let index = words.firstIndex(of: "--base-url") { baseURL = words[index + 1] }
    }
}

/// Runs a test on the minimal site in a folder of its own.
package func withTrial(_ body: (SiteTrial) async throws -> Void) async throws {
    let trial = try SiteTrial(case: "minimal")
    do {
        try await body(trial)
        trial.remove()
    } catch {
        trial.remove()
        throw error
    }
}

package func build(_ trial: SiteTrial) async throws -> BuildResult { try await trial.build(options: []) }
