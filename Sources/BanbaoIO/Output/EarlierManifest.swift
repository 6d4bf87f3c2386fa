import BanbaoSite
import BanbaoText

// Manifests of other versions of the program. All formats begin with their name and a number, and name a file in a line of its
// own that begins with `file` and ends with its path.

extension Manifest {
    /// Which files are ours and whether they are a preview, and nothing else: all of them are written again. Nil when the bytes are not surely a whole manifest.
    init?(ofOtherFormat bytes: [UInt8]) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
        guard bytes.last == 0x0A, let name = lines.popFirst(), name.starts(with: Self.formatName.utf8),
            !name.elementsEqual(Self.format.utf8)
        else { return nil }
        let words = ["state", "inode", "preview", "hidden", "inputs", "fresh", "memory"]
        var entries: [Entry] = []
        var isPreview = false
        for line in lines.dropLast() {
            if line.starts(with: "file ".utf8) {
                guard let path = Self.path(ofLine: line) else { return nil }
                entries.append(Entry(path: path, version: .unknown, kind: .data))
            } else if line.elementsEqual("preview yes".utf8) {
                isPreview = true
            } else if !words.contains(where: { line.starts(with: ($0 + " ").utf8) }) {
                return nil
            }
        }
        entries.sort { $0.path.precedesInBytes($1.path) }
        self.init(state: .complete, inode: 0, isPreview: isPreview, entries: entries)
    }

    /// What is behind the last space, for no path of ours holds one; nil where it could lead out of the output folder.
    private static func path(ofLine line: ArraySlice<UInt8>) -> String? {
        guard let space = line.lastIndex(of: 0x20), firstInvalidUTF8Offset(in: Array(line)) == nil else { return nil }
        let path = String(decoding: line[(space + 1)...], as: UTF8.self)
        let isSafe = path.parts(separatedBy: "/", omittingEmpty: false).allSatisfy {
            Slug.problem(withSegment: $0) == nil
        }
        return isSafe ? path : nil
    }
}
