import BanbaoText

/// Gives each heading of a page an id that is never empty and never used twice.
struct HeadingAnchors {
    private var used: Set<ExactText> = []
    /// The last number given to headings of one name, so that thousands of them are not counted anew.
    private var lastNumbers: [ExactText: Int] = [:]

    /// `总则`, `总则-1`, …; a heading of signs only becomes `section`.
    mutating func anchor(for text: String) -> String {
        let slug = Slug.anchor(text)
        return unused(slug.isEmpty ? "section" : slug)
    }

    /// What an author wrote, numbered like the others when it is there already.
    mutating func unused(_ name: String) -> String {
        let base = ExactText(name)
        if used.insert(base).inserted { return name }
        var number = lastNumbers[base] ?? 0
        var candidate: String
        repeat {
            number += 1
            candidate = "\(name)-\(number)"
        } while !used.insert(ExactText(candidate)).inserted
        lastNumbers[base] = number
        return candidate
    }
}

/// A heading while it is written; its text makes the id, which stands before it.
struct OpenHeading {
    /// Offset in the HTML right after `<hN`.
    let attributesOffset: Int
    var text: [UInt8] = []
    private var struckOut: [UInt8] = []

    init(attributesOffset: Int) { self.attributesOffset = attributesOffset }

    /// What was struck out is no part of the name, unless all of it was.
    mutating func append(_ literal: Span<UInt8>, isStruckOut: Bool) {
        if isStruckOut { struckOut.append(literal) } else { text.append(literal) }
    }

    var shownText: [UInt8] { text.allSatisfy { $0 == 0x20 } ? struckOut : text }

    /// Takes ` {#id}` off the end of the heading's text and HTML and gives the id: letters, digits, Han, `-`, `_` and `.`.
    /// Nil where none stands there. In: whether the source holds these bytes, and not an escaped sign among them.
    mutating func takeWrittenAnchor(from html: inout [UInt8], isWritten: ([UInt8]) -> Bool) -> String? {
        guard html.last == UInt8(ascii: "}"), text.last == UInt8(ascii: "}"),
            let start = text.lastIndex(of: UInt8(ascii: "{")), start > 0,
            text[start - 1] == 0x20, text.count > start + 3, text[start + 1] == UInt8(ascii: "#")
        else { return nil }
        let id = String(decoding: text[(start + 2)..<(text.count - 1)], as: UTF8.self)
        // Of such signs HTML escapes none, so the same bytes end both; code and links end in a tag.
        guard id.unicodeScalars.allSatisfy(Self.isAnchorScalar),
            html.suffix(text.count - start).elementsEqual(text[start...]), isWritten(Array(text[(start - 1)...]))
        else { return nil }
        html.removeLast(text.count - start)
        text.removeSubrange(start...)
        while text.last == 0x20 { text.removeLast() }
        while html.last == 0x20 { html.removeLast() }
        return id
    }

    private static func isAnchorScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "-", "_", ".", "a"..."z", "A"..."Z", "0"..."9": true
        default: CJK.isHan(scalar)
        }
    }
}
