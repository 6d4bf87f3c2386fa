import BanbaoIO
import BanbaoSite
import BanbaoText

/// How long a running process takes from an edit of one page to its bytes: what a preview waits for. The files are in memory;
/// watching a folder and reading the changed file come on top.
struct Edits {
    private let corpus: Corpus
    private let path: String
    private let outputPath: String

    init(_ corpus: Corpus) async throws {
        self.corpus = corpus
        let plan = try await planSite(corpus.input)
        guard let page = plan.outputs.last(where: { $0.kind == .page && $0.origin.path.hasSuffix(".md") }) else {
            preconditionFailure("the corpus has pages")
        }
        path = page.origin.path
        outputPath = page.path
    }

    /// Milliseconds, the median of some edits.
    func body() async throws -> Double {
        try await median { text, number in text + "\nOne more paragraph, number \(number).\n" }
    }

    func frontMatter() async throws -> Double {
        try await median { text, number in
            text.replacing(/title: .*/, with: "title: Another title, number \(number)", maxReplacements: 1)
        }
    }

    private func median(_ edit: (String, Int) -> String) async throws -> Double {
        let tree = corpus.input.tree
        guard let index = tree.index(of: path) else { preconditionFailure("the page is there") }
        let original = String(decoding: try tree.read(path, nil), as: UTF8.self)
        var snapshot = try Snapshot(of: tree)
        var plan = try await planSite(Corpus.input(snapshot.tree))
        var times: [Double] = []
        for number in 0..<21 {
            let changed = tree.replacing(index, by: Array(edit(original, number).utf8), number)
            let start = ContinuousClock.now
            snapshot = try Snapshot(of: changed, reusing: snapshot)
            plan = try await planSite(Corpus.input(snapshot.tree), after: plan)
            guard let output = plan.output(at: outputPath) else { preconditionFailure("the page has an output") }
            var bytes: [UInt8] = []
            let report = try plan.render(output, into: &bytes)
            times.append((ContinuousClock.now - start) / .milliseconds(1))
            precondition(!report.problems.contains(where: \.isError) && !bytes.isEmpty)
            precondition(String(decoding: bytes, as: UTF8.self).contains("number \(number)"))
        }
        return times.sorted()[times.count / 2]
    }
}

extension SourceTree {
    /// The same files but for one.
    fileprivate func replacing(_ index: Int, by bytes: [UInt8], _ number: Int) -> SourceTree {
        var files = self.files
        let (path, before, readBefore, readPartBefore) = (files[index].path, files[index].version, read, readPart)
        files[index] = File(
            path: path, version: FileVersion(size: bytes.count, modified: before.modified &+ number &+ 1))
        return SourceTree(files: files, problems: problems) { other, limit in
            guard other == path else { return try readBefore(other, limit) }
            return limit.map { Array(bytes.prefix($0)) } ?? bytes
        } readPart: { other, part in
            other == path ? Array(bytes[part.clamped(to: 0..<bytes.count)]) : try readPartBefore(other, part)
        }
    }
}
