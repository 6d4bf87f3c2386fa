package import BanbaoText

/// A file of an index, which a page loads as a script: where a site is read from a folder, scripts are all that can be loaded.
package struct SearchFile: Sendable {
    /// Below the folder of the index: `index.js`, `terms/17.js`.
    package let name: String
    package let bytes: [UInt8]

    /// Calls the function that `search.js` has for it.
    fileprivate init(_ name: String, _ content: [UInt8]) {
        self.name = Self.name(name)
        var bytes = Array("banbaoSearch(\"\(name)\",".utf8)
        bytes.reserveCapacity(bytes.count + content.count + 3)
        bytes.append(content.span)
        bytes += Array(");\n".utf8)
        self.bytes = bytes
    }

    fileprivate static func name(_ name: String) -> String { name + ".js" }
}

/// The index of the pages of a language. A page's number is its place; of hits that are equally good the one with the greatest comes first.
package struct SearchIndex: Sendable {
    package let pages: [SearchPage]
    private let languageTag: String
    private let division: IndexDivision

    package init(_ pages: [SearchPage], languageTag: String) {
        self.pages = pages
        self.languageTag = languageTag
        division = IndexDivision(textSize: pages.reduce(0) { $0 + $1.text.count })
    }

    /// 1 where all of it is in one file.
    package var partCount: Int { division.partCount }

    package static let mainName = SearchFile.name("index")

    package static func pageName(_ page: Int) -> String { SearchFile.name("pages/\(page)") }

    /// What the script knows before a query. In: a hash of all files.
    package func mainFile(_ hash: ContentHash) -> SearchFile {
        SearchFile("index", Array("{\(description(hash))}".utf8))
    }

    /// All of it in one file.
    package var wholeFile: SearchFile {
        var hash = ContentHash()
        for page in pages { hash.combine(page.hash(page.termsHash).description) }
        var bytes = Array("{\(description(hash, partCount: 1)),\"terms\":".utf8)
        bytes += indexPart(0, of: pages, .whole, languageTag: languageTag).terms
        bytes += Array(",\"pages\":[".utf8)
        for (number, page) in pages.enumerated() {
            if number > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += page.json
        }
        bytes += Array("]}".utf8)
        return SearchFile("index", bytes)
    }

    package func pageFile(_ page: Int) -> SearchFile { SearchFile("pages/\(page)", pages[page].json) }

    /// On all cores. In: numbers of parts, in order. Out: the files of each, with its long lists behind it.
    package func partFiles(_ numbers: [Int]) async throws -> [[SearchFile]] {
        let parts = try await indexParts(numbers, of: pages, division, languageTag: languageTag)
        return zip(numbers, parts).map(files)
    }

    /// The same of one part, on one core.
    package func partFiles(_ part: Int) -> [SearchFile] {
        files(part, indexPart(part, of: pages, division, languageTag: languageTag))
    }

    private func files(_ number: Int, _ part: IndexPart) -> [SearchFile] {
        [SearchFile("terms/\(number)", part.terms)]
            + part.longLists.map { key, postings in
                SearchFile("lists/\(key.value)", [UInt8(ascii: "\"")] + postings + [UInt8(ascii: "\"")])
            }
    }

    /// The parts that an edit of a page touches. In: the text it had before; nil of a new page.
    package func parts(touchedBy page: Int, textBefore: ArraySlice<UInt8>?) -> Set<Int> {
        differingParts(
            textBefore.map(pages[page].with), pages[page], division, languageTag: languageTag)
    }

    private func description(_ hash: ContentHash, partCount: Int? = nil) -> String {
        "\"version\":\"\(hash)\",\"pageCount\":\(pages.count),\"partCount\":\(partCount ?? division.partCount)"
    }
}
