import BanbaoPreview
import Testing

/// Requests that other preview servers fell for. What a row of the table is called after is an advisory, or a row of the
/// requirements on servers.
@Suite struct RequestAttackTests {
    /// CVE-2023-40274 (Zola), CVE-2021-40978 (MkDocs), FlyingFox #24 and PR #206, vapor#2500, CVE-2026-22860 (Rack),
    /// RUSTSEC-2021-0135, RUSTSEC-2022-0043, RUSTSEC-2022-0069, RUSTSEC-2022-0082, GHSA-g7r4-m6w7-qqqr (esbuild),
    /// CVE-2025-66202 (Astro).
    @Test(arguments: [
        ("/../etc/passwd", 400), ("/../../../../etc/passwd", 400), ("/en/../a.html", 400), ("/./a.html", 400),
        ("/..", 400),
        ("/en/..", 400), ("/en/.", 400), ("/%2e%2e/etc/passwd", 400), ("/%2E%2E%2Fetc%2Fpasswd", 400),
        ("/.%2e/etc/passwd", 400), ("/%2e%2e%2f%2e%2e%2fetc/passwd", 400), ("/en/..%2f..%2fetc/passwd", 400),
        ("/en%2f", 400), ("/%2Fa.html", 400),
        ("/..%5c..%5cetc/passwd", 400), ("/..\\..\\etc\\passwd", 400), ("/en%5c..%5ca.html", 400),
        ("/%c0%ae%c0%ae/etc/passwd", 400), ("/%c0%af..%c0%afetc/passwd", 400), ("/%e0%80%af", 400), ("/%ff%fe", 400),
        ("/%ed%a0%80", 400), ("/C:/windows/win.ini", 400), ("/a.html::$DATA", 400), ("/C:a.html", 400),
        ("/a.html%00.txt", 400), ("/%00", 400), ("/a%0d%0aX-Evil:%201", 400), ("/a%7f", 400), ("/a%c2%85", 400),
        ("/a%zz", 400),
        ("/a%", 400), ("/a%2", 400), ("//etc/passwd", 400), ("///", 400), ("/en//", 400),
        ("/a.html#/../etc/passwd", 400),
        ("http://localhost/a.html", 400), ("http:///a.html", 400), ("*", 400), ("a.html", 400), ("/\u{E9}", 400),
        // Not decoded twice: names, which the site does not have.
        ("/%252e%252e/etc/passwd", 404), ("/%252fetc%252fpasswd", 404), ("/%25%32%65", 404), ("/...", 404),
        // Names that only begin as one of the site does.
        ("/en-secret/a", 404), ("/a.html/", 404), ("/a.html;x", 404), ("/~root/", 404), ("/etc/passwd", 404),
    ])
    func `no way leads out of the site (I1)`(target: String, status: Int) async throws {
        try await withServer { port, _ async throws in
            let reply = try #require(try await reply(to: "GET \(target) HTTP/1.1", port: port))
            #expect(reply.status == status)
            #expect(!reply.text.contains("root:"))
            #expect(reply["location"] == nil)
        }
    }

    /// CVE-2025-30208, CVE-2025-31125, CVE-2025-31486, CVE-2025-32395, CVE-2025-46565, CVE-2025-58751, CVE-2025-58752, CVE-2025-62522,
    /// CVE-2026-53571.
    @Test(arguments: [
        "/.env?raw??", "/.env?import&raw", "/.env?.svg", "/.env?.svg?.wasm?init", "/.env/.", "/.env%5c", "/.env#x",
        "/@fs/.env",
        "/.env::$DATA?raw", "/.env/", "/.env%20", "/a.html/../.env", "/.git/config",
    ])
    func `nothing behind a path changes what it means (Vite's fs.deny)`(target: String) async throws {
        try await withServer { port, _ async throws in
            let reply = try #require(try await reply(to: "GET \(target) HTTP/1.1", port: port))
            #expect([400, 404].contains(reply.status))
            #expect(!reply.text.contains("SECRET"))
        }
    }

    @Test func `a name is not cut at a zero (I2)`() async throws {
        try await withServer { port, _ async throws in
            #expect(try await reply(to: "GET /a.html%00.txt HTTP/1.1", port: port)?.status == 400)
            #expect(try await status(ofRaw: "GET /a.html\0.txt HTTP/1.1\r\nHost: localhost\r\n\r\n", port: port) == 400)
        }
    }

