import BanbaoPreview
import BanbaoText
import Testing

@Suite struct ReloadTests {
    @Test func `an open page is told what changed`() async throws {
        try await withServer { port, server in
            let page = try await OpenPage(port: port)
            #expect(try await page.message() == "now 0 0")
            await server.reload(.page)
            #expect(try await page.message() == "page 1")
            await server.reload(.styleSheet(path: "assets/style-0a1b2c3d.css"))
            #expect(try await page.message() == "style 2 /assets/style-0a1b2c3d.css")
            await server.reload(.follow(path: "洪家光.html"))
            #expect(try await page.message() == "follow 3 /%E6%B4%AA%E5%AE%B6%E5%85%89.html")
            // What concerns only the preview's own parts loads no page, also not one that comes later.
            await server.reload(.problems)
            #expect(try await page.message() == "problems 1")
            #expect(try await OpenPage(port: port).message() == "now 3 1")
        }
    }

    @Test func `a page that was asleep finds out what it missed (I15)`() async throws {
        try await withServer { port, server in
            let page = try #require(try await reply(to: "GET /a.html HTTP/1.1", port: port))
            #expect(page.text.contains(#"data-generation="0" data-parts="0""#))
            await server.reload(.page)
            #expect(try await OpenPage(port: port).message() == "now 1 0")
            let newer = try #require(try await reply(to: "GET /a.html HTTP/1.1", port: port))
            #expect(newer.text.contains(#"data-generation="1" data-parts="0""#))
        }
    }

    @Test func `pages get the script before the end of their body, whatever they hold, and files do not`() async throws
    {
        let bodies = [
            "<p>x</p></body></html>": "</script>\n</body></html>",
            "<script>'</body>'</script></BODY >": "</script>\n</BODY >", "no end": "</script>\n", "": "</script>\n",
        ]
        for (body, end) in bodies {
            let site = PreviewSite(
                answer: { _, _ in
                    PreviewAnswer(mediaType: "text/html; charset=utf-8", body: .bytes(Array(body.utf8)), isPage: true)
                },
                notFound: { _ in html("") })
            try await withServer(site) { port, _ async throws in
                let page = try #require(try await reply(to: "GET / HTTP/1.1", port: port))
                #expect(page.text.hasSuffix(end) && page.text.contains("reload.js"))
            }
        }
        try await withServer { port, _ async throws in
            #expect(try await reply(to: "GET /style.css HTTP/1.1", port: port)?.text == "0123456789")
            let missing = try #require(try await reply(to: "GET /nothing HTTP/1.1", port: port))
            #expect(missing.status == 404 && missing.text.contains("reload.js"))
        }
    }

