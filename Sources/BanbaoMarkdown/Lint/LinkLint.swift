import BanbaoText

// Links that stayed text: full-width brackets, spaces where none may stand, references to nothing.

/// The mistakes in the brackets of a block. In: the block's texts as libcmark read them, a line feed behind each: what is no
/// text there was no mistake.
func lintLinks(
    in block: ArraySlice<UInt8>, literals: [UInt8], regions: NonTextRanges, path: String, hasDefinitions: Bool
) -> [Diagnostic] {
    var finder = LinkLint(
        block: block, regions: regions, texts: UnreadBrackets(in: literals), path: path, hasDefinitions: hasDefinitions)
    finder.find()
    return finder.problems
}

private struct LinkLint {
    let block: ArraySlice<UInt8>
    let regions: NonTextRanges
    let texts: UnreadBrackets
    let path: String
    /// Somewhere in the text a link is defined.
    let hasDefinitions: Bool
    var problems: [Diagnostic] = []
    private var openBrackets: [Int] = []
    private var openWideBracket: Int?

    init(
        block: ArraySlice<UInt8>, regions: NonTextRanges, texts: UnreadBrackets, path: String, hasDefinitions: Bool
    ) {
        self.hasDefinitions = hasDefinitions
        self.block = block
        self.regions = regions
        self.texts = texts
        self.path = path
    }

    mutating func find() {
        var place = block.startIndex
        while place < block.endIndex {
            defer { place += 1 }
            let byte = block[place]
            guard "[]\n".utf8.contains(byte) || byte == 0xE3 || byte == 0xEF, !regions.isOpaque(place) else { continue }
            switch byte {
            case 0x0A: openWideBracket = nil
            case UInt8(ascii: "["): openBrackets.append(place)
            case UInt8(ascii: "]"):
                if let open = openBrackets.popLast() { judge(open..<(place + 1), signLength: 1) }
            case _ where block.reads("【", at: place) || block.reads("［", at: place): openWideBracket = place
            case _ where block.reads("】", at: place) || block.reads("］", at: place):
                if let open = openWideBracket { judge(open..<(place + 3), signLength: 3) }
                openWideBracket = nil
            default: break
            }
        }
    }

    /// In: brackets with what stands between them.
    private mutating func judge(_ brackets: Range<Int>, signLength: Int) {
        let label = block[(brackets.lowerBound + signLength)..<(brackets.upperBound - signLength)]
        if block.byte(brackets.upperBound) == UInt8(ascii: "[") {
            if signLength == 1 { judgeReference(brackets, label) }
            return
        }
        var open = brackets.upperBound
        while isSpaceOrTab(block.byte(open)) { open += 1 }
        let hasGap = open > brackets.upperBound
        guard let address = LinkSyntax(at: open, in: block) else { return }
        let mistake: LinkMistake
        if signLength == 1, !address.isInWideBrackets, !hasGap, address.endsInWideBracket {
            guard address.isLikely, texts.holdAddress else { return }
            mistake = .wideBrackets
        } else if signLength > 1 || address.isInWideBrackets {
            guard address.isLikely, signLength > 1 || hasGap || texts.holdWideAddress else { return }
            mistake = .wideBrackets
        } else if hasGap {
            guard address.isLikely, texts.holdGap else { return }
            mistake = .gap
        } else {
            guard address.holdsSpace, texts.holdAddress, address.isLikely || !address.isProse else { return }
            mistake = .space
        }
        let start = brackets.lowerBound - (block.byte(brackets.lowerBound - 1) == UInt8(ascii: "!") ? 1 : 0)
        let image = start < brackets.lowerBound ? "!" : ""
        let fix = "\(image)[\(String(decoding: label, as: UTF8.self))](\(address.fixed))"
        problems.append(
            .linkNotRead(
                path: path, range: start..<address.end, mistake, fix: fix, renamesFile: address.namesFileWithSpace))
    }

