import BanbaoText

// `[^1]: note` becomes an item of a list whose text begins in the fifth column, since both go on in lines that are indented by
// four spaces, over blank lines and lazily.

struct FootnoteRewriter {
    let bytes: [UInt8]
    let lines: [Range<Int>]

    private struct Definition {
        /// Index of its line.
        let line: Int
        let bracket: Int
        let label: Range<Int>
        let content: Range<Int>
        /// Indented as far as code.
        let isDeep: Bool
    }

    /// In: the lines that may begin a footnote and are no code; nil where that is not sure. Out: the text with as many lines,
    /// and labels by lines, from 1.
    func rewritten(sureLines: [Int]?) -> (bytes: [UInt8], labels: [Int: [UInt8]]) {
        var definitions = (sureLines ?? Array(lines.indices)).compactMap(definition)
        guard !definitions.isEmpty else { return (bytes, [:]) }
        if sureLines == nil, mayHoldCode() || definitions.contains(where: \.isDeep) {
            var code = codeLines()[...]
            definitions.removeAll { definition in
                code = code.drop { $0.upperBound < definition.line + 1 }
                return code.first?.contains(definition.line + 1) ?? false
            }
        }
        let marker = freeMarker()
        var labels: [Int: [UInt8]] = [:]
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var copied = 0
        for definition in definitions {
            result += bytes[copied..<definition.bracket]
            result += marker
            // An empty item would end with its line.
            if definition.content.isEmpty { result.append("<!-- -->" as StaticString) }
            copied = definition.content.lowerBound
            labels[definition.line + 1] = Array(bytes[definition.label])
        }
        return (result + bytes[copied...], labels)
    }

    private func definition(inLine index: Int) -> Definition? {
        let line = lines[index]
        let text = bytes.span
        var place = line.lowerBound
        var indentation = 0
        while place < line.upperBound {
            switch text[place] {
            case 0x20: indentation += 1
            case 0x09: indentation += 4
            case UInt8(ascii: ">"): indentation = -1
            case UInt8(ascii: "["):
                guard let label = footnoteLabel(in: text.extracting(..<line.upperBound), at: place),
                    label.upperBound + 1 < line.upperBound, text[label.upperBound + 1] == UInt8(ascii: ":"),
                    // Deeper, it is an item's own only behind a blank line; else the line before goes on.
                    indentation <= 3 || index == 0 || trimmed(lines[index - 1], in: text).isEmpty
                else { return nil }
                let content = trimmed((label.upperBound + 2)..<line.upperBound, in: text)
                return Definition(
                    line: index, bracket: place, label: label, content: content, isDeep: indentation > 3)
            default: return nil
            }
            place += 1
        }
        return nil
    }

    /// Whether a line begins, behind marks of quotations and lists, as fenced code or HTML does.
    private func mayHoldCode() -> Bool {
        lines.contains { line in
            for place in line {
                switch bytes[place] {
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
        let tree = CMarkTree(parsing: bytes.span, hasSentinels: false)
        tree.walk { node, _ in
            if node.kind == .codeBlock || node.kind == .htmlBlock { found.append(node.lines) }
            return true
        }
        return found
    }

    /// Of a kind of list that the text has none of, so that no list takes the footnote in.
    private func freeMarker() -> [UInt8] {
        let text = bytes.span
        var signs = (parenthesis: false, plus: false, star: false, hyphen: false)
        for line in lines {
            var place = line.lowerBound
            while place < line.upperBound,
                isSpaceOrTab(text[place]) || text[place] == UInt8(ascii: ">") || isDigit(text[place])
            {
                place += 1
            }
            guard place < line.upperBound else { continue }
            switch text[place] {
            case UInt8(ascii: ")"): signs.parenthesis = true
            case UInt8(ascii: "+"): signs.plus = true
            case UInt8(ascii: "*"): signs.star = true
            case UInt8(ascii: "-"): signs.hyphen = true
            default: break
            }
        }
        if !signs.parenthesis { return Array("1)  ".utf8) }
        let bullet = !signs.plus ? "+" : !signs.star ? "*" : !signs.hyphen ? "-" : "+"
        return Array("\(bullet)   ".utf8)
    }
}
