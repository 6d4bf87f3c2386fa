package import BanbaoText

/// The files of a site: which there are, in which state, and a way to read one. Made by BanbaoIO from a folder.
package struct SourceTree: Sendable {
    package struct File: Sendable {
        /// Relative to the site's root: `content/stories/a.zh.md`.
        package let path: String
        package let version: FileVersion
        /// False for a file so young that a later change could leave its version as it is.
        package let isSettled: Bool
        package var size: Int { version.size }

        package init(path: String, version: FileVersion, isSettled: Bool = true) {
            self.path = path
            self.version = version
            self.isSettled = isSettled
        }

        /// Whether the content is surely what it was when the file was listed before. In: two listings of one path.
        package func isUnchanged(since earlier: File) -> Bool { earlier.isSettled && earlier.version == version }
    }

    /// In order of their paths' bytes.
    package let files: [File]
    /// What is in the folder but cannot be a source: links out of it, pipes, names that are not UTF-8.
    package let problems: [Diagnostic]
    /// The file's bytes, or its first `limit`. Throws what the machine reports.
    package let read: @Sendable (_ path: String, _ limit: Int?) throws -> [UInt8]
    /// A part of the file's bytes, shorter where the file ends before. Throws what the machine reports.
    package let readPart: @Sendable (_ path: String, _ part: Range<Int>) throws -> [UInt8]

    package init(
        files: [File], problems: [Diagnostic],
        read: @escaping @Sendable (_ path: String, _ limit: Int?) throws -> [UInt8],
        readPart: @escaping @Sendable (_ path: String, _ part: Range<Int>) throws -> [UInt8]
    ) {
        self.files = files
        self.problems = problems
        self.read = read
        self.readPart = readPart
    }

    /// Files in memory, by their paths.
    package init(inMemory files: [String: [UInt8]]) {
        let listed = files.map { path, bytes in
            File(path: path, version: FileVersion(size: bytes.count, modified: checksum(bytes)))
        }
        self.init(files: listed.sorted { $0.path.precedesInBytes($1.path) }, problems: []) { path, limit in
            let bytes = files[path] ?? []
            return limit.map { Array(bytes.prefix($0)) } ?? bytes
        } readPart: { path, part in
            let bytes = files[path] ?? []
            return Array(bytes[part.clamped(to: 0..<bytes.count)])
        }
    }

    /// Index of the file with exactly this path.
    package func index(of path: String) -> Int? { files.firstIndex(sorted: path, by: \.path) }

    /// False for a folder of the site that is refused as a whole, so that what is missing in it is not reported as well.
    func mayHold(_ folder: String) -> Bool { !problems.contains { $0.path.hasSameBytes(as: folder) } }

    /// The version of the file with exactly this path; `missing` where there is none.
    package func version(of path: String) -> FileVersion { index(of: path).map { files[$0].version } ?? .missing }
}

/// FNV-1a in 64 bits.
private func checksum(_ bytes: [UInt8]) -> Int {
    Int(truncatingIfNeeded: bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
}
