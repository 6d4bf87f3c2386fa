import BanbaoIO
import BanbaoSite
import BanbaoText
import Synchronization

/// A folder that changes while a plan made from it is in use, in memory; counts what is read from it.
final class ChangingFiles: Sendable {
    private struct State {
        var files: [String: [UInt8]]
        var readCounts: [String: Int] = [:]
    }

    private let state: Mutex<State>

    init(_ files: [String: [UInt8]]) { state = Mutex(State(files: files)) }

    subscript(path: String) -> String? {
        get { state.withLock { $0.files[path].map { String(decoding: $0, as: UTF8.self) } } }
        set { state.withLock { $0.files[path] = newValue.map { Array($0.utf8) } } }
    }

    func write(_ bytes: [UInt8], to path: String) { state.withLock { $0.files[path] = bytes } }

    func removeAll() { state.withLock { $0.files = $0.files.mapValues { _ in Array("overwritten".utf8) } } }

    /// How often each file has been read since the last question.
    func takeReadCounts() -> [String: Int] {
        state.withLock { state in
            defer { state.readCounts = [:] }
            return state.readCounts
        }
    }

    /// The files that are there at this moment; reading one gives what is there when it is read.
    var tree: SourceTree {
        let listed = SourceTree(inMemory: state.withLock { $0.files })
        return SourceTree(files: listed.files, problems: []) { [self] path, limit in
            let bytes = read(path)
            return limit.map { Array(bytes.prefix($0)) } ?? bytes
        } readPart: { [self] path, part in
            let bytes = read(path)
            return Array(bytes[part.clamped(to: 0..<bytes.count)])
        }
    }

    private func read(_ path: String) -> [UInt8] {
        state.withLock { state in
            state.readCounts[path, default: 0] += 1
            return state.files[path] ?? []
        }
    }

    func input(_ tree: SourceTree) -> BuildInput {
        let request = BuildRequest(
            siteRoot: "/", output: "/output", options: BuildOptions(),
            today: Day("2026-11-20").map(BuildRequest.Today.day) ?? .clock, isStrict: false, toolVersion: "test")
        return buildInput(tree, request)
    }
}

extension Plan {
    /// All that it renders, by path.
    func rendered() throws -> [String: [UInt8]] {
        var pages: [String: [UInt8]] = [:]
        for output in outputs {
            guard case .rendered = output.content else { continue }
            var bytes: [UInt8] = []
            _ = try render(output, into: &bytes)
            pages[output.path] = bytes
        }
        return pages
    }

    /// The source files that an output reads, by their paths.
    func filesRead(by path: String, _ tree: SourceTree) throws -> [String]? {
        guard let output = output(at: path) else { return nil }
        var bytes: [UInt8] = []
        return try render(output, into: &bytes).reads.map { tree.files[$0].path }.sorted()
    }
}
