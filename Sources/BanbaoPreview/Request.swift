import BanbaoText
import NIOCore
import NIOHTTP1

/// A request that is answered: to read one path.
struct Request: Sendable {
    /// As `PreviewSite.answer` takes it.
    let path: String
    let query: FormQuery
    /// As the browser calls this server: `localhost:8080`.
    let host: String
    let isHead: Bool
    let range: String?
    let keepsConnection: Bool

    static let reloadPath = "_banbao/reload"
    private static let ownPages = "_banbao/"

    /// In: a head; the address of this machine at which it came in. Throws what is answered instead.
    init(_ head: HTTPRequestHead, hosts: AllowedHosts, arrivedAt local: SocketAddress?) throws(Refusal) {
        let host = try Self.checkedHost(head, hosts, local)
        guard let path = RequestTarget.path(of: head.uri) else { throw .malformed }
        guard Self.isFromHere(head.headers) else { throw .otherSite }
        guard path != Self.reloadPath else { throw .reload }
        // What a theme puts behind the `?` of a file means nothing here, whatever it is.
        let query = path.startsWithBytes(Self.ownPages) ? FormQuery(ofTarget: head.uri) : .empty
        guard let query else { throw .malformed }
        self.path = path
        self.query = query
        self.host = host
        isHead = head.method == .HEAD
        // Without a validator the condition of If-Range never holds.
        range = head.headers.contains(name: "if-range") || isHead ? nil : head.headers.first(name: "range")
        keepsConnection = head.isKeepAlive && head.version == .http1_1
    }

    /// What holds for pages and for live reload. Out: the host.
    static func checkedHost(
        _ head: HTTPRequestHead, _ hosts: AllowedHosts, _ local: SocketAddress?
    ) throws(Refusal) -> String {
        let named = head.headers["host"]
        guard named.count == 1, let host = named.first else { throw .malformed }
        switch hosts.judge(host, arrivedAt: local) {
        case .allowed: break
        case .refused: throw .otherHost
        case .malformed: throw .malformed
        }
        guard head.method == .GET || head.method == .HEAD else { throw .method }
        guard hasNoBody(head.headers) else { throw .body }
        return host
    }

    private static func hasNoBody(_ headers: HTTPHeaders) -> Bool {
        !headers.contains(name: "transfer-encoding") && headers["content-length"].allSatisfy { $0 == "0" }
    }

    /// Pages of other sites may link here, and may not put what is here into themselves.
    private static func isFromHere(_ headers: HTTPHeaders) -> Bool {
        // Another port of this machine is the same site, and another origin.
        guard let origin = headers.first(name: "sec-fetch-site"), origin != "same-origin", origin != "none" else {
            return true
        }
        return headers.first(name: "sec-fetch-mode") == "navigate"
            && headers.first(name: "sec-fetch-dest") == "document"
    }
}

/// What a request is answered with that is not obeyed. The connection ends after it.
enum Refusal: Error {
    case malformed, otherHost, otherSite, method, body, reload, targetTooLong, headTooLarge, tooSlow

    init(_ fault: RequestFault) {
        self =
            switch fault {
            case .malformed: .malformed
            case .targetTooLong: .targetTooLong
            case .headTooLarge: .headTooLarge
            case .tooSlow: .tooSlow
            }
    }

    var status: HTTPResponseStatus {
        switch self {
        case .malformed: .badRequest
        case .otherHost, .otherSite, .reload: .forbidden
        case .method: .methodNotAllowed
        case .body: .payloadTooLarge
        case .targetTooLong: .uriTooLong
        case .headTooLarge: .requestHeaderFieldsTooLarge
        case .tooSlow: .requestTimeout
        }
    }

    /// For whoever opens such an address in a browser.
    var text: Wording {
        switch self {
        case .malformed: Wording("This is no address of the site.", zh: "网站里没有这样的网址。")
        case .otherHost:
            Wording(
                "The preview is not open under this name. Use the address that banbao serve shows.",
                zh: "预览没有开放这个网址。请使用 banbao serve 显示的网址。")
        case .otherSite:
            Wording("Other sites may not use files of the preview.", zh: "别的网站不能使用预览里的文件。")
        case .method: Wording("The preview can only be read.", zh: "预览是只读的。")
        case .body: Wording("The preview takes no data.", zh: "预览不接收数据。")
        case .reload: Wording("Only pages of the preview may connect here.", zh: "只有预览里的网页可以连接这里。")
        case .targetTooLong: Wording("The URL is too long.", zh: "网址太长。")
        case .headTooLarge: Wording("The request is too large.", zh: "请求太大。")
        case .tooSlow: Wording("The request took too long.", zh: "请求超时。")
        }
    }
}
