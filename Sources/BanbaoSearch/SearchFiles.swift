import BanbaoText

/// A file of an index, which a page loads as a script: where a site is read from a folder, scripts are all that can be loaded.
package struct SearchFile: Sendable {
    /// Below the folder of the index: `index.js`, `terms/0a3.js`.
    package let name: String
    package let bytes: [UInt8]

    /// Calls the function that `search.js` has for it.
    fileprivate init(_ name: String, _ content: [UInt8]) {
        self.name = name + ".js"
        var bytes = Array("banbaoSearch(\"\(name)\",".utf8)
        bytes += content
        bytes.append(");\n")
        self.bytes = bytes
    }
}

/// So many pages are in one file: those of a list of hits are rarely in one.
private let pagesPerFile = 2

/// In: pages in the order of their numbers, which is that of hits that are equally good. Out: all files of the index, in order.
package func searchFiles(_ pages: [SearchPage], languageTag: String) async throws -> [SearchFile] {
    let division = IndexDivision(textSize: pages.reduce(0) { $0 + $1.text.count })
    if division.isWhole { return [searchFile(pages, languageTag: languageTag)] }
    let parts = try await indexParts(pages, division, languageTag: languageTag)
    let starts = Array(stride(from: 0, to: pages.count, by: pagesPerFile))
    let lists = starts.map { start in
        SearchFile(
            "pages/\(start / pagesPerFile)", list(pages[start..<min(start + pagesPerFile, pages.count)]))
    }
    return [SearchFile("index", description(pages, division))] + lists
        + parts.map { SearchFile("places/\($0.number)", $0.places) }
        + parts.map { SearchFile("terms/\($0.number)", $0.pages) }
}

/// The whole index as one file, however many pages there are.
package func searchFile(_ pages: [SearchPage], languageTag: String) -> SearchFile {
    let part = wholeIndex(pages, languageTag: languageTag)
    let content = description(pages, .whole) { bytes in
        bytes.append(",\"terms\":")
        bytes += part.pages
        bytes.append(",\"places\":")
        bytes += part.places
        bytes.append(",\"pages\":")
        bytes += list(pages[...])
    }
    return SearchFile("index", content)
}

/// What the script knows before a query.
private func description(
    _ pages: [SearchPage], _ division: IndexDivision, _ more: (inout [UInt8]) -> Void = { _ in }
) -> [UInt8] {
    var version = ContentHash()
    for page in pages {
        version.combine(page.title + page.url)
        version.combine(page.text.span)
    }
    var bytes = Array(
        "{\"version\":\"\(version)\",\"pageCount\":\(pages.count),\"partCount\":\(division.partCount),\"pagesPerFile\":\(pagesPerFile)"
            .utf8)
    more(&bytes)
    bytes.append("}")
    return bytes
}

private func list(_ pages: ArraySlice<SearchPage>) -> [UInt8] {
    var bytes: [UInt8] = []
    for page in pages {
        bytes.append(bytes.isEmpty ? "[" : ",")
        var object = JSONObject()
        object.add("title", page.title)
        object.add("url", page.url)
        object.add("section", page.section)
        object.add("date", page.date)
        object.add("summary", page.summary)
        object.add("tags", page.tags)
        bytes.append(object.bytes.span)
    }
    if bytes.isEmpty { bytes.append("[") }
    bytes.append("]")
    return bytes
}
