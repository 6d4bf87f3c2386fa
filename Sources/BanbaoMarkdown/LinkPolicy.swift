import BanbaoText

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
        if destination.reads("https://", at: 0) || destination.reads("http://", at: 0) { return .web }
        guard let scheme = scheme(of: destination) else {
            let isNetworkPath = destination.count > 1 && isSlash(destination[0]) && isSlash(destination[1])
            return isNetworkPath ? .refused(scheme: "//") : .local
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
        for index in 0..<end where destination[index] > 0x20 && destination[index] != 0x7F {
            name.append(destination[index])
        }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self).lowercased()
    }

    private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
}
