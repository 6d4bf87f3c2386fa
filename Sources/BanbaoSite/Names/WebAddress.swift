import BanbaoText

/// Whether a text is the URL of a page on the web.
func isWebAddress(_ text: String) -> Bool {
    guard let scheme = ["https://", "http://"].first(where: { text.startsWithBytes($0) }) else { return false }
    let rest = text.droppingFirstBytes(scheme.utf8.count)
    return !rest.isEmpty && rest.unicodeScalars.allSatisfy { $0.value > 0x20 && !"\"<>\\".unicodeScalars.contains($0) }
}
