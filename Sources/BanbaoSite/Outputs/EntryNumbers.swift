import BanbaoMarkdown
import BanbaoText

extension RenderInputs {
    /// Of a page that has another version for its numbers to be compared with.
    func numbersRequest(_ id: PageID, _ source: SourceFile) -> NumbersRequest? {
        let page = site.pages[id]
        guard let scanner = numberScanner(page.language), let entry = site.entryOfPage[id],
            site.entries[entry].versions.contains(where: { $0 != nil && $0 != id })
        else { return nil }
        return NumbersRequest(scanner, head: titleAndSummary(in: source.bytes.span.extracting(..<page.bodyStart)))
    }
}

/// Where a head has the texts that readers see as the page's own.
private func titleAndSummary(in head: Span<UInt8>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    while start < head.count {
        let end = (start..<head.count).first { head[$0] == 0x0A } ?? head.count
        if head.reads("title:", at: start) || head.reads("summary:", at: start) {
            parts.append(start..<end)
        } else if isSpaceOrTab(head[start]), let last = parts.last, last.upperBound == start - 1 {
            parts[parts.count - 1] = last.lowerBound..<end
        }
        start = end + 1
    }
    return parts
}
