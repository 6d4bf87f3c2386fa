import BanbaoText

/// What a request line asks for, decoded once and checked. The path is only looked up in a table; the rules are those of the
/// names in it, so that no request can mean one path to a check and another to what follows.
enum RequestTarget {
    /// The path without the slash at the beginning: `en/a.html` for `/en/a.html?x`. Nil where the target is no path of a site.
    static func path(of target: String) -> String? {
        let written = target.cut(atFirst: "?")?.before ?? Substring(target)
        guard written.startsWithBytes("/"), let bytes = decoded(written.droppingFirstBytes(1).utf8),
            let path = String(validating: bytes, as: UTF8.self)
        else { return nil }
        let segments = path.parts(separatedBy: "/", omittingEmpty: false)
        // Nothing behind the last slash: a folder, or the root.
        let names = segments.last == "" ? segments.dropLast() : segments[...]
        return names.allSatisfy(isName) ? path : nil
    }

    /// As a path is written in a URL: `/en/%E6%B4%AA.html`. Begins with one slash whatever the path, so that it leads nowhere else.
    static func url(ofPath path: String) -> String {
        var url: [UInt8] = [UInt8(ascii: "/")]
        for byte in path.utf8.drop(while: { $0 == UInt8(ascii: "/") }) {
            if isLetterOrDigit(byte) || "/-._~".utf8.contains(byte) {
                url.append(byte)
            } else {
                url.append(percentEncoding: byte)
            }
        }
        return String(decoding: url, as: UTF8.self)
    }

    /// A `%2F` would be a slash to some and a part of a name to others; `#` and what is not ASCII no browser sends.
    private static func decoded(_ written: Substring.UTF8View) -> [UInt8]? {
        var bytes: [UInt8] = []
        var rest = written
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                guard byte < 0x80, byte != UInt8(ascii: "#") else { return nil }
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(hexadecimalValue),
                let low = rest.popFirst().flatMap(hexadecimalValue)
            else { return nil }
            let value = high << 4 | low
            guard value != UInt8(ascii: "/") else { return nil }
            bytes.append(value)
        }
        return bytes
    }

    private static func isName(_ segment: String) -> Bool {
        guard !segment.isEmpty, segment != ".", segment != ".." else { return false }
        return segment.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\\", ":": false
            default: true
            }
        }
    }
}
