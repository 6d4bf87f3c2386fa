package import BanbaoSite
package import BanbaoText

/// A site as its files were at one moment. It does not change: what it answers it answers at any time, but for files that are
/// handed out as they are, which are read when somebody asks.
package struct Edition: Sendable {
    /// From 1; the next is that of a later moment.
    package let number: Int
    /// What the files say.
    let newest: Plan
    /// The same, or the last one that could be shown, while configuration or theme are wrong.
    let shown: Plan
    let snapshot: Snapshot
    let scan: ScannedTree
    let workshop: PictureWorkshop
    /// Sources that are new, gone or other than in the edition before, in order.
    package let changed: [String]

    /// Whether the newest files can be shown.
    package var isCurrent: Bool { newest.isUsable }

    /// Found before anything is rendered.
    package var problems: [Diagnostic] { newest.reported(newest.problems, nil) }
    /// Errors in configuration and theme, which keep the newest files from being shown.
    package var problemsOfSite: [Diagnostic] { newest.reported(newest.problemsOfSite, nil).filter(\.isError) }
    package var pageCount: Int { shown.outputs.count { $0.kind.isPageForReaders } }

    /// What stands at a path below the site's URL: `en/stories/a.html`, `en/stories/`; nil where nothing does. Throws what the
    /// machine reports.
    package func answer(_ path: String) throws -> Answer? {
        guard let output = try shown.output(answering: path) else { return nil }
        switch output.content {
        case .made(let file): return Answer(output: output, body: .made(file), problems: [])
        case .copied(let source):
            return Answer(output: output, body: .file(source, size: scan.tree.version(of: source).size), problems: [])
        case .rendered:
            var bytes: [UInt8] = []
            let report = try shown.render(output, into: &bytes)
            let found = newest.problems.filter { $0.path.hasSameBytes(as: output.origin.path) } + report.problems
            return Answer(
                output: output, body: .bytes(bytes), problems: shown.reported(found, shown.facts(of: [report])))
        }
    }

    package struct Answer: Sendable {
        package let output: Output
        package let body: Body
        /// Of its source.
        package let problems: [Diagnostic]
    }

    package enum Body: Sendable {
        /// Empty where the source cannot be shown.
        case bytes([UInt8])
        /// A file of the site, by its path, and its size in bytes.
        case file(String, size: Int)
        /// What is made of a file of the site when somebody asks for it.
        case made(Output.MadeFile)
    }

    /// Nil where nothing can be made of the file. Throws what the machine reports.
    package func bytes(of made: Output.MadeFile) async throws -> [UInt8]? {
        switch made.making {
        case .withoutMetadata: return try fileWithoutMetadata(made.source, scan.tree)
        case .picture(let picture):
            guard let index = scan.tree.index(of: made.source) else { return nil }
            do {
                return try await workshop.bytes(of: picture, scan.tree.files[index], scan.tree)
            } catch is UnreadablePicture {
                return nil
            }
        }
    }

    /// A part of a file of the site, shorter where the file ends before. Throws what the machine reports.
    package func read(_ file: String, _ part: Range<Int>) throws -> [UInt8] { try scan.tree.readPart(file, part) }

    /// The bytes that diagnostics of a file count in; nil where there is nothing to show.
    package func excerptSource(_ file: String) -> [UInt8]? {
        do {
            let bytes = try snapshot.tree.read(file, nil)
            if case .success(let source) = SourceFile.decode(path: file, bytes: bytes) { return source.bytes }
            return bytes
        } catch {
            return nil
        }
    }

    /// The page for a path where there is nothing: that of the innermost folder that has one.
    package func notFoundPath(for path: String) -> String? {
        shown.outputs.filter { $0.kind == .notFound && path.startsWithBytes(folder(of: $0.path)) }
            .max { $0.path.utf8.count < $1.path.utf8.count }?.path
    }

    /// Where the page of a source is.
    package func path(ofSource file: String) -> String? {
        shown.outputs.first { $0.kind == .page && $0.origin.path.hasSameBytes(as: file) }?.path
    }

    /// Where a style sheet of the theme is; nil for other files.
    package func styleSheet(ofSource file: String) -> String? {
        guard file.endsWithBytes(".css") else { return nil }
        return shown.outputs.first { $0.kind == .asset && $0.origin.path.hasSameBytes(as: file) }?.path
    }
}

/// `en/` of `en/404.html`; empty at the top.
private func folder(of path: String) -> String { path.cut(atLast: "/").map { $0.before + "/" } ?? "" }
