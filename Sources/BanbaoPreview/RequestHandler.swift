import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Answers the requests of one connection.
final class RequestHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// Time for a client to read why it was refused, while what it goes on sending is thrown away.
    private static let timeToLeave = TimeAmount.seconds(1)

    private let server: OpenServer
    private var isLeaving = false

    init(server: OpenServer) { self.server = server }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isLeaving, case .head(let head) = Self.unwrapInboundIn(data) else { return }
        do throws(Refusal) {
            answer(try Request(head, hosts: server.hosts, arrivedAt: context.localAddress), context)
        } catch {
            refuse(error, isHead: head.method == .HEAD, context)
        }
    }

    /// What the guard or the parser of NIO refuses. Nothing is heard of this connection after it.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case let fault as RequestFault: refuse(Refusal(fault), isHead: false, context)
        case is HTTPParserError: refuse(.malformed, isHead: false, context)
        // The request itself follows.
        case is NIOWebSocketUpgradeError: break
        default: context.close(promise: nil)
        }
    }

    private func answer(_ request: Request, _ context: ChannelHandlerContext) {
        let (site, script) = (server.site, server.script)
        server.connections.begin(context.channel)
        server.ask(context.eventLoop) {
            await Response(to: request, from: site, script: script)
        } use: { result in
            guard case .success(let response) = result else { return }
            self.send(response, isHead: request.isHead, keepsConnection: request.keepsConnection, context)
        }
    }

    private func refuse(_ refusal: Refusal, isHead: Bool, _ context: ChannelHandlerContext) {
        guard !isLeaving else { return }
        isLeaving = true
        send(Response(refusal), isHead: isHead, keepsConnection: false, context)
    }

    private func send(
        _ response: Response, isHead: Bool, keepsConnection: Bool, _ context: ChannelHandlerContext
    ) {
        guard context.channel.isActive else { return }
        var headers = response.headers
        if !keepsConnection { headers.add(name: "Connection", value: "close") }
        let head = HTTPResponseHead(version: .http1_1, status: response.status, headers: headers)
        context.write(Self.wrapOutboundOut(.head(head)), promise: nil)
        switch response.body {
        case _ where isHead: break
        case .bytes(let bytes): write(bytes, context)
        case .parts(let first, let rest, let read):
            write(first, context)
            context.flush()
            let channel = context.channel
            return server.ask(context.eventLoop) {
                try await sendParts(rest, of: read, to: channel)
            } use: { result in
                switch result {
                case .success: self.end(keepsConnection: keepsConnection, context)
                // Half a file is not said to be a whole one: its length was announced.
                case .failure: context.close(promise: nil)
                }
            }
        }
        end(keepsConnection: keepsConnection, context)
    }

    private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.write(Self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
    }

    private func end(keepsConnection: Bool, _ context: ChannelHandlerContext) {
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenComplete { result in
            self.server.connections.end(context.channel)
            switch result {
            case .success where keepsConnection:
                context.triggerUserOutboundEvent(RequestGuard.Answered(), promise: nil)
            case .success: self.leave(context)
            case .failure: context.close(promise: nil)
            }
        }
        context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: written)
    }

    /// Closing with bytes unread would reset the connection, and the client might never see the answer.
    private func leave(_ context: ChannelHandlerContext) {
        isLeaving = true
        context.close(mode: .output, promise: nil)
        context.eventLoop.assumeIsolated().scheduleTask(in: Self.timeToLeave) { context.close(promise: nil) }
    }
}

/// The rest of a file, read as fast as the client takes it.
private func sendParts(
    _ rest: Range<Int>, of read: @Sendable (Range<Int>) throws -> [UInt8], to channel: any Channel
) async throws {
    var start = rest.lowerBound
    while start < rest.upperBound {
        let end = min(rest.upperBound, start + Response.partSize)
        let bytes = try readPart(start..<end, by: read)
        try await channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: bytes))))
        start = end
    }
}
