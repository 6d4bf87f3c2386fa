import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// How many ports are tried.
private let attempts = 100

/// Listens on all hosts of an address, at the same port. Out: the port, and what to close.
func listen(
    on address: PreviewAddress, _ group: MultiThreadedEventLoopGroup,
    open: @escaping @Sendable (any Channel) -> EventLoopFuture<Void>
) async throws -> (port: Int, listeners: [any Channel]) {
    let bootstrap = ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 256)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .childChannelInitializer(open)
    for attempt in 0..<attempts {
        let port = address.port == 0 ? 0 : address.port + attempt
        guard port <= 65_535 else { break }
        switch try await listen(bootstrap, on: address.hosts, port: port) {
        case .listening(let port, let listeners): return (port, listeners)
        case .taken(let host):
            if address.isPortFixed { throw PreviewError.portTaken(port, on: host) }
        }
    }
    throw PreviewError.noFreePort(from: address.port)
}

private enum Attempt {
    case listening(port: Int, [any Channel])
    case taken(host: String)
}

private func listen(_ bootstrap: ServerBootstrap, on hosts: [String], port: Int) async throws -> Attempt {
    var port = port
    var listeners: [any Channel] = []
    for host in hosts {
        do {
            let listener = try await bootstrap.bind(host: host, port: port).get()
            listeners.append(listener)
            port = listener.localAddress?.port ?? port
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            for listener in listeners { try await listener.close() }
            return .taken(host: host)
        } catch let error as IOError
            where !listeners.isEmpty && [EADDRNOTAVAIL, EAFNOSUPPORT].contains(error.errnoCode)
        {
            // A machine without IPv6.
            continue
        } catch {
            throw PreviewError.cannotListen(on: host, port: port, because: String(describing: error))
        }
    }
    return .listening(port: port, listeners)
}
