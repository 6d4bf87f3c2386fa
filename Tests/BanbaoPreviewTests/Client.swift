import BanbaoText
import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A connection that sends exactly the bytes it is told to: other clients would tidy them up.
actor Client {
    private let socket: Int32
    private var received: [UInt8] = []

    struct Failure: Error { let call: String, code: Int32 }

    /// To this machine, over IPv4 or IPv6.
    init(port: Int, overIPv6: Bool = false, address: UInt32 = 0x7F00_0001) async throws {
        socket = try await blocking { try connected(port: port, overIPv6: overIPv6, address: address) }
    }

    deinit { close(socket) }

    func send(_ text: String) async throws { try await send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) async throws {
        let socket = socket
        try await blocking {
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = unsafe rest.withUnsafeBytes { bytes in
                    unsafe Self.send(socket, bytes.baseAddress, bytes.count)
                }
                guard count > 0 else { throw Failure(call: "send", code: errno) }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// Sends a text again and again until the other side takes no more for half a second. Out: how many bytes it took.
    func flood(_ text: String, limit: Int) async throws -> Int {
        let socket = socket
        return try await blocking {
            var timeout = timeval(tv_sec: 0, tv_usec: 500_000)
            unsafe setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
            let bytes = Array(text.utf8)
            var total = 0
            while total < limit {
                let count = unsafe bytes.withUnsafeBytes { unsafe Self.send(socket, $0.baseAddress, $0.count) }
                guard count == bytes.count else { break }
                total += count
            }
            return total
        }
    }

    /// The next answer, complete; nil where the connection ends before one begins.
    func reply(isHead: Bool = false) async throws -> Reply? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let start = received.indices.first(where: { received[$0...].starts(with: end) }) {
                var reply = Reply(head: String(decoding: received[..<start], as: UTF8.self))
                received.removeFirst(start + 4)
                let length = isHead || reply.status == 101 ? 0 : reply["content-length"].flatMap { Int($0) } ?? 0
                reply.body = try await bytes(length)
                return reply
            }
            guard try await receive() else { return nil }
        }
    }

    /// The next bytes, fewer only where the connection ends.
    func bytes(_ count: Int) async throws -> [UInt8] {
        while received.count < count, try await receive() {}
        let bytes = Array(received.prefix(count))
        received.removeFirst(bytes.count)
        return bytes
    }

    /// All bytes until the other side ends the connection.
    func remainder() async throws -> [UInt8] {
        while try await receive() {}
        return received
    }

    /// False where the connection has ended.
    private func receive() async throws -> Bool {
        let socket = socket
        let bytes = try await blocking {
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe recv(socket, $0.baseAddress, $0.count, 0) }
            // A connection that was reset has ended too.
            guard count >= 0 || errno == ECONNRESET else { throw Failure(call: "recv", code: errno) }
            return Array(buffer.prefix(max(0, count)))
        }
        received += bytes
        return !bytes.isEmpty
    }

    private static func send(_ socket: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.send(socket, start, count, Int32(MSG_NOSIGNAL))
        #else
            unsafe Darwin.send(socket, start, count, 0)
        #endif
    }
}

/// An answer of HTTP.
struct Reply: Sendable {
    let status: Int
    let headers: [(name: String, value: String)]
    var body: [UInt8] = []

    init(head: String) {
        let lines = head.split(separator: "\r\n", omittingEmptySubsequences: false)
        status = lines.first.flatMap { Int($0.split(separator: " ")[1]) } ?? 0
        headers = lines.dropFirst().map { line in
            let (name, value) = line.cut(atFirst: ":") ?? (line, "")
            return (name.lowercased(), String(value.drop { $0 == " " }))
        }
    }

    subscript(name: String) -> String? { headers.first { $0.name == name }?.value }

    var text: String { String(decoding: body, as: UTF8.self) }
}

/// Waits for the system outside the threads that answer requests. A queue of its own has a thread of its own.
func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { done in
        DispatchQueue(label: "socket").async { done.resume(with: Result(catching: work)) }
    }
}

private func connected(port: Int, overIPv6: Bool, address: UInt32) throws -> Int32 {
    let family = overIPv6 ? AF_INET6 : AF_INET
    #if canImport(Glibc)
        let socket = socket(family, Int32(SOCK_STREAM.rawValue), 0)
    #else
        let socket = socket(family, SOCK_STREAM, 0)
    #endif
    var timeout = timeval(tv_sec: 8, tv_usec: 0)
    unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var address4 = sockaddr_in()
    address4.sin_family = sa_family_t(AF_INET)
    address4.sin_port = in_port_t(port).bigEndian
    address4.sin_addr.s_addr = in_addr_t(address).bigEndian
    var address6 = sockaddr_in6()
    address6.sin6_family = sa_family_t(AF_INET6)
    address6.sin6_port = in_port_t(port).bigEndian
    address6.sin6_addr = in6addr_loopback
    let result =
        overIPv6
        ? unsafe connect(socket, to: &address6, size: MemoryLayout<sockaddr_in6>.size)
        : unsafe connect(socket, to: &address4, size: MemoryLayout<sockaddr_in>.size)
    guard result == 0 else {
        let code = errno
        close(socket)
        throw Client.Failure(call: "connect", code: code)
    }
    return socket
}

private func connect(_ socket: Int32, to address: UnsafeMutableRawPointer, size: Int) -> Int32 {
    unsafe connect(socket, address.assumingMemoryBound(to: sockaddr.self), socklen_t(size))
}
