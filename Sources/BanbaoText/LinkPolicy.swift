/// Which destinations a page may lead to. An allow-list: deny-lists miss `blob:`, `view-source:` and the next one.
package enum LinkPolicy {
    package enum Verdict: Sendable, Equatable {
        /// A page of the web.
        case web
        /// A mailbox or a telephone.
        case contact
        case local
        case refused(scheme: String)
    }

    package static func verdict(on destination: Span<UInt8>) -> Verdict {
        // As nearly all are written.
        if begins(destination, with: "https://") || begins(destination, with: "http://") { return .web }
        guard let scheme = scheme(of: destination) else {
            return beginsWithTwoSlashes(destination) ? .refused(scheme: "//") : .local
        }
        switch scheme {
        case "http", "https": return .web
        case "mailto", "tel": return .contact
        default: return .refused(scheme: scheme)
        }
    }

    /// Browsers drop tabs, line feeds and leading controls before they look for a scheme, so this does too.
    private static func scheme(of destination: Span<UInt8>) -> String? {
        let end = destination.indices.first {
            switch destination[$0] {
            case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): true
            default: false
            }
        }
        guard let end, destination[end] == UInt8(ascii: ":") else { return nil }
        var name: [UInt8] = []
        name.reserveCapacity(end)
        for index in 0..<end where destination[index] > 0x20 && destination[index] != 0x7F {
            name.append(destination[index])
        }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self).lowercased()
    }

    private static func begins(_ destination: Span<UInt8>, with scheme: StaticString) -> Bool {
        guard destination.count >= scheme.utf8CodeUnitCount else { return false }
        for index in 0..<scheme.utf8CodeUnitCount where unsafe destination[index] != scheme.utf8Start[index] {
            return false
        }
        return true
    }

    /// As browsers read them: a network path, after blanks and with a tab or line feed between them too.
    private static func beginsWithTwoSlashes(_ destination: Span<UInt8>) -> Bool {
        var count = 0
        for index in destination.indices where count < 2 && destination[index] > 0x20 {
            guard isSlash(destination[index]) else { return false }
            count += 1
        }
        return count == 2
    }

    private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
}
