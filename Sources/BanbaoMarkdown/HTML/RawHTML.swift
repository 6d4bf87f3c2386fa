/// Whether raw HTML is nothing but a comment, which is meant to be left out. A block that begins with a comment goes on
/// to the end of its line, and what an author wrote there must not vanish in silence.
func isWholeComment(_ html: [UInt8]) -> Bool {
    let end = html.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
    guard html.starts(with: "<!--".utf8), html[..<end].suffix(3).elementsEqual("-->".utf8) else { return false }
    return !String(decoding: html[..<max(0, end - 3)], as: UTF8.self).contains("-->")
}
