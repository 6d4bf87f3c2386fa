import BanbaoSite
import BanbaoText

/// What the last build wrote, kept next to the output folder in `.banbao/`. The output is ours only as far as this says.
struct Manifest: Equatable {
    struct Entry: Equatable {
        let path: String
        /// Of the file as it was written.
        let version: FileVersion
        let kind: Output.Kind
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
    /// Pages may be among the files that are not to be public.
    let isPreview: Bool
    /// Of entries that the build did not show.
    let hidden: HiddenCounts
    /// The inputs that gave this output; nil where the next run should not trust it.
    let inputs: InputState?
    /// Of what is remembered of the build that wrote this output; nil where nothing is.
    let memory: ContentHash?
    /// In order of their paths.
    let entries: [Entry]

    static let formatName = "banbao-manifest "
    static let format = formatName + "4"

    /// One line a fact; the path last, since it may hold anything but a line feed.
    func encoded() -> [UInt8] {
        var output: [UInt8] = []
        // A line is a path and at most so much before it.
        output.reserveCapacity(
            entries.reduce(1000 + (inputs?.freshFiles.count ?? 0) * 200) { $0 + $1.path.utf8.count + 60 })
        output.append("\(Self.format)\nstate \(state.rawValue)\ninode \(inode)\n")
        if isPreview { output.append("preview yes\n") }
        if !hidden.isEmpty { output.append("hidden \(hidden.drafts) \(hidden.scheduled) \(hidden.expired)\n") }
        if let inputs { inputs.encode(into: &output) }
        if let memory {
            output.append("memory \(memory)\n")
        }
        for entry in entries {
            output.append("file")
            for number in [Int(entry.kind.rawValue), entry.version.size, entry.version.modified] {
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
        isPreview = value(of: "preview", lines.first) == "yes"
        if isPreview { lines.removeFirst() }
        hidden = HiddenCounts(&lines)
        inputs = InputState(&lines)
        if let hash = value(of: "memory", lines.first) {
            memory = ContentHash(hash)
            lines.removeFirst()
        } else {
            memory = nil
        }
        var entries: [Entry] = []
        entries.reserveCapacity(lines.count)
        for line in lines.dropLast() {
            guard let entry = Entry(line) else { return nil }
            entries.append(entry)
        }
        self.entries = entries
    }

    init(
        state: State, inode: UInt64, isPreview: Bool = false, hidden: HiddenCounts = HiddenCounts(),
        inputs: InputState? = nil, memory: ContentHash? = nil, entries: [Entry]
    ) {
        self.state = state
        self.inode = inode
        self.isPreview = isPreview
        self.hidden = hidden
        self.inputs = inputs
        self.memory = memory
        self.entries = entries
    }

    /// The same output, with other words for the inputs that gave it.
    func with(inputs: InputState) -> Manifest {
        Manifest(
            state: state, inode: inode, isPreview: isPreview, hidden: hidden, inputs: inputs, memory: memory,
            entries: entries)
    }

    func index(of path: String) -> Int? { entries.firstIndex(sorted: path, by: \.path) }
}

extension HiddenCounts {
    /// Takes its line off the front, if it is there.
    fileprivate init(_ lines: inout ArraySlice<ArraySlice<UInt8>>) {
        self.init()
        guard let numbers = value(of: "hidden", lines.first)?.parts(separatedBy: " ").compactMap({ Int($0) }),
            numbers.count == 3
        else { return }
        lines.removeFirst()
        (drafts, scheduled, expired) = (numbers[0], numbers[1], numbers[2])
    }
}

extension Manifest.Entry {
    /// `file KIND SIZE MODIFIED PATH`
    fileprivate init?(_ line: ArraySlice<UInt8>) {
        let parts = line.split(separator: 0x20, maxSplits: 4)
        guard parts.count == 5, parts[0].elementsEqual("file".utf8),
            let kind = number(parts[1]).flatMap(UInt8.init(exactly:)).flatMap(Output.Kind.init),
            let size = number(parts[2]), let modified = number(parts[3])
        else { return nil }
        let version = FileVersion(size: size, modified: modified)
        self.init(path: String(decoding: parts[4], as: UTF8.self), version: version, kind: kind)
    }
}

private func number(_ text: ArraySlice<UInt8>) -> Int? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative ? text.dropFirst() : text
    var value = 0
    for byte in digits {
        let (tenfold, overflows) = value.multipliedReportingOverflow(by: 10)
        guard (0x30...0x39).contains(byte), !overflows else { return nil }
        value = tenfold &+ Int(byte - 0x30)
    }
    return digits.isEmpty || value < 0 ? nil : isNegative ? -value : value
}
