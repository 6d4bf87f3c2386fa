import BanbaoText

/// The heading that is being written, and those before it.
struct HeadingState {
    private(set) var outline: [Heading] = []
    private var anchors = HeadingAnchors()
    private var present: OpenHeading?

    mutating func open(_ level: Int, into html: inout [UInt8]) {
        html.appendBlock("<h")
        html.append(UInt8(ascii: "0") + UInt8(level))
        present = OpenHeading(attributesOffset: html.count)
        html.append(UInt8(ascii: ">"))
    }

    /// Of whatever is read; nothing outside headings.
    mutating func append(_ literal: Span<UInt8>, isStruckOut: Bool) {
        if present != nil { present?.append(literal, isStruckOut: isStruckOut) }
    }

    mutating func appendLineBreak() { present?.text.append(0x20) }

    /// The id is known only when the heading's text is, so it is put in behind; the bytes to move are few.
    mutating func close(
        _ level: Int, hasAnchor: Bool, prefix: String, into html: inout [UInt8], isWritten: ([UInt8]) -> Bool
    ) {
        if hasAnchor, var heading = present {
            let written = heading.takeWrittenAnchor(from: &html, isWritten: isWritten)
            let text = String(decoding: heading.shownText, as: UTF8.self)
            let anchor = written.map { anchors.unused($0) } ?? anchors.anchor(for: text)
            var attribute: [UInt8] = []
            attribute.append(" id=\"" as StaticString)
            attribute.append(escaping: prefix)
            attribute.append(escaping: anchor)
            attribute.append(UInt8(ascii: "\""))
            html.insert(contentsOf: attribute, at: heading.attributesOffset)
            outline.append(Heading(level: level, anchor: anchor, text: text))
        }
        present = nil
        html.append("</h" as StaticString)
        html.append(UInt8(ascii: "0") + UInt8(level))
        html.append(">\n" as StaticString)
    }
}
