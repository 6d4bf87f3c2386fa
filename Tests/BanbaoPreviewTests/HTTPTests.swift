import BanbaoPreview
import BanbaoText
import Testing

@Suite struct HTTPTests {
    @Test func `a page is sent with its type and what keeps others away from it`() async throws {
        try await withServer { port, _ async throws in
            let page = try #require(try await reply(to: "GET /a.html?x=/../ HTTP/1.1", port: port))
            #expect(page.status == 200)
            #expect(page["content-type"] == "text/html; charset=utf-8")
            #expect(page["x-content-type-options"] == "nosniff")
            #expect(page["cache-control"] == "no-store")
            #expect(page["cross-origin-resource-policy"] == "same-origin")
            #expect(page["access-control-allow-origin"] == nil)
            #expect(page.text.contains("<p>A</p>"))
            #expect(page["content-length"] == "\(page.body.count)")
        }
    }

    @Test func `paths are decoded once, and what is nowhere has the page for that`() async throws {
        try await withServer { port, _ async throws in
            let named = try await reply(to: "GET /%E6%B4%AA%E5%AE%B6%E5%85%89.html HTTP/1.1", port: port)
            #expect(named?.text.contains("洪家光") == true)
            let missing = try await reply(to: "GET /b.html HTTP/1.1", port: port)
            #expect(missing?.status == 404)
            #expect(missing?.text.contains("Nothing here") == true)
            #expect(try await reply(to: "GET /a..b.html HTTP/1.1", port: port)?.status == 200)
        }
    }

    @Test func `HEAD has the headers of GET and no body, and the connection goes on`() async throws {
        try await withServer { port, _ async throws in
            let client = try await Client(port: port)
            try await client.send("HEAD /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let head = try await client.reply(isHead: true)
            #expect(head?.status == 200 && head?["content-length"] == "10")
            try await client.send("GET /style.css HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(try await client.reply()?.text == "0123456789")
        }
    }

    @Test func `requests sent at once are answered in turn`() async throws {
        try await withServer { port, _ async throws in
            let client = try await Client(port: port)
            let paths = (0..<60).map { $0 % 2 == 0 ? "/a.html" : "/style.css" }
            try await client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: localhost\r\n\r\n" }.joined())
            for path in paths {
                let page = try #require(try await client.reply())
                #expect(page.text.contains(path == "/a.html" ? "<p>A</p>" : "0123456789"))
            }
        }
    }

    @Test func `a folder without its slash is redirected, as are redirects of the site`() async throws {
        try await withServer { port, _ async throws in
            let folder = try await reply(to: "GET /en HTTP/1.1", port: port)
            #expect(folder?.status == 302 && folder?["location"] == "/en/")
            let old = try await reply(to: "GET /old.html HTTP/1.1", port: port)
            #expect(old?.status == 302 && old?["location"] == "/%E6%B4%AA%E5%AE%B6%E5%85%89.html")
            let away = try await reply(to: "GET /away.html HTTP/1.1", port: port)
            #expect(away?["location"] == "/evil.com/%0D%0AX%3A%20y")
        }
    }

    @Test(
        arguments: [
            ("bytes=0-2", 206, "012", "bytes 0-2/10"), ("bytes=5-", 206, "56789", "bytes 5-9/10"),
            ("bytes=-3", 206, "789", "bytes 7-9/10"), ("bytes=-99", 206, "0123456789", "bytes 0-9/10"),
            ("bytes=8-99999999999999999999999", 206, "89", "bytes 8-9/10"),
            ("bytes=10-", 416, nil, "bytes */10"), ("bytes=100-200", 416, nil, "bytes */10"),
            ("bytes=-0", 416, nil, "bytes */10"),
            ("bytes=99999999999999999999999-", 416, nil, "bytes */10"),
            ("bytes=0-1,3-4", 200, "0123456789", nil), ("bytes=3-1", 200, "0123456789", nil),
            ("bytes=x-y", 200, "0123456789", nil), ("bytes=-", 200, "0123456789", nil),
            ("bytes=--1", 200, "0123456789", nil), ("lines=0-1", 200, "0123456789", nil),
        ] as [(String, Int, String?, String?)])
    func `parts of files`(range: String, status: Int, text: String?, contentRange: String?) async throws {
        try await withServer { port, _ async throws in
            let part = try #require(try await reply(to: "GET /style.css HTTP/1.1", "Range: \(range)", port: port))
            #expect(part.status == status)
            if let text { #expect(part.text == text) }
            #expect(part["content-range"] == contentRange)
        }
    }

    @Test func `an empty file has no parts`() async throws {
        try await withServer { port, _ async throws in
            #expect(try await reply(to: "GET /empty.txt HTTP/1.1", port: port)?.status == 200)
            for range in ["bytes=0-", "bytes=-5"] {
                let part = try await reply(to: "GET /empty.txt HTTP/1.1", "Range: \(range)", port: port)
                #expect(part?.status == 416 && part?["content-range"] == "bytes */0")
            }
        }
    }

    @Test func `a large file is read as it is sent`() async throws {
        try await withServer { port, _ async throws in
            let whole = try await reply(to: "GET /large.bin HTTP/1.1", port: port)
            #expect(whole?.body == largePart(0..<3_000_000))
            let part = try await reply(to: "GET /large.bin HTTP/1.1", "Range: bytes=1000000-2999999", port: port)
            #expect(part?.body == largePart(1_000_000..<3_000_000))
        }
    }

    @Test func `a file that cannot be read is said to be, and half a file is not a whole one`() async throws {
        try await withServer { port, _ async throws in
            #expect(try await reply(to: "GET /gone.bin HTTP/1.1", port: port)?.status == 500)
            #expect(try await reply(to: "GET /shorter.bin HTTP/1.1", port: port)?.status == 500)
            let client = try await Client(port: port)
            try await client.send("GET /short.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let half = try #require(try await client.reply())
            #expect(half["content-length"] == "1000000" && half.body.count < 1_000_000)
        }
    }

    @Test func `a port that is taken is passed over, or named where no other is wanted`() async throws {
        try await withServer { port, _ async throws in
            let second = PreviewServer()
            let next = try await second.start(on: .loopback(port: port, isPortFixed: false), site: testSite)
            #expect(next > port)
            #expect(try await reply(to: "GET / HTTP/1.1", port: next)?.status == 200)
            await second.stop()
            let error = await #expect(throws: PreviewError.self) {
                _ = try await PreviewServer().start(on: .loopback(port: port, isPortFixed: true), site: testSite)
            }
            #expect(error?.message[.english] == "port \(port) of 127.0.0.1 is used by another program")
            #expect(error?.help?[.english].contains("--port") == true)
        }
    }

    @Test func `an address that is not of this machine is named`() async throws {
        let elsewhere = PreviewAddress(hosts: ["192.0.2.1"], port: 0, isPortFixed: false)
        let error = await #expect(throws: PreviewError.self) {
            try await PreviewServer().start(on: elsewhere, site: testSite)
        }
        #expect(error?.message[.english].contains("192.0.2.1") == true)
    }

    @Test func `both addresses of this machine lead to the site, and after stop none`() async throws {
        let server = PreviewServer()
        let port = try await server.start(on: .loopback(port: 0, isPortFixed: false), site: testSite)
        let client = try await Client(port: port, overIPv6: true)
        try await client.send("GET / HTTP/1.1\r\nHost: [::1]:\(port)\r\n\r\n")
        #expect(try await client.reply()?.status == 200)
        await server.stop()
        #expect(try await client.remainder().isEmpty)
        await #expect(throws: Client.Failure.self) { try await Client(port: port) }
    }
}
