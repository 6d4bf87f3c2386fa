/// A block of text that was rendered, for those who look at it afterwards.
struct TextBlock {
    enum Kind {
        case paragraph, heading
        /// The last cell stands for it.
        case row
        case fencedCode, indentedCode
    }

    let kind: Kind
    let node: CMarkNode
}
