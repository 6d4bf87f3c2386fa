package import BanbaoText

/// A page as the index has it.
package struct SearchPage: Sendable {
    package let title: String
    /// From the site's root.
    package let url: String
    package let section: String
    package let date: String
    package let summary: String
    package let tags: [String]
    /// What it can be filtered by: `section/stories`, `tag/reform`.
    package let filters: [String]
    /// The bytes of a `SearchText`: fields and body.
    package let text: ArraySlice<UInt8>

    package init(
        title: String, url: String, section: String, date: String, summary: String, tags: [String], filters: [String],
        text: ArraySlice<UInt8>
    ) {
        self.title = title
        self.url = url
        self.section = section
        self.date = date
        self.summary = summary
        self.tags = tags
        self.filters = filters
        self.text = text
    }

    package func with(text: ArraySlice<UInt8>) -> SearchPage {
        SearchPage(
            title: title, url: url, section: section, date: date, summary: summary, tags: tags, filters: filters,
            text: text)
    }

    /// In bytes.
    var size: Int {
        let texts = [title, summary] + tags + filters
        return text.count + texts.reduce(0) { $0 + $1.utf8.count + 1 }
    }

    /// Of all that terms come from.
    package var termsHash: ContentHash {
        var hash = ContentHash()
        for part in [title, summary] + tags + filters { hash.combine(part) }
        hash.combine(text.span)
        return hash
    }

    /// Of all that is shown of a hit. In: what `termsHash` is.
    package func hash(_ termsHash: ContentHash) -> ContentHash {
        var hash = termsHash
        for part in [url, section, date] { hash.combine(part) }
        return hash
    }

    /// What is shown of a hit, and searched once more. Parts of the text are lines.
    var json: [UInt8] {
        var object = JSONObject()
        object.add("title", title)
        object.add("url", url)
        object.add("section", section)
        object.add("date", date)
        object.add("summary", summary)
        object.add("tags", tags)
        var bytes = object.bytes
        bytes.removeLast()
        bytes += Array(",\"text\":\"".utf8)
        bytes.append(linesOf: text.span)
        bytes += Array("\"}".utf8)
        return bytes
    }
}

extension [UInt8] {
    /// As in a string of JSON.
    fileprivate mutating func append(linesOf text: Span<UInt8>) {
        reserveCapacity(count + text.count + text.count / 16)
        var start = 0
        for index in text.indices {
            let byte = text[index]
            guard byte < 4 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
            append(text.extracting(start..<index))
            start = index + 1
            guard byte >= 4 || index > 0 else { continue }
            append(UInt8(ascii: "\\"))
            append(byte < 4 ? UInt8(ascii: "n") : byte)
        }
        append(text.extracting(start..<text.count))
    }
}
