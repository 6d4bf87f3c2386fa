import BanbaoPreview
import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many pages a second the preview's server sends, over connections that stay open:
///
///     taskset -c 0 .build/release/preview-benchmark
///
/// prints the figure for one core, which these clients share with the server.
@main
enum PreviewBenchmark {
    static let connections = 8
    static let requests = 5_000

    static func main() async throws {
        let text = "<body>" + String(repeating: "<p>0123456789 abc</p>", count: 600) + "</body>"
        let page = PreviewAnswer(mediaType: "text/html; charset=utf-8", body: .bytes(Array(text.utf8)), isPage: true)
        let server = PreviewServer()
        let port = try await server.start(
            on: .loopback(port: 0, isPortFixed: false),
            site: PreviewSite(answer: { _, _ in page }, notFound: { _ in page }))
        let clock = ContinuousClock()
        for _ in 0..<3 {
            let start = clock.now
            let bytes = await withTaskGroup(of: Int.self) { clients in
                for number in 0..<connections {
                    clients.addTask { await received(byClient: number, port: port) }
                }
                var total = 0
                for await bytes in clients { total += bytes }
                return total
            }
            let rate = Double(connections * requests) / ((clock.now - start) / .seconds(1))
            print("\(Int(rate)) pages of \(bytes / connections / requests) bytes a second")
        }
        await server.stop()
    }

    private static func received(byClient number: Int, port: Int) async -> Int {
        await withCheckedContinuation { done in
            DispatchQueue(label: "client \(number)").async { done.resume(returning: read(port: port)) }
        }
    }

    /// Out: how many bytes came back. One request at a time, as a browser sends them.
    private static func read(port: Int) -> Int {
        let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(client) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        precondition(isConnected)
        let request = Array("GET /stories/a.html HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n".utf8)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var total = 0
        for _ in 0..<requests {
            precondition(send(client, request, request.count, 0) == request.count)
            var count = 0
            // A page ends with its body.
            while !buffer[..<count].suffix(7).elementsEqual("</body>".utf8) {
                let more = buffer[count...].withUnsafeMutableBytes { recv(client, $0.baseAddress, $0.count, 0) }
                precondition(more > 0)
                count += more
            }
            total += count
        }
        return total
    }
}
