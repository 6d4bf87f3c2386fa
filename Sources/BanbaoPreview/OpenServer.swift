import NIOCore
import NIOHTTP1

/// What the connections of a server share. Lives on its thread: one is enough for a preview, and needs no locks.
final class OpenServer {
    let site: PreviewSite
    let hosts: AllowedHosts
    let connections: OpenConnections
    private let token: String
    /// Counts the changes that make pages out of date.
    private var generation = 0
    /// Counts those that make only the preview's own parts of them out of date.
    private var partsGeneration = 0
    private var answering = 0
    private var isStopping: EventLoopPromise<Void>?

    init(site: PreviewSite, hosts: AllowedHosts, limits: PreviewLimits) {
        self.site = site
        self.hosts = hosts
        connections = OpenConnections(limit: limits.connections)
        token = randomToken()
    }

    var script: ReloadScript { ReloadScript(token: token, generation: generation, partsGeneration: partsGeneration) }

    /// What a page is told that has just connected, or that may have slept.
    var now: String { "now \(generation) \(partsGeneration)" }

    func reload(_ change: ReloadChange) {
        if case .problems = change { partsGeneration += 1 } else { generation += 1 }
        let message = change.message(generation: generation, parts: partsGeneration)
        for stream in connections.streams { stream.send(message) }
    }

    /// Asks the site, away from the thread of the server. `use` is called on it, and never when the server is gone.
    func ask<Value: Sendable>(
        _ loop: any EventLoop, _ work: @escaping @Sendable () async throws -> Value,
        use: @escaping (Result<Value, any Error>) -> Void
    ) {
        answering += 1
        loop.makeFutureWithTask(work).assumeIsolated().whenComplete { result in
            use(result)
            self.answering -= 1
            if self.answering == 0 { self.isStopping?.succeed() }
        }
    }

    /// Closes all connections. The promise is kept when the site has nothing to answer any more.
    func stop(_ promise: EventLoopPromise<Void>) {
        connections.closeAll()
        isStopping = promise
        if answering == 0 { promise.succeed() }
    }

    func ping() {
        for stream in connections.streams { stream.ping() }
    }

    /// Whether this is a page of ours, by its origin and by the token that only our pages hold. How long the comparison takes says
    /// nothing about the token.
    func accepts(_ head: HTTPRequestHead, arrivedAt local: SocketAddress?) -> Bool {
        do throws(Refusal) {
            _ = try Request.checkedHost(head, hosts, local)
        } catch {
            return false
        }
        let expected = "/\(Request.reloadPath)?token=\(token)"
        // `|` and `^` bind equally in Swift.
        let difference = zip(head.uri.utf8, expected.utf8).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) }
        let origins = head.headers["origin"]
        guard head.method == .GET, head.uri.utf8.count == expected.utf8.count, difference == 0, origins.count == 1
        else { return false }
        return hosts.isOwnOrigin(origins[0], arrivedAt: local)
    }
}

/// What one server allows.
package struct PreviewLimits: Sendable {
    package let connections: Int
    /// For the head of a request, from its first byte to its last.
    package let secondsForHead: Double
    package let secondsBetweenPings: Double

    package init(connections: Int = 400, secondsForHead: Double = 10, secondsBetweenPings: Double = 30) {
        self.connections = connections
        self.secondsForHead = secondsForHead
        self.secondsBetweenPings = secondsBetweenPings
    }
}
