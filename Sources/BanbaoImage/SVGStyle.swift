import BanbaoText

/// What a style may load: where it stands in the style, and how it is shown to the author.
struct StyleProblem {
    let place: Int
    let what: String
}

/// The first thing in a style that could load something from outside its drawing. A style may refer to parts of its drawing and
/// to pictures that are in it. One pass, whatever the style holds; escapes could hide anything and are refused.
func styleProblem(_ style: [UInt8]) -> StyleProblem? {
    for place in style.indices {
        switch style[place] {
        case UInt8(ascii: "\\"): return StyleProblem(place: place, what: "\\")
        case UInt8(ascii: "@"):
            if lowercased(style[place...].prefix(7)).elementsEqual("@import".utf8) {
                return StyleProblem(place: place, what: "@import")
            }
        case UInt8(ascii: "("):
            let name = functionName(before: place, in: style)
            if name == "url", isHarmlessTarget(style[(place + 1)...]) { continue }
            guard loadingFunctions.contains(name) else { continue }
            let target = style[(place + 1)...].drop(while: isBlankOrQuote).prefix(40)
            let shown = String(decoding: target, as: UTF8.self).unicodeScalars.prefix(20)
            return StyleProblem(place: place, what: name + "(" + String(Substring(shown)))
        default: continue
        }
    }
    return nil
}

/// Functions of CSS that load what they name, some by a text without `url(`.
private let loadingFunctions: Set = [
    "url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade", "element",
    "-moz-element", "expression", "paint",
]

private func functionName(before place: Int, in style: [UInt8]) -> String {
    var start = place
    while start > max(0, place - 24), isLetterOrDigit(style[start - 1]) || style[start - 1] == UInt8(ascii: "-") {
        start -= 1
    }
    return String(decoding: lowercased(style[start..<place]), as: UTF8.self)
}

/// A part of the drawing, or a picture or font that is in it.
private func isHarmlessTarget(_ text: ArraySlice<UInt8>) -> Bool {
    let target = lowercased(text.drop(while: isBlankOrQuote).prefix(24))
    return target.first == UInt8(ascii: "#") || isPictureAddress(target) || target.starts(with: "data:font/".utf8)
}

private func isBlankOrQuote(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
}

/// `data:image/png;…` and those of other pictures that are no drawings. In: lower case.
func isPictureAddress(_ address: some Sequence<UInt8>) -> Bool {
    ["png", "jpeg", "gif", "webp", "avif"].contains { address.starts(with: "data:image/\($0);".utf8) }
}

/// ASCII only, as CSS and URLs compare.
func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
}
