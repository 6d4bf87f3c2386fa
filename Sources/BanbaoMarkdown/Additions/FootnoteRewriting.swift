import BanbaoText

// `[^1]: note` becomes an item of a list whose text begins in the fifth column, since both go on in lines that are indented by
// four blanks, over blank lines and lazily.

extension RewrittenText {
    private struct Definition {
        /// Index of its line.
        let line: Int
        let bracket: Int
        let label: Range<Int>
        let content: Range<Int>
        /// Indented as far as code.
        let isDeep: Bool
    }

    mutating func rewriteFootnotes() {
        guard mayHoldDefinitions() else { return }
        let lines = lineRanges()
        var definitions = lines.indices.compactMap { definition(inLine: $0, of: lines) }
        guard !definitions.isEmpty else { return }
        let code = mayHoldCode(lines) || definitions.contains(where: \.isDeep) ? codeLines() : []
        var next = 0
        definitions.removeAll { definition in
            while next < code.count, code[next].upperBound < definition.line + 1 { next += 1 }
            return next < code.count && code[next].contains(definition.line + 1)
        }
        let marker = freeMarker(lines)
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var copied = text.startIndex
        for definition in definitions {
            result += text[copied..<definition.bracket]
            result += marker
            // An empty item would end with its line.
            if definition.content.isEmpty { result.append("<!-- -->" as StaticString) }
            copied = definition.content.lowerBound
            footnotes[definition.line + 1] = Array(text[definition.label])
        }
        text = (result + text[copied...])[...]
    }

    private func mayHoldDefinitions() -> Bool {
        var place = 0
        while let found = firstOffset(of: UInt8(ascii: "^"), in: text.span, from: place) {
            if found > 0, text[text.startIndex + found - 1] == UInt8(ascii: "[") { return true }
            place = found + 1
        }
        return false
    }

    private func definition(inLine index: Int, of lines: [Range<Int>]) -> Definition? {
        let line = lines[index]
        var place = line.lowerBound
        var indentation = 0
        while place < line.upperBound {
            switch text[place] {
            case 0x20: indentation += 1
            case 0x09: indentation += 4
            case UInt8(ascii: ">"): indentation = -1
            default:
                guard let label = footnoteLabel(in: text[..<line.upperBound], at: place),
                    label.upperBound + 1 < line.upperBound, text[label.upperBound + 1] == UInt8(ascii: ":"),
                    // Deeper, it is an item's own only behind a blank line; else the line before goes on.
                    indentation <= 3 || index == 0 || withoutBlanks(lines[index - 1]).isEmpty
                else { return nil }
                let content = withoutBlanks((label.upperBound + 2)..<line.upperBound)
                return Definition(
                    line: index, bracket: place, label: label, content: content, isDeep: indentation > 3)
            }
            place += 1
        }
        return nil
    }

    /// Whether a line begins, behind marks of quotations and lists, as fenced code or HTML does.
    private func mayHoldCode(_ lines: [Range<Int>]) -> Bool {
        lines.contains { line in
            for place in line {
                switch text[place] {
                case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"),
                    UInt8(ascii: "."), UInt8(ascii: ")"), 0x30...0x39:
                    break
                case UInt8(ascii: "<"), UInt8(ascii: "`"), UInt8(ascii: "~"): return true
                default: return false
                }
            }
            return false
        }
    }

    /// Lines of code and of HTML, in order.
    private func codeLines() -> [ClosedRange<Int>] {
        var found: [ClosedRange<Int>] = []
        let tree = CMarkTree(parsing: text, isMarked: false)
        tree.walk { node, _ in
            if node.kind == .codeBlock || node.kind == .htmlBlock { found.append(node.lines) }
            return true
        }
        return found
    }

    /// Of a kind of list that the text has none of, so that no list takes the footnote in.
    private func freeMarker(_ lines: [Range<Int>]) -> [UInt8] {
        var taken: Set<UInt8> = []
        for line in lines {
            guard
                let first = text[line].firstIndex(where: {
                    $0 != 0x20 && $0 != 0x09 && $0 != UInt8(ascii: ">") && !(0x30...0x39).contains($0)
                })
            else { continue }
            taken.insert(text[first])
        }
        if !taken.contains(UInt8(ascii: ")")) { return Array("1)  ".utf8) }
        let bullet = "+*-".utf8.first { !taken.contains($0) } ?? UInt8(ascii: "+")
        return [bullet, 0x20, 0x20, 0x20]
    }
}
