import BanbaoText

extension Template {
    /// A page grows no further by loops.
    static let sizeLimitInBytes = 51 << 20
    /// How often the loops of a page may be passed; loops in loops would go on for years.
    package static let passLimit = 4_000_000

    /// Writes the page. `root` leads from the page to the site's root (`../`, or empty at the root itself);
    /// `linksToFiles` writes `index.html` at the end of links to folders, for sites read without a server. False where the loops were left before their end.
    package func render(_ record: Record, root: String, linksToFiles: Bool, into output: inout [UInt8]) -> Bool {
        var renderer = TemplateRenderer(template: self, root: root, linksToFiles: linksToFiles, stack: [record])
        renderer.run(0..<instructions.count, into: &output)
        return renderer.passesLeft >= 0
    }
}

private struct TemplateRenderer {
    let template: Template
    let root: String
    let linksToFiles: Bool
    var stack: [Record]
    var passesLeft = Template.passLimit

    /// Depth of recursion is the nesting of sections as written, not a matter of data.
    mutating func run(_ range: Range<Int>, into output: inout [UInt8]) {
        var index = range.lowerBound
        while index < range.upperBound {
            let instruction = template.instructions[index]
            index += 1
            switch instruction.kind {
            case .literal: writeLiteral(instruction, into: &output)
            case .sitePath:
                output.append(encodingURL: root)
                writeLiteral(instruction, into: &output)
            case .text: writeText(value(instruction.slot), into: &output)
            case .url:
                if case .url(let link) = value(instruction.slot) { write(link, into: &output) }
            case .sourceSet:
                if case .sourceSet(let candidates) = value(instruction.slot) { write(candidates, into: &output) }
            case .markup:
                if case .markup(let markup) = value(instruction.slot) { output.append(markup.bytes.span) }
            case .json: writeJSON(value(instruction.slot), into: &output)
            case .section:
                section(value(instruction.slot), index..<Int(instruction.second), into: &output)
                index = Int(instruction.second)
            case .inverted:
                if !isPresent(value(instruction.slot)) { run(index..<Int(instruction.second), into: &output) }
                index = Int(instruction.second)
            case .plural:
                if case .text(let number) = value(instruction.slot),
                    PluralCondition.isMet(instruction.first, by: number)
                {
                    run(index..<Int(instruction.second), into: &output)
                }
                index = Int(instruction.second)
            }
        }
    }

    private func writeLiteral(_ instruction: Template.Instruction, into output: inout [UInt8]) {
        output.append(template.literals.span.extracting(Int(instruction.first)..<Int(instruction.second)))
    }

    private func value(_ slot: Template.Slot) -> Value {
        let value = stack[Int(slot.level)][Int(slot.field)]
        guard slot.inner >= 0 else { return value }
        guard case .record(let record?) = value else { return .text("") }
        return record[Int(slot.inner)]
    }

    private mutating func section(_ value: Value, _ body: Range<Int>, into output: inout [UInt8]) {
        switch value {
        case .list(let records):
            // Whoever writes the page refuses it from here on; there is no need to fill the memory first.
            for record in records where output.count <= Template.sizeLimitInBytes && passesLeft >= 0 {
                passesLeft -= 1
                run(body, with: record, into: &output)
            }
        case .record(let record?): run(body, with: record, into: &output)
        default:
            if isPresent(value) { run(body, into: &output) }
        }
    }

    private mutating func run(_ body: Range<Int>, with record: Record, into output: inout [UInt8]) {
        stack.append(record)
        run(body, into: &output)
        stack.removeLast()
    }

    private func isPresent(_ value: Value) -> Bool {
        switch value {
        case .text(let text): !text.isEmpty
        case .markup(let markup): !markup.isEmpty
        case .flag(let flag): flag
        case .list(let records): !records.isEmpty
        case .record(let record): record != nil
        case .url, .position: true
        case .sourceSet(let candidates): !candidates.isEmpty
        }
    }

    private func writeText(_ value: Value, into output: inout [UInt8]) {
        switch value {
        case .text(let text): output.append(escaping: text)
        case .url(let link): write(link, into: &output)
        case .position(let point): output.append(point.description)
        default: break
        }
    }

    private func write(_ candidates: [SourceCandidate], into output: inout [UInt8]) {
        for (index, candidate) in candidates.enumerated() {
            if index > 0 { output.append(", " as StaticString) }
            let url =
                switch candidate.link {
                case .absolute(let url): url
                case .site(let path): relativeLink(to: path, root: root, linksToFiles: linksToFiles)
                }
            output.append(candidate: url, widthInPx: candidate.widthInPx)
        }
    }

    private func write(_ link: Link, into output: inout [UInt8]) {
        switch link {
        case .absolute(let url): output.append(encodingURL: url)
        case .site(let path):
            let isFolder = path.utf8.last.map { $0 == UInt8(ascii: "/") } ?? true
            output.append(encodingURL: path.isEmpty && root.isEmpty && !linksToFiles ? "./" : root)
            output.append(encodingURL: path)
            if linksToFiles && isFolder { output.append("index.html" as StaticString) }
        }
    }

    private func writeJSON(_ value: Value, into output: inout [UInt8]) {
        switch value {
        case .text(let text): output.append(json: text)
        case .flag(let flag): output.append(flag ? "true" as StaticString : "false")
        case .url(.absolute(let url)): output.append(json: url)
        case .url(.site(let path)):
            output.append(json: relativeLink(to: path, root: root, linksToFiles: linksToFiles))
        default: output.append(json: "")
        }
    }
}

/// `stories/` from `../` gives `../stories/`; the home page from the root itself gives `./`.
package func relativeLink(to path: String, root: String, linksToFiles: Bool) -> String {
    let isFolder = path.isEmpty || path.utf8.last == UInt8(ascii: "/")
    let target = linksToFiles && isFolder ? path + "index.html" : path
    let link = root + target
    return link.isEmpty ? "./" : link
}
