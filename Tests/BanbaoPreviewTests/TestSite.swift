import BanbaoPreview

/// A small site, and a folder's worth of things that are not in it.
let testSite = PreviewSite(
    answer: { path, _ in
        switch path {
        case "": html("<p>Home</p>")
        case "en/": html("<p>English</p>")
        case "a.html": html("<p>A</p>")
        case "洪家光.html": html("<p>洪家光</p>")
        case "a..b.html": html("<p>Dots</p>")
        case "old.html": PreviewAnswer(mediaType: "", body: .redirect(to: "洪家光.html"), isPage: false)
        case "away.html": PreviewAnswer(mediaType: "", body: .redirect(to: "//evil.com/\r\nX: y"), isPage: false)
        case "style.css": file("text/css; charset=utf-8", "0123456789")
        case "empty.txt": file("text/plain; charset=utf-8", "")
        case "drawing.svg": file("image/svg+xml", "<svg/>")
        case "split.txt": file("text/plain\r\nX-Evil: 1", "x")
        case "large.bin": large(size: 3_000_000)
        case "gone.bin":
            PreviewAnswer(
                mediaType: "image/png", body: .parts(size: 5, read: { _ in throw Gone() }), isPage: false)
        case "shorter.bin":
            PreviewAnswer(mediaType: "image/png", body: .parts(size: 5, read: { _ in [1, 2] }), isPage: false)
        case "short.bin":
            PreviewAnswer(
                mediaType: "image/png",
                body: .parts(size: 1_000_000, read: { $0.lowerBound == 0 ? largePart($0) : [] }),
                isPage: false)
        default: nil
        }
    },
    notFound: { path in html("<p>Nothing here</p>") })

/// What a page of the size of a story takes.
let storySite = PreviewSite(
    answer: { _, _ in html(String(repeating: "<p>0123456789 abc</p>", count: 700)) },
    notFound: { _ in html("") })

struct Gone: Error {}

func html(_ body: String) -> PreviewAnswer {
    PreviewAnswer(
        mediaType: "text/html; charset=utf-8", body: .bytes(Array("<body>\(body)</body>".utf8)), isPage: true)
}

private func file(_ type: String, _ text: String) -> PreviewAnswer {
    PreviewAnswer(mediaType: type, body: .bytes(Array(text.utf8)), isPage: false)
}

private func large(size: Int) -> PreviewAnswer {
    PreviewAnswer(
        mediaType: "application/octet-stream", body: .parts(size: size, read: { largePart($0) }), isPage: false)
}

/// Bytes that say where they are.
func largePart(_ range: Range<Int>) -> [UInt8] { range.map { UInt8($0 % 251) } }

/// Lends a running server, and stops it.
func withServer(
    _ site: PreviewSite = testSite, limits: PreviewLimits = PreviewLimits(),
    _ use: (_ port: Int, _ server: PreviewServer) async throws -> Void
) async throws {
    let server = PreviewServer(limits: limits)
    let port = try await server.start(on: .loopback(port: 0, isPortFixed: false), site: site)
    do {
        try await use(port, server)
    } catch {
        await server.stop()
        throw error
    }
    await server.stop()
}

/// What one request on a connection of its own is answered with. In: lines without `Host`, which is added; nil where the
/// connection is closed without an answer.
func reply(to lines: String..., port: Int, host: String? = nil) async throws -> Reply? {
    let client = try await Client(port: port)
    let head = [lines[0], "Host: \(host ?? "localhost:\(port)")"] + lines.dropFirst()
    try await client.send(head.joined(separator: "\r\n") + "\r\n\r\n")
    return try await client.reply(isHead: lines[0].hasPrefix("HEAD"))
}

/// The status for bytes that are sent as they are; nil where the connection is closed without an answer.
func status(ofRaw bytes: String, port: Int) async throws -> Int? {
    let client = try await Client(port: port)
    try await client.send(bytes)
    return try await client.reply()?.status
}
