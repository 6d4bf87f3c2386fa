/// Which destinations a page may lead to. An allow-list: deny-lists miss `blob:`, `view-source:` and the next one.
package enum LinkPolicy {
    package enum Verdict: Sendable, Equatable {
        case external
        case local
        case refused(scheme: String)
    }

    private static let allowedSchemes: Set<String> = ["http", "https", "mailto", "tel"]

    package static func verdict(on destination: Span<UInt8>) -> Verdict {
        guard let scheme = scheme(of: destination) else {
            let isNetworkPath = destination.count > 1 && isSlash(destination[0]) && isSlash(destination[1])
            return isNetworkPath ? .refused(scheme: "//") : .local
        }
        return allowedSchemes.contains(scheme) ? .external : .refused(scheme: scheme)
    }

    /// Whether it leads to a page of the web, not to a mailbox or a telephone.
    static func isWeb(_ destination: [UInt8]) -> Bool { scheme(of: destination.span)?.hasPrefix("http") == true }

    /// Browsers drop tabs, line feeds and leading controls before they look for a scheme, so this does too.
    private static func scheme(of destination: Span<UInt8>) -> String? {
        var name = ""
        for index in destination.indices {
            let byte = destination[index]
            switch byte {
            case 0...0x20, 0x7F: continue
            case UInt8(ascii: ":"): return name.isEmpty ? nil : name.lowercased()
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return nil
            default: name.unicodeScalars.append(Unicode.Scalar(byte))
            }
        }
        return nil
    }

    private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
}