    /// `[text][label]` and `[label][]`
    private mutating func judgeReference(_ brackets: Range<Int>, _ text: ArraySlice<UInt8>) {
        let start = brackets.upperBound + 1
        guard let end = block[start...].prefix(1000).firstIndex(where: { "[]".utf8.contains($0) }),
            block[end] == UInt8(ascii: "]")
        else { return }
        let label = block[start..<end].isEmpty ? text : block[start..<end]
        // Marks of tasks, footnotes, numbers of sources (`[1][2]`), and elements of code (`a[i][j]`).
        guard !isMark(text), !isMark(label), !(text.allSatisfy(isDigit) && label.allSatisfy(isDigit)),
            !isLetter(block.byte(brackets.lowerBound - 1)), !isDigit(block.byte(brackets.lowerBound - 1)),
            texts.references.contains(UnreadBrackets.key(label)),
            isMeant(brackets, text, label, isCollapsed: start == end)
        else { return }
        let range = start == end ? brackets.lowerBound..<(end + 1) : (start - 1)..<(end + 1)
        problems.append(
            .referenceWithoutDefinition(path: path, range: range, label: String(decoding: label, as: UTF8.self)))
    }

    /// `[Ctrl][C]` and `[设置][网络]` are keys and menus: a text without definitions has a reference only where the label is
    /// in other letters than the text. Where there are definitions, single words (`[RISCV][MC] Add support`) are marks of a
    /// subject unless they stand behind a word; and so are those of a longer row.
    private func isMeant(
        _ brackets: Range<Int>, _ text: ArraySlice<UInt8>, _ label: ArraySlice<UInt8>, isCollapsed: Bool
    ) -> Bool {
        if isCollapsed || block.byte(brackets.lowerBound - 1) == UInt8(ascii: "!") { return true }
        if block.byte(brackets.lowerBound - 1) == UInt8(ascii: "]") { return false }
        // The first bytes of Han characters and kana, and not of dashes.
        let han: ClosedRange<UInt8> = 0xE3...0xE9
        if text.contains(where: han.contains), label.allSatisfy({ $0 < 0x80 }) { return true }
        guard hasDefinitions else { return false }
        if text.contains(where: { " *`".utf8.contains($0) }) || label.allSatisfy(isDigit) { return true }
        let before = block[..<brackets.lowerBound].last { !isSpaceOrTab($0) && $0 != 0x0A } ?? 0
        let isBehindWord = isLetterOrDigit(before) || han.contains(block.byte(brackets.lowerBound - 3))
        return isBehindWord && block.byte(label.endIndex + 1) != UInt8(ascii: "[")
    }

    private func isMark(_ label: ArraySlice<UInt8>) -> Bool {
        label.first == UInt8(ascii: "^") || label.allSatisfy(isSpaceOrTab)
            || label.count == 1 && label.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    }
}

/// Which brackets libcmark left in the texts of a block.
private struct UnreadBrackets {
    private(set) var holdAddress = false
    private(set) var holdWideAddress = false
    private(set) var holdGap = false
    /// Keys of the labels in `][label]` and `[label][]`.
    private(set) var references: Set<[UInt8]> = []

    init(in literals: [UInt8]) {
        let text = literals[...]
        var open = text.startIndex
        for place in text.indices {
            if text[place] == UInt8(ascii: "[") { open = place + 1 }
            guard text[place] == UInt8(ascii: "]") else { continue }
            switch text.byte(place + 1) {
            case UInt8(ascii: "("): holdAddress = true
            case 0x20, 0x09: holdGap = true
            case UInt8(ascii: "["):
                let isCollapsed = text.byte(place + 2) == UInt8(ascii: "]")
                references.insert(Self.key(isCollapsed ? text[open..<place] : text[(place + 2)...]))
            default: if text.reads("（", at: place + 1) { holdWideAddress = true }
            }
        }
    }

    /// A label up to the first sign that may have a meaning of its own, where a text may end.
    static func key(_ label: ArraySlice<UInt8>) -> [UInt8] {
        Array(label.prefix(200).prefix { $0 != 0x0A && !"[]*_`<&\\!".utf8.contains($0) })
    }
}
