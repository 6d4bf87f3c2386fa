import BanbaoText

/// Puts the headings behind each comment into a table, as its cells, and the cells that libcmark has not seen between them.
func assembleTables(_ text: RewrittenText, in tree: borrowing CMarkTree) {
    var lines: [Int: Int] = [:]
    for (index, table) in text.tables.enumerated() { lines[table.line] = index }
    var marks: [(index: Int, node: CMarkNode)] = []
    func look(at node: CMarkNode) {
        if node.kind == .htmlBlock, let index = lines[node.lines.lowerBound] { marks.append((index, node)) }
    }
    if text.isShallow {
        var block = tree.root.firstChild
        while let node = block {
            look(at: node)
            block = node.next
        }
    } else {
        tree.walk { node, isEntering in
            if isEntering { look(at: node) }
            return true
        }
    }
    for mark in marks {
        let node = tree.newBlock(.table(mark.index))
        node.insertBefore(mark.node)
        let table = text.tables[mark.index]
        var cells = table.cells[...]
        for (row, length) in table.shape.rowLengths.enumerated() {
            for column in 0..<length {
                guard let cell = cells.popFirst() else { return }
                let meaning = Addition.cell(
                    column: column, isInHead: row == 0, isLastOfRow: column == length - 1, line: cell.line)
                if let range = cell.text {
                    let made = tree.newBlock(meaning)
                    node.append(made)
                    if !range.isEmpty { made.append(tree.newText(text.tableSource[range])) }
                } else if let heading = mark.node.next, heading.kind == .heading {
                    node.append(heading)
                    heading.become(meaning)
                }
            }
        }
        mark.node.unlink()
    }
}
