import BanbaoText

extension Template {
    /// A page grows no further by loops.
    static let sizeLimitInBytes = 51 << 20
    /// How often the loops of a page may be passed; loops in loops would go on for years.
    package static let passLimit = 4_000_000

    /// Writes the page. `root` leads from the page to the site's root (`../`, or empty at the root itself);
    /// `linksToFiles` writes `index.html` at the end of links to folders, for sites read without a server; `jsonRoot` begins URLs in
    /// JSON scripts, which programs read without the page; `make` gives what deferred values are. False where the loops were left before their end.
    package func render(
        _ record: Record, root: String, linksToFiles: Bool, jsonRoot: String? = nil, into output: inout [UInt8],
        make: (Deferred) -> Value = { _ in .text("") }
    ) -> Bool {
        var renderer = TemplateRenderer(
            template: self, root: root, jsonRoot: jsonRoot ?? root, linksToFiles: linksToFiles, stack: [record])
        renderer.run(0..<instructions.count, into: &output, make)
        return renderer.passesLeft >= 0
    }
}

private struct TemplateRenderer {
    let template: Template
    let root: String
    let jsonRoot: String
    let linksToFiles: Bool
    var stack: [Record]
    /// Of each record in its list.
    var places = [Place()]
    var passesLeft = Template.passLimit

    struct Place {
        var isFirst = false
        var isLast = false
    }

    typealias Make = (Deferred) -> Value

    /// Depth of recursion is the nesting of sections as written, not a matter of data.
    mutating func run(_ range: Range<Int>, into output: inout [UInt8], _ make: Make) {
        var index = range.lowerBound
        while index < range.upperBound {
            let instruction = template.instructions[index]
            index += 1
            switch instruction.kind {
            case .literal: writeLiteral(instruction, into: &output)
            case .sitePath: writeSitePath(instruction, into: &output)
            case .section:
                section(value(instruction.slot, make), index..<Int(instruction.second), into: &output, make)
                index = Int(instruction.second)
            case .inverted:
                if !isPresent(value(instruction.slot, make)) {
                    run(index..<Int(instruction.second), into: &output, make)
                }
                index = Int(instruction.second)
            case .plural:
                if case .text(let number) = value(instruction.slot, make),
                    PluralCondition.isMet(instruction.first, by: number)
                {
                    run(index..<Int(instruction.second), into: &output, make)
                }
                index = Int(instruction.second)
            default: write(value(instruction.slot, make), as: instruction.kind, into: &output)
            }
        }
    }

    private func write(_ value: Value, as kind: Template.Instruction.Kind, into output: inout [UInt8]) {
        switch kind {
        case .text: writeText(value, into: &output)
        case .url:
            if case .url(let link) = value { write(link, into: &output) }
        case .sourceSet:
            if case .sourceSet(let candidates) = value { write(candidates, into: &output) }
        case .markup:
            if case .markup(let markup) = value { output.append(markup.bytes.span) }
        case .json: writeJSON(value, into: &output)
        case .fragment: output.append(encodingURL: text(value))
        case .number: writeNumber(value, into: &output)
        case .jsonText: output.append(jsonContent: text(value).utf8Span.span, isForFile: true)
        case .plain: output.append(text(value))
        case .escapedMarkup:
            if case .markup(let markup) = value { output.append(escaping: markup.bytes.span) }
        case .cdata:
            if case .markup(let markup) = value { output.append(cdata: markup.bytes.span) }
        case .literal, .sitePath, .section, .inverted, .plural: break
        }
    }

    private func writeLiteral(_ instruction: Template.Instruction, into output: inout [UInt8]) {
        output.append(template.literals.span.extracting(Int(instruction.first)..<Int(instruction.second)))
    }

