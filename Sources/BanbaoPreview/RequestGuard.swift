import NIOCore

/// Stands before the parser of NIO: hands on the head of one request at a time, checked by `HeadScanner`, and holds what follows
/// until that is answered. So a client cannot make requests faster than it takes answers, and a head that is too large, too
/// slow or read differently by others is given up.
final class RequestGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Sent down the pipeline when a request has its answer.
    struct Answered {}

    private enum State { case reading, answering, refused }

    private let timeForHead: TimeAmount
    private var state = State.reading
    private var scanner = HeadScanner()
    private var held = ByteBuffer()
    private var isReadHeld = false
    private var deadline: Scheduled<Void>?

    init(timeForHead: TimeAmount) { self.timeForHead = timeForHead }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard state != .refused else { return }
        var bytes = Self.unwrapInboundIn(data)
        held.writeBuffer(&bytes)
        handOn(context)
    }

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is Answered else { return context.triggerUserOutboundEvent(event, promise: promise) }
        promise?.succeed()
        guard state == .answering else { return }
        state = .reading
        scanner = HeadScanner()
        handOn(context)
        if isReadHeld {
            isReadHeld = false
            context.read()
        }
    }

    /// A client that goes away is noticed while it is answered; one that asks for more waits.
    func read(context: ChannelHandlerContext) {
        if state == .answering, held.readableBytes > 0 { isReadHeld = true } else { context.read() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }

    func removeHandler(context: ChannelHandlerContext, removalToken: ChannelHandlerContext.RemovalToken) {
        deadline?.cancel()
        if held.readableBytes > 0 { context.fireChannelRead(Self.wrapInboundOut(held)) }
        context.leavePipeline(removalToken: removalToken)
    }

    private func handOn(_ context: ChannelHandlerContext) {
        guard state == .reading, held.readableBytes > 0 else { return }
        let (count, outcome) = scanner.scan(held.readableBytesView)
        if case .refused(let fault) = outcome { return refuse(context, fault) }
        guard let head = held.readSlice(length: count) else { return }
        held.discardReadBytes()
        if outcome == .complete {
            deadline?.cancel()
            deadline = nil
            state = .answering
        } else if deadline == nil {
            deadline = context.eventLoop.assumeIsolated().scheduleTask(in: timeForHead) {
                self.refuse(context, .tooSlow)
            }
        }
        context.fireChannelRead(Self.wrapInboundOut(head))
    }

    private func refuse(_ context: ChannelHandlerContext, _ fault: RequestFault) {
        guard state != .refused else { return }
        deadline?.cancel()
        state = .refused
        held.clear()
        context.fireErrorCaught(fault)
    }
}
