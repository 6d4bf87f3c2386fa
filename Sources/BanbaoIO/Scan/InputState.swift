import BanbaoSite
import BanbaoText

/// What a build depended on, so that the next run can tell in a moment that nothing changed.
struct InputState: Equatable {
    /// Of tool version, options, and the paths and versions of the sources.
    let digest: FileDigest
    let today: String
    let timeZone: String
    /// Sources so fresh that a later change could leave their time as it is; they are compared by content.
    private(set) var freshFiles: [FreshFile]

    struct FreshFile: Equatable {
        let path: String
        let digest: FileDigest
        /// In which a later run found the same content, when no change could keep it any more; unknown before that.
        var settled = FileVersion.unknown

        func isUnchanged(in scan: ScannedTree) throws -> Bool {
            guard let index = scan.tree.index(of: path) else { return false }
            let file = scan.tree.files[index]
            if file.isSettled, file.version == settled { return true }
            return try FileDigest(ofFile: path, of: scan.root) == digest
        }
    }

    /// The same, once all is found unchanged in a tree: what has settled there need not be read again. A checkout that is built at
    /// once has nothing but fresh files.
    func settled(in scan: ScannedTree) -> InputState {
        var state = self
        state.freshFiles = freshFiles.map { fresh in
            guard let file = scan.tree.index(of: fresh.path).map({ scan.tree.files[$0] }), file.isSettled else {
                return fresh
            }
            return FreshFile(path: fresh.path, digest: fresh.digest, settled: file.version)
        }
        return state
    }

    init(_ scan: ScannedTree, options: String, today: Day, timeZone: String, freshFiles: [FreshFile]) {
        digest = Self.digest(of: scan, options: options, but: freshFiles)
        self.today = today.description
        self.timeZone = timeZone
        self.freshFiles = freshFiles
    }

    /// The fresh files of a tree that a build is about to read. To be taken before the build: what changes later differs from
    /// what is noted, and the next run builds again.
    static func freshFiles(of scan: ScannedTree) throws -> [FreshFile] {
        try scan.tree.files.filter { !$0.isSettled }.map { file in
            FreshFile(path: file.path, digest: try FileDigest(ofFile: file.path, of: scan.root))
        }
    }

    /// Whether a tree is still the one this state was taken of.
    func matches(_ scan: ScannedTree, options: String, today: Day) throws -> Bool {
        guard self.today == today.description, digest == Self.digest(of: scan, options: options, but: freshFiles)
        else { return false }
        return try freshFiles.allSatisfy { try $0.isUnchanged(in: scan) }
    }

    /// Of files that were fresh no version counts, for their content does.
    private static func digest(of scan: ScannedTree, options: String, but fresh: [FreshFile]) -> FileDigest {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scan.tree.files.count * 80)
        bytes.append(options)
        var next = 0
        for file in scan.tree.files {
            bytes.append(UInt8(ascii: "\n"))
            while next < fresh.count, fresh[next].path.precedesInBytes(file.path) { next += 1 }
            let isFresh = next < fresh.count && fresh[next].path.hasSameBytes(as: file.path)
            let version = isFresh ? FileVersion.unknown : file.version
            version.append(to: &bytes)
            bytes.append(file.path)
        }
        return FileDigest(of: bytes)
    }

    func encode(into output: inout [UInt8]) {
        output.append("inputs ")
        digest.appendHexadecimal(to: &output)
        output.append(" \(today) \(timeZone)\n")
        for file in freshFiles {
            output.append("fresh ")
            file.digest.appendHexadecimal(to: &output)
            output.append(" ")
            file.settled.append(to: &output)
            output.append(file.path)
            output.append("\n")
        }
    }

    /// Takes its lines off the front, if they are there.
    init?(_ lines: inout ArraySlice<ArraySlice<UInt8>>) {
        guard let text = value(of: "inputs", lines.first) else { return nil }
        let parts = text.parts(separatedBy: " ")
        guard parts.count == 3, let digest = FileDigest(hexadecimal: Array(parts[0].utf8)[...]) else { return nil }
        lines.removeFirst()
        self.digest = digest
        today = parts[1]
        timeZone = parts[2]
        var fresh: [FreshFile] = []
        while let text = value(of: "fresh", lines.first) {
            guard let file = FreshFile(text) else { return nil }
            fresh.append(file)
            lines.removeFirst()
        }
        freshFiles = fresh
    }
}

extension InputState.FreshFile {
    /// `DIGEST SIZE MODIFIED INODE CHANGED PATH`
    fileprivate init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: " "), maxSplits: 5).map { String(Substring($0)) }
        guard parts.count == 6, let digest = FileDigest(hexadecimal: Array(parts[0].utf8)[...]),
            let size = Int(parts[1]), let modified = Int(parts[2]), let inode = Int(parts[3]),
            let changed = Int(parts[4])
        else { return nil }
        let version = FileVersion(
            size: size, modified: modified, inode: UInt64(truncatingIfNeeded: inode), changed: changed)
        self.init(path: parts[5], digest: digest, settled: version)
    }
}

extension FileVersion {
    /// Four numbers, a space behind each.
    fileprivate func append(to bytes: inout [UInt8]) {
        for number in [size, modified, Int(truncatingIfNeeded: inode), changed] {
            bytes.append(decimal: number)
            bytes.append(UInt8(ascii: " "))
        }
    }
}

/// `WORD VALUE` gives the value.
func value(of word: String, _ line: ArraySlice<UInt8>?) -> String? {
    guard let line, line.starts(with: word.utf8), line.dropFirst(word.utf8.count).first == 0x20 else { return nil }
    return String(decoding: line.dropFirst(word.utf8.count + 1), as: UTF8.self)
}
