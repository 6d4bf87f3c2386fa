import BanbaoText
import NIOCore

/// The names under which the site may be asked for. A page of another site can point a name of its own at this machine (DNS
/// rebinding) and would be let in by the browser as if the preview were its own; the name in `Host` gives it away.
struct AllowedHosts: Sendable {
    enum Judgement { case allowed, refused, malformed }

    private let names: Set<String>

    init(_ address: PreviewAddress) {
        let own = ["localhost", "127.0.0.1", "::1"] + address.hosts + address.names
        names = Set(own.map { Self.written($0.lowercased()) })
    }

    /// In: what `Host` says; where the request came in. That address may be written as it is: no name can be pointed at it.
    func judge(_ header: String, arrivedAt local: SocketAddress?) -> Judgement {
        guard let (name, port) = Self.parse(header) else { return .malformed }
        let isName = names.contains(name) || local?.ipAddress.map { Self.written($0) == name } ?? false
        return isName && (port == nil || port == local?.port) ? .allowed : .refused
    }

    /// What a browser calls the origin of pages from here: `http://localhost:8080`. An address of a foreign page is never one.
    func isOwnOrigin(_ origin: String, arrivedAt local: SocketAddress?) -> Bool {
        guard origin.startsWithBytes("http://") else { return false }
        let host = String(origin.droppingFirstBytes(7))
        // Browsers leave out port 80 only.
        guard let (_, port) = Self.parse(host), port ?? 80 == local?.port else { return false }
        return judge(host, arrivedAt: local) == .allowed
    }

    /// An address of IPv6 stands in brackets in a URL.
    private static func written(_ host: String) -> String { host.contains(sign: ":") ? "[\(host)]" : host }

    /// `name`, `name:port`, `[address]:port`, in lower case; nil for anything else.
    private static func parse(_ header: String) -> (name: String, port: Int?)? {
        let text = header.lowercased()
        let isAddress = text.startsWithBytes("[")
        guard let end = isAddress ? text.cut(atFirst: "]").map({ $0.before.utf8.count + 1 }) : nameLength(text) else {
            return nil
        }
        let name = String(text.droppingLastBytes(text.utf8.count - end))
        let rest = text.droppingFirstBytes(end)
        let inside = isAddress ? name.droppingFirstBytes(1).droppingLastBytes(1) : Substring(name)
        guard !inside.isEmpty,
            inside.utf8.allSatisfy({ isLetterOrDigit($0) || (isAddress ? ".:" : ".-_").utf8.contains($0) })
        else {
            return nil
        }
        if rest.isEmpty { return (name, nil) }
        let digits = rest.droppingFirstBytes(1)
        guard rest.startsWithBytes(":"), (1...5).contains(digits.utf8.count),
            digits.utf8.allSatisfy(isDigit), let port = Int(digits)
        else { return nil }
        return (name, port)
    }

    private static func nameLength(_ text: String) -> Int {
        text.cut(atFirst: ":")?.before.utf8.count ?? text.utf8.count
    }
}
