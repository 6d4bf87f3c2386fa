import BanbaoText

/// What a form of the server's own pages sends, as a URL has it behind its `?`: `show=drafts&q=%E6%B4%AA`
/// (application/x-www-form-urlencoded of the URL standard, read strictly).
package struct FormQuery: Sendable, Equatable {
    /// Bytes as they are sent, which is far more than any form of ours has.
    static let limit = 2048

    private struct Field: Sendable, Equatable { let name, value: String }

    private let fields: [Field]

    package static let empty = FormQuery(fields: [])

    private init(fields: [Field]) { self.fields = fields }

    /// Nil for what no form sends: a name twice, which two readers would take for different ones; what is not UTF-8 or holds
    /// control characters; a `%` that encodes nothing.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= Self.limit else { return nil }
        var fields: [Field] = []
        for part in text.utf8.split(separator: UInt8(ascii: "&")) {
            let end = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            guard let name = Self.decoded(part[..<end]), let value = Self.decoded(part[end...].dropFirst()),
                !fields.contains(where: { $0.name.hasSameBytes(as: name) })
            else { return nil }
            fields.append(Field(name: name, value: value))
        }
        self.fields = fields
    }

    /// What a request line asks for has behind its path: `/_banbao/?show=drafts`.
    init?(ofTarget target: String) { self.init(target.cut(atFirst: "?")?.after ?? "") }

    package subscript(name: String) -> String? { fields.first { $0.name.hasSameBytes(as: name) }?.value }

    private static func decoded(_ written: some Sequence<UInt8>) -> String? {
        var bytes: [UInt8] = []
        var rest = written.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(hexadecimalValue), let low = rest.next().flatMap(hexadecimalValue)
                else { return nil }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "#"), 0x80...: return nil
            default: bytes.append(byte)
            }
        }
        guard let text = String(validating: bytes, as: UTF8.self),
            !text.unicodeScalars.contains(where: { $0 < " " || ("\u{7F}"..."\u{9F}").contains($0) })
        else { return nil }
        return text
    }

    /// A URL of a page of the server with fields that are not empty: `/_banbao/?show=drafts&q=%E6%B4%AA`.
    static func url(_ path: String, _ fields: [(name: String, value: String)]) -> String {
        var url = Array(path.utf8)
        for (name, value) in fields where !value.isEmpty {
            url.append(url.count == path.utf8.count ? UInt8(ascii: "?") : UInt8(ascii: "&"))
            url.append(name)
            url.append(UInt8(ascii: "="))
            for byte in value.utf8 {
                if isLetterOrDigit(byte) || "/-._".utf8.contains(byte) {
                    url.append(byte)
                } else {
                    url.append(percentEncoding: byte)
                }
            }
        }
        return String(decoding: url, as: UTF8.self)
    }
}
