import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Sets up a connection that a browser has opened: first it speaks HTTP, then possibly WebSocket.
func openConnection(
    _ channel: any Channel, to server: NIOLoopBound<OpenServer>, _ limits: PreviewLimits
) -> EventLoopFuture<Void> {
    channel.eventLoop.makeCompletedFuture {
        let connections = server.value.connections
        connections.add(channel)
        channel.closeFuture.assumeIsolated().whenComplete { _ in connections.remove(channel) }
        let timeForHead = TimeAmount.nanoseconds(Int64(limits.secondsForHead * 1e9))
        let requestGuard = RequestGuard(timeForHead: timeForHead)
        let encoder = HTTPResponseEncoder()
        // Sizes are the guard's to judge.
        var decoderLimits = NIOHTTPDecoderLimitConfiguration()
        decoderLimits.maxHeaderFieldCount = HeadScanner.limit
        let decoder = ByteToMessageHandler(
            HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: decoderLimits))
        // A line end in a header value would begin another header: the answer is not sent.
        let validator = NIOHTTPResponseHeadersValidator()
        let handler = RequestHandler(server: server.value)
        let upgrade = HTTPServerUpgradeHandler(
            upgraders: [reloadUpgrader(server)], httpEncoder: encoder,
            extraHTTPHandlers: [requestGuard, decoder, validator, handler], upgradeCompletionHandler: { _ in })
        try channel.pipeline.syncOperations.addHandlers([
            requestGuard, encoder, decoder, validator, upgrade, handler,
        ])
    }
}

/// Turns a connection of HTTP into one of WebSocket, for pages of ours. Any other request for it goes on to `RequestHandler`.
private func reloadUpgrader(_ server: NIOLoopBound<OpenServer>) -> NIOWebSocketServerUpgrader {
    NIOWebSocketServerUpgrader(
        maxFrameSize: ReloadStream.largestFrame,
        shouldUpgrade: { channel, head in
            let isAccepted = server.value.accepts(head, arrivedAt: channel.localAddress)
            return channel.eventLoop.makeSucceededFuture(isAccepted ? [:] : nil)
        },
        upgradePipelineHandler: { channel, _ in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(ReloadStream(server: server.value))
            }
        })
}
