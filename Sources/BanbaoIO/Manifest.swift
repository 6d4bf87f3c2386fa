import BanbaoText

/// What the last build wrote, kept beside the output folder in `.banbao/`. The output is ours only as far as this says.
struct Manifest: Equatable {
    struct Entry: Equatable {
        let path: String
        let stamp: Stamp
        /// Of the file it was made from; `Stamp.unknown` where a change of that file could go unnoticed.
        let origin: Stamp
        /// Of what other pages may have relied on when this one was rendered.
        let trace: FileDigest
    }

    enum State: String {
        /// The output folder holds exactly these files of ours.
        case complete
        /// Files were being replaced one by one; any of them may be old or new.
        case replacing
    }

    let state: State
    /// Of the output folder, which keeps its number when folders are swapped: tells whether a swap has happened.
    let inode: UInt64
    /// The inputs that gave this output; nil where the next run should not trust it.
    let inputs: InputState?
    /// In order of their paths.
    let entries: [Entry]

    private static let format = "banbao-manifest 2"

    /// One line a fact; the path last, since it may hold anything but a line feed.
    func encoded() -> [UInt8] {
        var output: [UInt8] = []
        // A line is a path and at most so much before it.
        output.reserveCapacity(
            entries.reduce(1000 + (inputs?.freshFiles.count ?? 0) * 200) { $0 + $1.path.utf8.count + 135 })
        output.append("\(Self.format)\nstate \(state.rawValue)\ninode \(inode)\n")
        if let inputs { inputs.encode(into: &output) }
        for entry in entries {
            output.append("file ")
            entry.trace.appendHexadecimal(to: &output)
            for number in [entry.stamp.size, entry.stamp.modified, entry.origin.size, entry.origin.modified] {
                output.append(UInt8(ascii: " "))
                output.append(decimal: number)
            }
            output.append(" ")
            output.append(entry.path)
            output.append("\n")
        }
        return output
    }

    /// Nil when the bytes are not a whole manifest of this format.
    init?(_ bytes: [UInt8]) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
        guard bytes.last == 0x0A, lines.popFirst()?.elementsEqual(Self.format.utf8) == true else { return nil }
        guard let stateText = value(of: "state", lines.popFirst()), let state = State(rawValue: stateText),
            let inode = value(of: "inode", lines.popFirst()).flatMap({ UInt64($0) })
        else { return nil }
        self.state = state
        self.inode = inode
        inputs = InputState(&lines)
        var entries: [Entry] = []
        entries.reserveCapacity(lines.count)
        for line in lines.dropLast() {
            guard let entry = Entry(line) else { return nil }
            entries.append(entry)
        }
        self.entries = entries
    }

    init(state: State, inode: UInt64, inputs: InputState?, entries: [Entry]) {
        self.state = state
        self.inode = inode
        self.inputs = inputs
        self.entries = entries
    }

    func index(of path: String) -> Int? { entries.firstIndex(sorted: path, by: \.path) }
}

extension Manifest.Entry {
    /// `file TRACE SIZE MODIFIED ORIGIN-SIZE ORIGIN-MODIFIED PATH`
    fileprivate init?(_ line: ArraySlice<UInt8>) {
        let parts = line.split(separator: 0x20, maxSplits: 6)
        guard parts.count == 7, parts[0].elementsEqual("file".utf8), let trace = FileDigest(hexadecimal: parts[1]),
            let stamp = Stamp(size: parts[2], modified: parts[3]),
            let origin = Stamp(size: parts[4], modified: parts[5])
        else { return nil }
        self.init(path: String(decoding: parts[6], as: UTF8.self), stamp: stamp, origin: origin, trace: trace)
    }
}

/// `WORD VALUE` gives the value.
func value(of word: String, _ line: ArraySlice<UInt8>?) -> String? {
    guard let line, line.starts(with: word.utf8), line.dropFirst(word.utf8.count).first == 0x20 else { return nil }
    return String(decoding: line.dropFirst(word.utf8.count + 1), as: UTF8.self)
}
