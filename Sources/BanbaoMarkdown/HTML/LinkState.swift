import BanbaoText

/// The links that are being written.
struct LinkState {
    enum Tail {
        /// The link was dropped.
        case none
        case plain
        /// Behind a mark of another language.
        case marked([UInt8])
    }

    /// What closes each.
    private var tails: [Tail] = []
    /// What the site answered in place of links and images, by their nodes.
    private(set) var answers: [Int: String] = [:]
    /// The link that something else was written for; what is in it is not.
    private var passedOver: CMarkNode?

    var isOpen: Bool { !tails.isEmpty }

    mutating func open(closedBy tail: Tail) { tails.append(tail) }

    mutating func close(into html: inout [UInt8]) {
        switch tails.removeLast() {
        case .none: return
        case .plain: break
        case .marked(let mark): html += mark
        }
        html.append("</a>" as StaticString)
    }

    mutating func passOver(_ node: CMarkNode, answer: String) {
        answers[node.identity] = answer
        passedOver = node
    }

    /// Whether a node lies in a link that is passed over, or ends it.
    mutating func isPassedOver(_ node: CMarkNode) -> Bool {
        guard let link = passedOver else { return false }
        if link.isSame(as: node) { passedOver = nil }
        return true
    }
}
