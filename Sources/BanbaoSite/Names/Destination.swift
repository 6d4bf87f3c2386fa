import BanbaoText

/// The parts of a destination as written.
struct Destination {
    let path: String
    let query: String?
    let anchor: String?

    var suffix: String { (query.map { "?" + $0 } ?? "") + (anchor.map { "#" + $0 } ?? "") }

    func with(anchor: String?) -> Destination { Destination(path: path, query: query, anchor: anchor) }
}

func splitDestination(_ text: String) -> Destination {
    // By scalars: as a Character, # joins with a mark that follows it.
    let halves = text.unicodeScalars.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let front = halves[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return Destination(
        path: percentDecoded(String(front[0])), query: front.count > 1 ? String(front[1]) : nil,
        anchor: halves.count > 1 ? percentDecoded(String(halves[1])) : nil)
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
