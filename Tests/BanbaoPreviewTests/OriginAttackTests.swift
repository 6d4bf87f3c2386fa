import BanbaoPreview
import Testing

/// What other sites, open in the same browser, could ask of a preview.
@Suite struct OriginAttackTests {
    /// CVE-2025-24010 (Vite), GHSA-67mh-4wv8-2f99 (esbuild), CVE-2025-48068 (Next), CVE-2025-24360 and CVE-2025-24361 (Nuxt), CVE-2025-24964
    /// (Vitest): a name of another site points at this machine. CVE-2026-14631 (webpack-dev-server): malformed values.
    @Test(arguments: [
        ("evil.com", 403), ("127.0.0.1.evil.com", 403), ("localhost.evil.com", 403), ("localhost:1", 403),
        ("evil.com:PORT", 403),
        ("127.0.0.2", 403), ("[::2]", 403), ("[::1].evil.com", 400), ("localhost.", 403), ("0.0.0.0", 403), ("[", 400),
        ("[]", 400),
        ("[::1", 400), ("]", 400), ("", 400), (":", 400), (":80", 400), ("localhost:", 400), ("localhost:x", 400),
        ("localhost:+80", 400),
        ("localhost:99999999999999999999", 400), ("localhost, evil.com", 400), ("user@localhost", 400),
        ("localhost/x", 400),
        ("local host", 400), ("\u{E9}", 400), ("localhost", 200), ("LOCALHOST:PORT", 200), ("127.0.0.1:PORT", 200),
        ("[::1]:PORT", 200), ("[::1]", 200),
    ])
    func `only names of this machine are answered (I3)`(host: String, status: Int) async throws {
        try await withServer { port, _ async throws in
            let host = host.replacing("PORT", with: "\(port)")
            #expect(try await reply(to: "GET / HTTP/1.1", port: port, host: host)?.status == status)
            #expect(try await reply(to: "GET / HTTP/1.1", port: port)?.status == 200, "and the server goes on")
        }
    }

    @Test func `one host is named, not two and not none (I3)`() async throws {
        try await withServer { port, _ async throws in
            #expect(try await status(ofRaw: "GET / HTTP/1.1\r\n\r\n", port: port) == 400)
            #expect(try await status(ofRaw: "GET / HTTP/1.0\r\n\r\n", port: port) == 400)
            let two = "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n"
            #expect(try await status(ofRaw: two, port: port) == 400)
        }
    }

    @Test func `names that the site is opened under are answered`() async throws {
        let server = PreviewServer()
        let address = PreviewAddress(
            hosts: ["127.0.0.1"], names: ["Bulletin.example"], port: 0, isPortFixed: false)
        let port = try await server.start(on: address, site: testSite)
        #expect(try await reply(to: "GET / HTTP/1.1", port: port, host: "bulletin.example:\(port)")?.status == 200)
        await server.stop()
    }

    @Test func `an address that a request came in at is answered where all are listened on`() async throws {
        let server = PreviewServer()
        let port = try await server.start(
            on: PreviewAddress(hosts: ["0.0.0.0"], port: 0, isPortFixed: false), site: testSite)
        #expect(try await reply(to: "GET / HTTP/1.1", port: port, host: "127.0.0.1:\(port)")?.status == 200)
        #expect(try await reply(to: "GET / HTTP/1.1", port: port, host: "127.0.0.2:\(port)")?.status == 403)
        let client = try await Client(port: port, address: 0x7F00_0002)
        try await client.send("GET / HTTP/1.1\r\nHost: 127.0.0.2:\(port)\r\n\r\n")
        #expect(try await client.reply()?.status == 200)
        await server.stop()
    }

    /// CVE-2025-30359 (webpack-dev-server): scripts of the preview inside a page of another site.
    @Test func `other sites may link to pages and not use files (I4)`() async throws {
        try await withServer { port, _ async throws in
            let foreign = "Sec-Fetch-Site: cross-site"
            let neighbor = try await reply(
                to: "GET /style.css HTTP/1.1", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors", port: port)
            #expect(neighbor?.status == 403)
            let own = try await reply(to: "GET /style.css HTTP/1.1", "Sec-Fetch-Site: same-origin", port: port)
            #expect(own?.status == 200)
            let used = try await reply(
                to: "GET /style.css HTTP/1.1", foreign, "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script", port: port)
            #expect(used?.status == 403)
            let framed = try await reply(
                to: "GET /a.html HTTP/1.1", foreign, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe", port: port)
            #expect(framed?.status == 403)
            let linked = try await reply(
                to: "GET /a.html HTTP/1.1", foreign, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document", port: port)
            #expect(linked?.status == 200)
        }
    }

    @Test func `CVE-2025-24010: no other site is allowed to read an answer (I4)`() async throws {
        try await withServer { port, _ async throws in
            for path in ["/a.html", "/nothing", "/en", "/style.css", "/..", "/_banbao/reload"] {
                let origin = "Origin: http://evil.com"
                let reply = try #require(try await reply(to: "GET \(path) HTTP/1.1", origin, port: port))
                #expect(!reply.headers.contains { $0.name.hasPrefix("access-control") })
                #expect(reply["cross-origin-resource-policy"] == "same-origin")
            }
        }
    }
}
