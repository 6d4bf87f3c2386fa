import BanbaoMarkdown
import BanbaoText

extension RenderInputs {
    /// Of a page that has another version for its numbers to be compared with.
    func numbersRequest(_ id: PageID, _ source: SourceFile) -> NumbersRequest? {
        guard let entry = site.entryOfPage[id],
            site.entries[entry].versions.contains(where: { $0 != nil && $0 != id })
        else { return nil }
        return numbersRequest(site.pages[id], source)
    }

    private func numbersRequest(_ page: Page, _ source: SourceFile) -> NumbersRequest? {
        numberScanner(page.language).map { scanner in
            let head = source.bytes.span.extracting(..<min(page.bodyStart, source.bytes.count))
            return NumbersRequest(scanner, head: titleAndSummary(in: head))
        }
    }

    /// All that a page says in numbers, in words too, which only those pages are read again for whose digits are not enough. Nil where
    /// there is none to read.
    func allNumbers(_ id: PageID) throws -> NumberSet? {
        let page = site.pages[id]
        guard let index = input.tree.index(of: page.path) else { return nil }
        return try input.memory.numbers(input.tree.files[index]) {
            guard let source = try source(input.tree.files[index]).file,
                let request = numbersRequest(page, source)
            else { return NumberSet() }
            return request.values(in: source, from: page.bodyStart)
        }
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
