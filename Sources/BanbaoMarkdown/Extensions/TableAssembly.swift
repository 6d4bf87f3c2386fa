import BanbaoText

/// Puts the headings behind each comment into a table, as its cells, and the cells that libcmark has not seen between them.
func assembleTables(_ text: RewrittenSource, in tree: borrowing CMarkTree) {
    for (index, comment) in comments(ofTablesIn: text, tree) {
        let node = tree.newBlock(.table(index))
        node.insertBefore(comment)
        let table = text.tables[index]
        var cells = table.cells[...]
        for (row, length) in table.shape.rowLengths.enumerated() {
            for column in 0..<length {
                guard let cell = cells.popFirst() else { return }
                let meaning = ExtensionNode.cell(
                    column: column, isInHead: row == 0, isLastOfRow: column == length - 1, line: cell.line)
                if let range = cell.text {
                    let made = tree.newBlock(meaning)
                    node.append(made)
                    if !range.isEmpty { made.append(tree.newText(text.tableSource[range])) }
                } else if let heading = comment.next, heading.kind == .heading {
                    node.append(heading)
                    heading.become(meaning)
                }
            }
        }
        comment.unlink()
    }
}

/// The comments that stand for tables, with the tables' indices.
private func comments(
    ofTablesIn text: RewrittenSource, _ tree: borrowing CMarkTree
) -> [(index: Int, comment: CMarkNode)] {
    var lines: [Int: Int] = [:]
    for (index, table) in text.tables.enumerated() { lines[table.line] = index }
    var found: [(index: Int, comment: CMarkNode)] = []
    func look(at node: CMarkNode) {
        if node.kind == .htmlBlock, let index = lines[node.lines.lowerBound] { found.append((index, node)) }
    }
    guard text.isShallow else {
        tree.walk { node, isEntering in
            if isEntering { look(at: node) }
            return true
        }
        return found
    }
    var block = tree.root.firstChild
    while let node = block {
        look(at: node)
        block = node.next
    }
    return found
}