    @Test(arguments: [
        "//news", "//evil.com/..", "/\\evil.com", "/%5cevil.com", "/%2f%2fevil.com", "/%2fevil.com", "//evil.com/en",
        "/.//evil.com", "/en%0d%0aLocation:%20//evil.com",
    ])
    func `RUSTSEC-2022-0072: a redirect to a folder leads to no other site (I7)`(target: String) async throws {
        // A site that has every folder.
        let site = PreviewSite(
            answer: { path, _ in path.utf8.last == UInt8(ascii: "/") ? html("folder") : nil },
            notFound: { _ in html("none") })
        try await withServer(site) { port, _ async throws in
            let reply = try await reply(to: "GET \(target) HTTP/1.1", port: port)
            #expect(reply?.status == 400 && reply?["location"] == nil)
            #expect(try await Self.location(of: "/a/b", port: port) == "/a/b/")
        }
    }

    private static func location(of target: String, port: Int) async throws -> String? {
        try await reply(to: "GET \(target) HTTP/1.1", port: port)?["location"]
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "TRACE", "OPTIONS", "PATCH", "PROPFIND"])
    func `only reading is allowed (I5)`(method: String) async throws {
        try await withServer { port, _ async throws in
            let reply = try await reply(to: "\(method) /a.html HTTP/1.1", port: port)
            #expect(reply?.status == 405 && reply?["allow"] == "GET, HEAD")
        }
    }

    @Test func `nobody is connected elsewhere (I5)`() async throws {
        try await withServer { port, _ async throws in
            let reply = try await reply(to: "CONNECT evil.com:443 HTTP/1.1", port: port)
            #expect(reply?.status == 405)
            #expect(try await status(ofRaw: "FLY / HTTP/1.1\r\nHost: localhost\r\n\r\n", port: port) == 400)
        }
    }

    @Test func `CVE-2022-3215: no value of the site begins another header`() async throws {
        try await withServer { port, _ async throws in
            let client = try await Client(port: port)
            try await client.send("GET /split.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(try await client.remainder().isEmpty)
        }
    }

    private static let heads: [(String, Int)] = [
        ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", 405),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", 413),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nhello", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5, 5\r\n\r\nhello", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: +5\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0x5\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n", 413),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n\tb\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n Host: localhost\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nX y: z\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\n: z\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n", 400),
        ("GET / HTTP/1.1\nHost: localhost\n\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\rX: y\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nX: \0\r\n\r\n", 400),
        ("\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (" GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        ("GET  HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        ("GET\t/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        ("GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        ("GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        ("GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 400),
        ("GET / HTTP/1.1 \r\nHost: localhost\r\n\r\n", 400),
        ("GET / http/1.1\r\nHost: localhost\r\n\r\n", 400),
        ("GET /\r\n", 400),
        ("\u{16}\u{3}\u{1}\u{2}", 400),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    ]

    /// CVE-2026-28980 and GHSA-mgc4-wqv7-4pxm (swift-nio) are about such heads.
    @Test(arguments: heads)
    func `what could be read in two ways is refused, and the connection ends (I8)`(
        bytes: String, status: Int
    ) async throws {
        try await withServer { port, _ async throws in
            let client = try await Client(port: port)
            let clock = ContinuousClock()
            let start = clock.now
            try await client.send(bytes)
            let answered = try await client.reply()?.status;
            #expect(answered == status, "\(bytes.debugDescription) \(answered ?? 0)")
            #expect(try await client.remainder().isEmpty, "a second answer")
            #expect(clock.now - start < .seconds(2))
        }
    }

    @Test func `requests that are too large are refused at once (I8)`() async throws {
        try await withServer { port, _ async throws in
            let host = "Host: localhost\r\n"
            let long = String(repeating: "a", count: 100_000)
            #expect(try await status(ofRaw: "GET /\(long) HTTP/1.1\r\n\(host)\r\n", port: port) == 414)
            let large = String(repeating: "a", count: 1_000_000)
            #expect(try await status(ofRaw: "GET / HTTP/1.1\r\n\(host)X: \(large)\r\n\r\n", port: port) == 431)
            let many = String(repeating: "X: y\r\n", count: 10_000)
            #expect(try await status(ofRaw: "GET / HTTP/1.1\r\n\(host)\(many)\r\n", port: port) == 431)
        }
    }
}
