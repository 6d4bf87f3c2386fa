import BanbaoText

// A preview is no publication, whatever a theme shows of it: search engines are asked to stay away, and readers are told.

extension [UInt8] {
    /// Puts the mark of a preview into the HTML page that begins at an offset: a request not to list it at the end of the head, a
    /// notice at the beginning of the body. A page without these tags has both where a browser would begin its head.
    mutating func markAsPreview(_ notice: String, pageFrom start: Int) {
        let head = firstTag("</head", from: start)
        let body = firstTag("<body", from: head?.upperBound ?? start)
        let beginning = firstTag("<!doctype", from: start)?.upperBound ?? start
        let meta = head?.lowerBound ?? Swift.min(beginning, body?.lowerBound ?? beginning)
        let place = body?.upperBound ?? head?.upperBound ?? meta
        var text: [UInt8] = []
        text.append(#"<p id="banbao-notice" role="note" style="\#(previewStyle)">"#)
        text.append(escaping: notice)
        text.append("</p>\n")
        // From the back, so that the first offset holds.
        insert(contentsOf: text, at: place)
        insert(contentsOf: Array("<meta name=\"robots\" content=\"noindex\">\n".utf8), at: meta)
    }

    /// The first tag of a name in lower case, to its `>`.
    private func firstTag(_ name: String, from start: Int) -> Range<Int>? {
        let name = Array(name.utf8)
        var index = start
        while let open = self[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open + 1
            let end = open + name.count
            guard end < count, zip(self[open..<end], name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
            if !isLetterOrDigit(self[end]), let close = endOfTag(from: end) { return open..<close + 1 }
        }
        return nil
    }

    /// The `>` that is in no value of an attribute.
    private func endOfTag(from start: Int) -> Int? {
        var quote: UInt8?
        for index in start..<count {
            let byte = self[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return index
            }
        }
        return nil
    }
}

/// Strong enough that no style sheet of a theme hides it by chance.
private let previewStyle =
    "display:block!important;position:sticky;top:0;z-index:2147483647;margin:0;padding:.4em 1em;background:#ffd43b;color:#000;"
    + "font:bold 1rem/1.5 sans-serif;text-align:center"
