import NIOCore
import NIOWebSocket

/// The connection of one open page, which is told what to do and has nothing to say.
final class ReloadStream: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    /// A page sends pongs and its farewell only.
    static let largestFrame = 256

    private let server: OpenServer
    private var context: ChannelHandlerContext?
    private var isAnswerDue = false

    init(server: OpenServer) { self.server = server }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        server.connections.add(self, of: context.channel)
        send(server.now)
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = Self.unwrapInboundIn(data)
        // A browser masks what it sends, so that no page can make it write a text of another protocol (RFC 6455, 5.1).
        guard frame.maskKey != nil else { return close(.protocolError) }
        switch frame.opcode {
        case .pong: isAnswerDue = false
        case .ping: write(WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData))
        case .connectionClose: close(.normalClosure)
        default: close(.policyViolation)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func send(_ text: String) { write(WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(string: text))) }

    /// Asks whether the page is there, and gives up one that did not answer the last time.
    func ping() {
        guard !isAnswerDue else { return close(.goingAway) }
        isAnswerDue = true
        write(WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer()))
        send(server.now)
    }

    private func close(_ code: WebSocketErrorCode) {
        guard let context else { return }
        var data = ByteBuffer()
        data.write(webSocketErrorCode: code)
        let frame = WebSocketFrame(fin: true, opcode: .connectionClose, data: data)
        context.writeAndFlush(Self.wrapOutboundOut(frame), promise: nil)
        context.close(promise: nil)
    }

    /// A page that does not read what it is sent keeps nothing in memory: it connects again.
    private func write(_ frame: WebSocketFrame) {
        guard let context else { return }
        guard context.channel.isWritable else { return context.close(promise: nil) }
        context.writeAndFlush(Self.wrapOutboundOut(frame), promise: nil)
    }
}
