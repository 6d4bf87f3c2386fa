import BanbaoText

// `[^1]: note` becomes an item of a list whose text begins in the fifth column, since both go on in lines that are indented by
// four spaces, over blank lines and lazily. Where it is not sure that a line begins a footnote, and not the text of a block of code, the
// item is written all the same, and libcmark tells whether it sees one.

/// A footnote among the lines of a rewritten text: where its item begins, in bytes from 1, and its label.
struct FootnoteMark: Equatable {
    let column: Int
    let label: [UInt8]
}

struct FootnoteRewriter {
    let bytes: [UInt8]
    let lines: [Range<Int>]

    private struct Definition {
        /// Index of its line.
        let line: Int
        let bracket: Int
        let label: Range<Int>
        let content: Range<Int>
        /// Spaces before it that no container takes: up to three, from which the note's own lines are not counted.
        var indentation = 0
        /// Index of the marker of its item.
        var marker = 0
    }

    /// Two lists of different markers never become one.
    private static let markers: [StaticString] = ["1)  ", "+   ", "*   ", "-   ", "1.  "]

    /// In: the lines that may begin a footnote and are no code; nil where that is not sure. Out: the text with as many lines,
    /// and its footnotes by lines, from 1.
    func rewritten(sureLines: [Int]?) -> (bytes: [UInt8], footnotes: [Int: FootnoteMark], isSure: Bool) {
        var definitions = (sureLines ?? Array(lines.indices)).compactMap(definition)
        guard !definitions.isEmpty else { return (bytes, [:], sureLines != nil) }
        let free = freeMarker()
        for index in definitions.indices { definitions[index].marker = free ?? 0 }
        guard sureLines == nil || free == nil else { return (text(with: definitions), marks(of: definitions), true) }
        // Each time the footnotes that stand in a list of others get the next marker.
        for attempt in 0..<Self.markers.count {
            let isSettled = look(at: &definitions, isFirst: attempt == 0)
            if isSettled { break }
        }
        return (text(with: definitions), marks(of: definitions), false)
    }

    private func text(with definitions: [Definition]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var copied = 0
        for definition in definitions {
            result += bytes[copied..<(definition.bracket - definition.indentation)]
            result.append(Self.markers[definition.marker])
            // An empty item would end with its line.
            if definition.content.isEmpty { result.append("<!-- -->" as StaticString) }
            copied = definition.content.lowerBound
        }
        return result + bytes[copied...]
    }

    private func marks(of definitions: [Definition]) -> [Int: FootnoteMark] {
        var marks: [Int: FootnoteMark] = [:]
        for definition in definitions {
            marks[definition.line + 1] = FootnoteMark(
                column: column(of: definition), label: Array(bytes[definition.label]))
        }
        return marks
    }

    private func column(of definition: Definition) -> Int {
        definition.bracket - definition.indentation - lines[definition.line].lowerBound + 1
    }

    // MARK: Asking libcmark

    /// Drops the definitions of which libcmark makes no items, and gives those in lists of others the next marker. Whether
    /// nothing was left to do.
    private func look(at definitions: inout [Definition], isFirst: Bool) -> Bool {
        let tree = CMarkTree(parsing: text(with: definitions).span, hasSentinels: false)
        let places = Dictionary(uniqueKeysWithValues: definitions.indices.map { (definitions[$0].line + 1, $0) })
        var items: [Int: Int] = [:]
        var isInOtherList: Set<Int> = []
        tree.walk { node, isEntering in
            guard isEntering, node.kind == .list else { return true }
            var (found, others) = ([Int](), false)
            var item = node.firstChild
            while let present = item {
                item = present.next
                if let index = places[present.lines.lowerBound], column(of: definitions[index]) == present.startColumn {
                    found.append(index)
                    if isFirst { items[index] = indentation(of: definitions[index], in: node.parent) }
                } else {
                    others = true
                }
            }
            if others { isInOtherList.formUnion(found) }
            return true
        }
        for index in isInOtherList { definitions[index].marker = (definitions[index].marker + 1) % Self.markers.count }
        guard isFirst else { return isInOtherList.isEmpty }
        definitions = definitions.indices.compactMap { index in
            items[index].map {
                var definition = definitions[index]
                definition.indentation = $0
                return definition
            }
        }
        return isInOtherList.isEmpty
    }

    /// Columns from where the text of a container begins, which are those of its first block, to the bracket.
    private func indentation(of definition: Definition, in container: CMarkNode?) -> Int {
        var spaces = 0
        let line = lines[definition.line]
        while definition.bracket - spaces > line.lowerBound, bytes[definition.bracket - spaces - 1] == 0x20 {
            spaces += 1
        }
        let before = definition.bracket - spaces
        guard before == line.lowerBound || bytes[before - 1] == UInt8(ascii: ">"), let container else { return 0 }
        var taken = before > line.lowerBound ? 1 : 0
        if container.kind == .item {
            guard container.lines.lowerBound <= definition.line else { return 0 }
            let first = container.firstChild
            let isBesideMark = first?.lines.lowerBound == container.lines.lowerBound
            let start = isBesideMark ? first?.startColumn ?? 1 : container.startColumn + 2
            taken = start - 1 - (before - line.lowerBound)
        }
        return max(0, min(3, spaces - taken))
    }

    // MARK: Lines

    /// Behind spaces and the marks of quotations and lists.
    private func definition(inLine index: Int) -> Definition? {
        let line = lines[index]
        let text = bytes.span
        var place = line.lowerBound
        while place < line.upperBound {
            let start = place
            while place < line.upperBound, isSpaceOrTab(text[place]) || text[place] == UInt8(ascii: ">") { place += 1 }
            while place < line.upperBound, isDigit(text[place]) { place += 1 }
            guard place < line.upperBound else { return nil }
            switch text[place] {
            case UInt8(ascii: "["): return definition(at: place, ofLine: index)
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"):
                place += 1
            default: return nil
            }
            if place == start { return nil }
        }
        return nil
    }

    private func definition(at bracket: Int, ofLine index: Int) -> Definition? {
        let line = lines[index]
        let text = bytes.span
        guard let label = footnoteLabel(in: text.extracting(..<line.upperBound), at: bracket),
            label.upperBound + 1 < line.upperBound, text[label.upperBound + 1] == UInt8(ascii: ":")
        else { return nil }
        let content = trimmed((label.upperBound + 2)..<line.upperBound, in: text)
        return Definition(line: index, bracket: bracket, label: label, content: content)
    }

    /// Of a kind of list that the text has none of, so that no list takes the footnote in; nil where it has all.
    private func freeMarker() -> Int? {
        let text = bytes.span
        var isUsed = [Bool](repeating: false, count: Self.markers.count)
        for line in lines {
            var place = line.lowerBound
            while place < line.upperBound {
                switch text[place] {
                case 0x20, 0x09, UInt8(ascii: ">"), 0x30...0x39: break
                case UInt8(ascii: ")"): isUsed[0] = true
                case UInt8(ascii: "+"): isUsed[1] = true
                case UInt8(ascii: "*"): isUsed[2] = true
                case UInt8(ascii: "-"): isUsed[3] = true
                case UInt8(ascii: "."): isUsed[4] = true
                default: place = line.upperBound
                }
                place += 1
            }
        }
        return isUsed.firstIndex(of: false)
    }
}