    private func writeSitePath(_ instruction: Template.Instruction, into output: inout [UInt8]) {
        let isHome = instruction.first == instruction.second
        output.append(encodingURL: isHome && root.isEmpty && !linksToFiles ? "./" : root)
        writeLiteral(instruction, into: &output)
        let isFolder = isHome || template.literals[Int(instruction.second) - 1] == UInt8(ascii: "/")
        if linksToFiles && isFolder { output.append("index.html" as StaticString) }
    }

    private func value(_ slot: Template.Slot, _ make: Make) -> Value {
        guard slot.field >= 0 else {
            let place = places[Int(slot.level)]
            return .flag(slot.field == Template.Slot.isFirst ? place.isFirst : place.isLast)
        }
        var value = stack[Int(slot.level)][Int(slot.field)]
        if slot.inner >= 0 {
            guard case .record(let record?) = value else { return .text("") }
            value = record[Int(slot.inner)]
        }
        if case .deferred(let deferred) = value { return make(deferred) }
        return value
    }

    private mutating func section(_ value: Value, _ body: Range<Int>, into output: inout [UInt8], _ make: Make) {
        switch value {
        case .list(let records):
            // Whoever writes the page refuses it from here on; there is no need to fill the memory first.
            for (index, record) in records.enumerated()
            where output.count <= Template.sizeLimitInBytes && passesLeft >= 0 {
                passesLeft -= 1
                let place = Place(isFirst: index == 0, isLast: index == records.count - 1)
                run(body, with: record, place, into: &output, make)
            }
        case .record(let record?): run(body, with: record, Place(), into: &output, make)
        default:
            if isPresent(value) { run(body, into: &output, make) }
        }
    }

    private mutating func run(
        _ body: Range<Int>, with record: Record, _ place: Place, into output: inout [UInt8], _ make: Make
    ) {
        stack.append(record)
        places.append(place)
        run(body, into: &output, make)
        stack.removeLast()
        places.removeLast()
    }

    private func isPresent(_ value: Value) -> Bool {
        switch value {
        case .text(let text): !text.isEmpty
        case .markup(let markup): !markup.isEmpty
        case .flag(let flag): flag
        case .list(let records): !records.isEmpty
        case .record(let record): record != nil
        case .url, .position, .deferred: true
        case .sourceSet(let candidates): !candidates.isEmpty
        }
    }

    /// As it is, URLs encoded.
    private func text(_ value: Value) -> String {
        switch value {
        case .text(let text): text
        case .url(let link): encodedURL(address(link))
        case .position(let point): point.description
        case .markup(let markup): String(decoding: markup.bytes, as: UTF8.self)
        default: ""
        }
    }

    private func address(_ link: Link) -> String {
        switch link {
        case .absolute(let url): url
        case .site(let path): relativeLink(to: path, root: root, linksToFiles: linksToFiles)
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
            output.append(candidate: address(candidate.link), widthInPx: candidate.widthInPx)
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
        let isForFile = template.format == .json
        switch value {
        case .text(let text): output.append(json: text, isForFile: isForFile)
        case .flag(let flag): output.append(flag ? "true" as StaticString : "false")
        // Programs that read files know no other URLs; scripts of a page were always given those that people read.
        case .url(let link):
            let url = if case .site(let path) = link { jsonRoot + path } else { address(link) }
            output.append(json: isForFile ? encodedURL(url) : url, isForFile: isForFile)
        case .markup: output.append(json: text(value), isForFile: isForFile)
        default: output.append(json: "")
        }
    }

    /// `null` for a text that is no number.
    private func writeNumber(_ value: Value, into output: inout [UInt8]) {
        guard case .text(let text) = value, isJSONNumber(text) else { return output.append("null" as StaticString) }
        output.append(text)
    }
}

/// `stories/` from `../` gives `../stories/`; the home page from the root itself gives `./`.
package func relativeLink(to path: String, root: String, linksToFiles: Bool) -> String {
    let isFolder = path.isEmpty || path.utf8.last == UInt8(ascii: "/")
    let target = linksToFiles && isFolder ? path + "index.html" : path
    let link = root + target
    return link.isEmpty ? "./" : link
}
