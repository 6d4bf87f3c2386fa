package import BanbaoText

/// Asks for the numbers of a page.
package struct NumbersRequest {
    let scanner: NumberScanner
    /// The parts of the head that readers see.
    let head: [Range<Int>]

    package init(_ scanner: NumberScanner, head: [Range<Int>]) {
        self.scanner = scanner
        self.head = head
    }

    /// All that a page says in numbers, in words too. In: where its body begins.
    package func values(in source: SourceFile, from bodyStart: Int) -> NumberSet {
        var found = NumbersInText()
        let body = min(bodyStart, source.bytes.count)..<source.bytes.count
        for part in head + [body] { scanner.scan(source.bytes.span, part, into: &found) }
        return found.values
    }
}

/// The numbers of a page, while its tree is still there.
func numbers(
    of source: SourceFile, body: Range<Int>, _ rendered: HTMLRenderer, _ request: NumbersRequest
) -> NumbersOfPage {
    var found = NumbersInText()
    for part in request.head + [body] { request.scanner.scanDigits(source.bytes.span, part, into: &found) }
    // Figures that the site fills in.
    for text in rendered.links.answers.values { request.scanner.noteValues(in: text.utf8Span.span, &found) }
    guard let last = found.written.last, last.range.lowerBound >= body.lowerBound else {
        return NumbersOfPage(found, in: source.bytes) { _ in true }
    }
    let blocks = textBlocks(of: rendered)
    var latest: (range: Range<Int>, regions: NonTextRanges?) = (0..<0, nil)
    return NumbersOfPage(found, in: source.bytes) { number in
        let place = number.lowerBound
        if place < body.lowerBound { return true }
        if !latest.range.contains(place) {
            let index = blocks.partitionPoint { $0.upperBound <= place }
            guard index < blocks.count, blocks[index].contains(place) else { return false }
            let block = blocks[index]
            let text = source.bytes.span
            let mayHoldOthers = text.holds(UInt8(ascii: "`"), in: block) || text.holds(UInt8(ascii: "<"), in: block)
            latest = (block, mayHoldOthers ? NonTextRanges(of: source.bytes[block]) : nil)
        }
        return latest.regions?.isText(place) ?? true
    }
}

/// Where text stands that is no code, in order.
private func textBlocks(of rendered: HTMLRenderer) -> [Range<Int>] {
    var places = rendered.places
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(rendered.blocks.count)
    for block in rendered.blocks {
        switch block.kind {
        case .paragraph, .heading, .row: ranges.append(places.range(of: block.node.lines))
        case .fencedCode, .indentedCode: break
        }
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    return ranges
}
