import BanbaoText

// `> [!NOTE]` on a line of its own begins a quotation that says how important it is, as on GitHub.

extension Alert {
    /// In small letters.
    var name: StaticString {
        switch self {
        case .note: "note"
        case .tip: "tip"
        case .important: "important"
        case .warning: "warning"
        case .caution: "caution"
        }
    }
}

/// Makes alerts of the quotations that begin as such, and takes the words that say so out of them. A quotation that holds
/// nothing else stays one.
func markAlerts(in tree: borrowing CMarkTree, of text: Span<UInt8>) {
    guard text.first("[!".utf8Span.span, from: 0) != nil else { return }
    tree.walk { node, isEntering in
        // On leaving, so that what is taken out has been visited.
        if !isEntering, node.kind == .blockQuote { markAlert(node) }
        return true
    }
}

private func markAlert(_ quotation: CMarkNode) {
    guard let paragraph = quotation.firstChild, paragraph.kind == .paragraph, let text = paragraph.firstChild,
        text.kind == .text, let alert = text.withRawLiteral(alert), paragraph.next != nil || text.next != nil
    else { return }
    if let lineBreak = text.next {
        guard lineBreak.kind == .softBreak || lineBreak.kind == .lineBreak else { return }
        lineBreak.unlink()
    }
    text.unlink()
    if paragraph.firstChild == nil { paragraph.unlink() }
    quotation.become(.alert(alert))
}

/// Of `[!NOTE]`, in letters of either case. An escaped bracket has a sentinel behind it.
private func alert(_ text: Span<UInt8>) -> Alert? {
    Alert.allCases.first { alert in
        let length = alert.name.utf8CodeUnitCount
        guard text.count == length + 3, text.reads("[!", at: 0), text[length + 2] == UInt8(ascii: "]") else {
            return false
        }
        return (0..<length).allSatisfy { unsafe text[$0 + 2] | 0x20 == alert.name.utf8Start[$0] }
    }
}
