import BanbaoText

/// The parts of a destination as written.
struct Destination {
    let path: String
    let query: String?
    let anchor: String?

    var suffix: String { (query.map { "?" + $0 } ?? "") + (anchor.map { "#" + $0 } ?? "") }

    func with(anchor: String?) -> Destination { Destination(path: path, query: query, anchor: anchor) }
}

/// By bytes: as a Character, # joins with a mark that follows it.
func splitDestination(_ text: String) -> Destination {
    let (front, anchor) = halves(text[...], at: UInt8(ascii: "#"))
    let (path, query) = halves(front, at: UInt8(ascii: "?"))
    return Destination(
        path: percentDecoded(String(path)), query: query.map(String.init),
        anchor: anchor.map { percentDecoded(String($0)) })
}

private func halves(_ text: Substring, at sign: UInt8) -> (before: Substring, after: Substring?) {
    guard let place = text.utf8.firstIndex(of: sign) else { return (text, nil) }
    return (text[..<place], text[text.utf8.index(after: place)...])
}

/// `%20` and the like decoded once; a text that would not be UTF-8 stays as it is.
func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
        if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
            let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
        {
            result.append(value)
            index += 3
        } else {
            result.append(bytes[index])
            index += 1
        }
    }
    return firstInvalidUTF8Offset(in: result) == nil ? String(decoding: result, as: UTF8.self) : text
}
