import BanbaoText
import NIOHTTP1

/// What is sent for a request. `Content-Length` is that of a GET, whether or not a body follows.
struct Response: Sendable {
    enum Body: Sendable {
        case bytes([UInt8])
        /// Read piece by piece; the first is read before anything is sent, so that a file that is gone is said to be.
        case parts(first: [UInt8], rest: Range<Int>, read: @Sendable (Range<Int>) throws -> [UInt8])
    }

    /// What is read of a file at once.
    static let partSize = 256 * 1024

    private(set) var status: HTTPResponseStatus
    private(set) var headers: HTTPHeaders
    private(set) var body: Body

    private init(_ status: HTTPResponseStatus, type: String, size: Int, body: Body) {
        self.status = status
        self.body = body
        // No other site may read or embed what is here, and nothing stays in a cache.
        headers = [
            "Content-Type": type, "Content-Length": "\(size)", "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "same-origin",
        ]
    }

    init(_ refusal: Refusal) {
        self = .text(refusal.status, refusal.text)
        if refusal.status == .methodNotAllowed { headers.add(name: "Allow", value: "GET, HEAD") }
    }

    /// In every language of messages: nobody says here which one is read.
    private static func text(_ status: HTTPResponseStatus, _ wording: Wording) -> Response {
        let text = MessageLanguage.allCases.map { wording[$0] + "\n" }.joined()
        return Response(
            status, type: "text/plain; charset=utf-8", size: text.utf8.count, body: .bytes(Array(text.utf8)))
    }

    private static func redirect(to path: String) -> Response {
        // Not a permanent one: browsers keep those beyond this preview.
        var response = text(.found, Wording("The page is at \(path).", zh: "网页在 \(path)。"))
        response.headers.add(name: "Location", value: RequestTarget.url(ofPath: path))
        return response
    }
}

extension Response {
    /// The site's answer, or that of its 404 page.
    init(to request: Request, from site: PreviewSite, script: ReloadScript) async {
        if request.path == ReloadScript.path {
            self.init(ReloadScript.answer, .ok, to: request, script)
        } else if let answer = await site.answer(request.path, request.query) {
            self.init(answer, .ok, to: request, script)
        } else if !request.path.isEmpty, !request.path.endsWithBytes("/"),
            await site.answer(request.path + "/", .empty) != nil
        {
            self = .redirect(to: request.path + "/")
        } else {
            self.init(await site.notFound(request.path), .notFound, to: request, script)
        }
    }

    private init(
        _ answer: PreviewAnswer, _ status: HTTPResponseStatus, to request: Request, _ script: ReloadScript
    ) {
        switch answer.body {
        case .redirect(let path): self = .redirect(to: path)
        case .bytes(let bytes) where answer.isPage:
            let page = answer.isLive ? script.added(to: bytes) : bytes
            self.init(status, type: answer.mediaType, size: page.count, body: .bytes(page))
            headers.add(name: "Content-Security-Policy", value: contentPolicy(ofPagesAt: request.host))
        case .bytes(let bytes):
            self.init(answer, status, size: bytes.count, to: request) { Array(bytes[$0]) }
        case .parts(let size, let read):
            self.init(answer, status, size: size, to: request, read: read)
        }
    }

    /// A file, whole or in part.
    private init(
        _ answer: PreviewAnswer, _ status: HTTPResponseStatus, size: Int, to request: Request,
        read: @escaping @Sendable (Range<Int>) throws -> [UInt8]
    ) {
        let range = request.range.map { ByteRange($0, size: size) } ?? .whole
        switch (status, range) {
        case (.ok, .unsatisfiable):
            self = .text(.rangeNotSatisfiable, Wording("There is no such part.", zh: "没有这一部分。"))
            headers.add(name: "Content-Range", value: "bytes */\(size)")
        case (.ok, .part(let part)):
            self.init(answer, .partialContent, part, to: request, read: read)
            if self.status == .partialContent {
                headers.add(name: "Content-Range", value: "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(size)")
            }
        default:
            self.init(answer, status, 0..<size, to: request, read: read)
        }
        headers.add(name: "Accept-Ranges", value: "bytes")
        if isMarkup(answer.mediaType) {
            headers.add(name: "Content-Security-Policy", value: contentPolicyOfFiles)
        }
    }

    private init(
        _ answer: PreviewAnswer, _ status: HTTPResponseStatus, _ part: Range<Int>, to request: Request,
        read: @escaping @Sendable (Range<Int>) throws -> [UInt8]
    ) {
        let firstEnd = request.isHead ? part.lowerBound : min(part.upperBound, part.lowerBound + Self.partSize)
        do {
            let first = try readPart(part.lowerBound..<firstEnd, by: read)
            let rest = firstEnd..<part.upperBound
            self.init(
                status, type: answer.mediaType, size: part.count,
                body: rest.isEmpty || request.isHead ? .bytes(first) : .parts(first: first, rest: rest, read: read))
        } catch {
            let reason = String(describing: error)
            self = .text(
                .internalServerError, Wording("The file cannot be read: \(reason)", zh: "无法读取文件：\(reason)"))
        }
    }
}

/// A part of a file, which may have become shorter since the site was made.
func readPart(_ part: Range<Int>, by read: @Sendable (Range<Int>) throws -> [UInt8]) throws -> [UInt8] {
    guard !part.isEmpty else { return [] }
    let bytes = try read(part)
    guard bytes.count == part.count else { throw FileChanged() }
    return bytes
}

private struct FileChanged: Error {}
