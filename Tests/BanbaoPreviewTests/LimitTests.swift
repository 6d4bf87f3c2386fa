import BanbaoPreview
import Synchronization
import Testing

/// Clients that are slow, many, or gone.
@Suite struct LimitTests {
    @Test func `a request that does not end is given up, however slowly it comes`() async throws {
        try await withServer(limits: PreviewLimits(secondsForHead: 2)) { port, _ async throws in
            let client = try await Client(port: port)
            for byte in "GET /" {
                try await client.send("\(byte)")
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(try await client.reply()?.status == 408)
            #expect(try await client.remainder().isEmpty)
        }
    }

    @Test func `a connection that says nothing stays, also after an answer`() async throws {
        try await withServer(limits: PreviewLimits(secondsForHead: 1)) { port, _ async throws in
            let client = try await Client(port: port)
            for _ in 0..<2 {
                try await Task.sleep(for: .milliseconds(1300))
                // In pieces: the time for a head ends with it.
                try await client.send("GET / HTTP/1.1\r\n")
                try await Task.sleep(for: .milliseconds(20))
                try await client.send("Host: localhost\r\n\r\n")
                #expect(try await client.reply()?.status == 200)
            }
        }
    }

    @Test func `two hundred half requests and twenty open pages hold up nobody (I9)`() async throws {
        try await withServer { port, server async throws in
            var waiting: [Client] = []
            for _ in 0..<200 {
                let client = try await Client(port: port)
                try await client.send("GET /a.html HTTP/1.1\r\nHo")
                waiting.append(client)
            }
            var pages: [OpenPage] = []
            for _ in 0..<20 { pages.append(try await OpenPage(port: port)) }
            // A client that asks for much and takes nothing.
            let lazy = try await Client(port: port)
            try await lazy.send("GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let clock = ContinuousClock()
            let start = clock.now
            #expect(try await reply(to: "GET /a.html HTTP/1.1", port: port)?.status == 200)
            // The requirement is 100 ms; a machine that does other work too gets time.
            #expect(clock.now - start < .seconds(1))
            await server.reload(.page)
            for page in pages {
                #expect(try await page.message() == "now 0 0")
                #expect(try await page.message() == "page 1")
            }
            for client in waiting.suffix(3) {
                try await client.send("st: localhost\r\n\r\n")
                #expect(try await client.reply()?.status == 200)
            }
            #expect(try await lazy.reply()?.body.count == 3_000_000)
        }
    }

    @Test func `of too many connections the one that was idle longest is closed, and no open page`() async throws {
        try await withServer(limits: PreviewLimits(connections: 4)) { port, server async throws in
            let page = try await OpenPage(port: port)
            #expect(try await page.message() == "now 0 0")
            var clients: [Client] = []
            for _ in 0..<3 { clients.append(try await Client(port: port)) }
            // The first is used again, so that the second is idle longest.
            for client in clients + clients.prefix(1) {
                try await client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                #expect(try await client.reply()?.status == 200)
            }
            #expect(try await reply(to: "GET / HTTP/1.1", port: port)?.status == 200)
            #expect(try await clients[1].remainder().isEmpty)
            try await clients[0].send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            #expect(try await clients[0].reply()?.status == 200)
            await server.reload(.page)
            #expect(try await page.message() == "page 1")
        }
    }

    @Test func `a client that goes away while it is answered harms nobody`() async throws {
        try await withServer { port, _ async throws in
            for _ in 0..<20 {
                let client = try await Client(port: port)
                try await client.send("GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n")
                _ = try await client.bytes(10)
            }
            #expect(try await reply(to: "GET / HTTP/1.1", port: port)?.status == 200)
        }
    }

    @Test func `a client that asks and takes no answer is not listened to`() async throws {
        try await withServer { port, _ async throws in
            let client = try await Client(port: port)
            let request = "GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let limit = 64 * 1024 * 1024
            #expect(try await client.flood(String(repeating: request, count: 1000), limit: limit) < limit)
            #expect(try await reply(to: "GET / HTTP/1.1", port: port)?.status == 200)
        }
    }

    @Test func `stop waits for no client, and for what the site is asked`() async throws {
        let isAnswered = Atomic(false)
        let site = PreviewSite(
            answer: { path, _ in
                try? await Task.sleep(for: .seconds(1))
                isAnswered.store(true, ordering: .relaxed)
                return html(path)
            },
            notFound: { _ in html("") })
        let server = PreviewServer()
        let port = try await server.start(on: .loopback(port: 0, isPortFixed: false), site: site)
        let clients = [try await Client(port: port), try await Client(port: port)]
        try await clients[0].send("GET /a.html HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try await Task.sleep(for: .milliseconds(50))
        await server.stop()
        let wasAnswered = isAnswered.load(ordering: .relaxed)
        #expect(wasAnswered)
        for client in clients { #expect(try await client.remainder().isEmpty) }
    }
}
