/// The runs of tildes that have been met and not yet paired. Two of one length, of one parent, strike out what stands between
/// them; emphasis and links have found their texts before, so they win where both overlap.
struct TildeStack {
    private struct Entry {
        let run: TildeRun
        let node: CMarkNode
        /// How deep in the tree; those of one parent stand together.
        let depth: Int
    }

    private var entries: [Entry] = []

    mutating func append(_ run: TildeRun, _ node: CMarkNode, depth: Int) {
        entries.append(Entry(run: run, node: node, depth: depth))
    }

    /// On leaving a container: pairs those in it, and forgets the others.
    mutating func pair(at depth: Int, in tree: borrowing CMarkTree) {
        guard let last = entries.last, last.depth >= depth else { return }
        var first = entries.count
        while first > 0, entries[first - 1].depth >= depth { first -= 1 }
        var openers = (single: [Int](), double: [Int]())
        for index in first..<entries.count {
            let run = entries[index].run
            if run.canClose, let opener = run.isSingle ? openers.single.last : openers.double.last {
                strikeOut(from: entries[opener].node, to: entries[index].node, in: tree)
                while let last = openers.single.last, last >= opener { openers.single.removeLast() }
                while let last = openers.double.last, last >= opener { openers.double.removeLast() }
            } else if run.canOpen {
                if run.isSingle { openers.single.append(index) } else { openers.double.append(index) }
            }
        }
        entries.removeSubrange(first...)
    }

    private func strikeOut(from opener: CMarkNode, to closer: CMarkNode, in tree: borrowing CMarkTree) {
        let container = tree.newInline(.strikethrough)
        container.insertBefore(opener)
        while let inner = opener.next, !inner.isSame(as: closer) { container.append(inner) }
        opener.unlink()
        closer.unlink()
    }
}
