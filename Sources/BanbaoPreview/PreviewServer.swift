import NIOCore
import NIOPosix

/// Shows a site to browsers on this machine: `start` once, `reload` for each change, `stop`. It reads no file and knows no
/// folder: what it can send is what the site answers.
package actor PreviewServer {
    private struct Running {
        let group: MultiThreadedEventLoopGroup
        let listeners: [any Channel]
        let server: NIOLoopBound<OpenServer>
    }

    private let limits: PreviewLimits
    private var running: Running?

    package init(limits: PreviewLimits = PreviewLimits()) { self.limits = limits }

    /// Out: the port, which may be a later one than wanted. Throws where none can be had.
    package func start(on address: PreviewAddress, site: PreviewSite) async throws(PreviewError) -> Int {
        precondition(running == nil, "a server is started once")
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let (loop, limits) = (group.next(), limits)
        do {
            let server = try await loop.submit {
                NIOLoopBound(
                    OpenServer(site: site, hosts: AllowedHosts(address), limits: limits), eventLoop: loop)
            }.get()
            let (port, listeners) = try await listen(on: address, group) { openConnection($0, to: server, limits) }
            let interval = TimeAmount.nanoseconds(Int64(limits.secondsBetweenPings * 1e9))
            loop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in server.value.ping() }
            running = Running(group: group, listeners: listeners, server: server)
            return port
        } catch {
            await shutDown(group)
            throw error as? PreviewError
                ?? .cannotListen(on: address.hosts[0], port: address.port, because: String(describing: error))
        }
    }

    /// Tells all open pages, once the site answers with what changed. Pages that are asleep or not connected find out when they are back.
    package func reload(_ change: ReloadChange) {
        guard let server = running?.server else { return }
        server.eventLoop.execute { server.value.reload(change) }
    }

    /// Closes all connections at once, and returns when the site has nothing left to answer.
    package func stop() async {
        guard let running else { return }
        self.running = nil
        for listener in running.listeners { listener.close(promise: nil) }
        let server = running.server
        let stopped = server.eventLoop.makePromise(of: Void.self)
        server.eventLoop.execute { server.value.stop(stopped) }
        await withCheckedContinuation { done in stopped.futureResult.whenComplete { _ in done.resume() } }
        await shutDown(running.group)
    }
}

private func shutDown(_ group: MultiThreadedEventLoopGroup) async {
    await withCheckedContinuation { stopped in group.shutdownGracefully { _ in stopped.resume() } }
}