    @Test func `no script inside a page runs, and that of live reload is a file`() async throws {
        try await withServer { port, _ async throws in
            let page = try #require(try await reply(to: "GET /a.html HTTP/1.1", port: port))
            let policy = try #require(page["content-security-policy"])
            #expect(
                policy.contains("default-src 'self';") && policy.contains("connect-src 'self' ws://localhost:\(port);"))
            #expect(policy.contains("script-src 'self';") && !policy.contains("unsafe-eval"))
            let source = try #require(page.text.firstMatch(of: /<script src="([^"]+)" data-/)?.1)
            let script = try #require(try await reply(to: "GET \(source) HTTP/1.1", port: port))
            #expect(script["content-type"]?.contains("javascript") == true && script.text.contains("new WebSocket"))
            let drawing = try await reply(to: "GET /drawing.svg HTTP/1.1", port: port)
            #expect(drawing?["content-security-policy"]?.contains("script-src 'none'") == true)
        }
    }

    /// CVE-2025-30360 (webpack-dev-server: any address was an origin), CVE-2025-24010 (Vite), CVE-2025-24964 (Vitest).
    @Test(arguments: [
        ("http://evil.com", "localhost:PORT", 403), ("http://evil.com:PORT", "localhost:PORT", 403),
        ("http://192.0.2.1:PORT", "localhost:PORT", 403), ("http://127.0.0.2:PORT", "localhost:PORT", 403),
        ("https://localhost:PORT", "localhost:PORT", 403), ("http://localhost", "localhost:PORT", 403),
        ("http://localhost:1", "localhost:PORT", 403), ("http://localhost:PORT.evil.com", "localhost:PORT", 403),
        ("http://localhost:PORT/", "localhost:PORT", 403),
        ("http://evil.com#http://localhost:PORT", "localhost:PORT", 403),
        ("http://evil.com:PORT", "evil.com:PORT", 403), ("null", "localhost:PORT", 403), ("", "localhost:PORT", 403),
        ("file://", "localhost:PORT", 403), ("[", "localhost:PORT", 403), ("http://[", "localhost:PORT", 403),
        ("http://localhost:PORT", "evil.com", 403), ("http://localhost:PORT", "localhost:PORT", 101),
        ("http://127.0.0.1:PORT", "127.0.0.1:PORT", 101), ("http://[::1]:PORT", "[::1]:PORT", 101),
    ])
    func `only pages of the preview connect (I4)`(origin: String, host: String, status: Int) async throws {
        try await withServer { port, _ async throws in
            let token = try await OpenPage.token(port: port)
            let reply = try await reply(
                to: "GET /_banbao/reload?token=\(token) HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13",
                "Origin: \(origin.replacing("PORT", with: "\(port)"))", port: port,
                host: host.replacing("PORT", with: "\(port)"))
            #expect(reply?.status == status)
            if status == 101 { #expect(reply?["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=") }
        }
    }

    @Test func `no page connects without origin, with two, or without the token of this server`() async throws {
        try await withServer { port, _ async throws in
            let token = try await OpenPage.token(port: port)
            let origin = "Origin: http://localhost:\(port)"
            // Wrong in one place, whichever it is.
            let nearTokens = token.indices.map { place in
                token[..<place] + (token[place] == "0" ? "1" : "0") + token[token.index(after: place)...]
            }
            let attempts: [(String, [String])] =
                nearTokens.map { ("token=\($0)", [origin]) } + [
                    ("token=\(token)", []), ("token=\(token)", [origin, origin]), ("token=", [origin]), ("", [origin]),
                    ("token=\(token.dropLast())", [origin]), ("token=\(token)0", [origin]),
                    ("token=\(String(repeating: "0", count: 32))", [origin]), ("x=1&token=\(token)", [origin]),
                    ("token=\(token)", [origin, "Content-Length: 5"]),
                ]
            for (query, headers) in attempts {
                let client = try await Client(port: port)
                let head =
                    ["GET /_banbao/reload?\(query) HTTP/1.1", "Host: localhost:\(port)"] + OpenPage.upgrade + headers
                try await client.send(head.joined(separator: "\r\n") + "\r\n\r\n")
                let status = try await client.reply()?.status
                #expect(status == 403 || status == 413, "\(query) \(headers) \(status ?? 0)")
            }
            let plain = try await reply(to: "GET /_banbao/reload?token=\(token) HTTP/1.1", origin, port: port)
            #expect(plain?.status == 403)
        }
    }

    @Test(
        arguments: [
            // A text; a frame without mask; one too large; a length that no machine has; an opcode that does not exist; half a frame
            // of control.
            [0x81, 0x81, 0, 0, 0, 0, 0x41], [0x8A, 0], [0x82, 0xFE, 0x10, 0, 0, 0, 0, 0],
            [0x82, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0], [0x83, 0x80, 0, 0, 0, 0],
            [0x09, 0x80, 0, 0, 0, 0], [0x88, 0x80, 0, 0, 0, 0],
        ] as [[UInt8]])
    func `a page that says anything but pong is let go`(frame: [UInt8]) async throws {
        try await withServer { port, _ async throws in
            let page = try await OpenPage(port: port)
            #expect(try await page.message() == "now 0 0")
            try await page.client.send(frame)
            #expect(try await page.client.remainder().first.map { $0 & 15 } ?? 8 == 8, "only a farewell")
            #expect(try await reply(to: "GET / HTTP/1.1", port: port)?.status == 200)
        }
    }

    @Test func `pages are asked whether they are there, and forgotten when they are not`() async throws {
        try await withServer(limits: PreviewLimits(secondsBetweenPings: 1)) { port, _ async throws in
            let page = try await OpenPage(port: port)
            #expect(try await page.message() == "now 0 0")
            #expect(try await page.client.bytes(2) == [0x89, 0])
            try await page.client.send([0x8A, 0x80, 0, 0, 0, 0])
            #expect(try await page.message() == "now 0 0")
            #expect(try await page.client.bytes(2) == [0x89, 0])
            #expect(try await page.message() == "now 0 0")
            #expect(try await page.client.bytes(2) == [0x88, 2])
        }
    }

    @Test func `pings of a page are answered`() async throws {
        try await withServer { port, _ async throws in
            let page = try await OpenPage(port: port)
            #expect(try await page.message() == "now 0 0")
            try await page.client.send([0x89, 0x82, 1, 2, 3, 4, 0x41 ^ 1, 0x42 ^ 2])
            #expect(try await page.client.bytes(4) == [0x8A, 2, 0x41, 0x42])
        }
    }
}

/// A page in a browser, as far as the server sees it.
struct OpenPage {
    let client: Client

    static let upgrade = [
        "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
    ]

    init(port: Int) async throws {
        client = try await Client(port: port)
        let target = "/_banbao/reload?token=\(try await Self.token(port: port))"
        let head =
            ["GET \(target) HTTP/1.1", "Host: localhost:\(port)", "Origin: http://localhost:\(port)"] + Self.upgrade
        try await client.send(head.joined(separator: "\r\n") + "\r\n\r\n")
        guard let reply = try await client.reply(), reply.status == 101 else { throw NoConnection() }
    }

    static func token(port: Int) async throws -> String {
        let page = try await reply(to: "GET / HTTP/1.1", port: port)
        guard let token = page?.text.firstMatch(of: /data-token="(\w{32})"/)?.1 else { throw NoConnection() }
        return String(token)
    }

    /// The next text that the server sends.
    func message() async throws -> String? {
        let head = try await client.bytes(2)
        guard head.count == 2, head[0] == 0x81, head[1] < 126 else { return nil }
        return String(decoding: try await client.bytes(Int(head[1])), as: UTF8.self)
    }

    struct NoConnection: Error {}
}
