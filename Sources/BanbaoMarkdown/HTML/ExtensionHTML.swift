import BanbaoText

// What the extensions look like.
extension HTMLRenderer {
    mutating func visit(_ meaning: ExtensionNode, _ node: CMarkNode, _ isEntering: Bool) {
        switch meaning {
        case .strikethrough:
            strikeDepth += isEntering ? 1 : -1
            html.append(isEntering ? "<del>" : "</del>")
        case .footnoteReference(let number, let occurrence):
            if isEntering { footnoteReference(number, occurrence) }
        case .footnotes:
            if isEntering {
                block("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
                html.append(escaping: options.labels.footnotes)
                html.append("\">\n<ol>\n")
            } else {
                html.append("</ol>\n</section>\n")
            }
        case .footnote(let number, let references):
            isEntering ? openFootnote(number) : closeFootnote(number, references, lastBlock: node.lastChild)
        case .alert(let alert): self.alert(alert, isEntering)
        case .task: isEntering ? block("<li class=\"task\">") : html.append("</li>\n")
        case .taskBox(let isDone):
            if isEntering { taskBox(isDone) }
        case .table(let index):
            isEntering ? tables.open(index, options.labels, into: &html) : tables.close(into: &html)
        case .cell(let column, let isInHead, let isLastOfRow, _):
            if isEntering {
                enter(node, isLastOfRow ? .row : nil)
                settleBreak()
                tables.openCell(column, isInHead: isInHead, into: &html)
            } else {
                tables.closeCell(column, isInHead: isInHead, isLastOfRow: isLastOfRow, into: &html)
            }
        }
    }

    // MARK: Footnotes

    // No heading's anchor and no written one holds a colon.

    private mutating func footnoteReference(_ number: Int, _ occurrence: Int) {
        html.append("<sup class=\"footnote\" id=\"")
        html.append(referenceID(number, occurrence))
        html.append("\"><a href=\"#\(options.anchorPrefix)fn:\(number)\" role=\"doc-noteref\">\(number)</a></sup>")
    }

    private func referenceID(_ number: Int, _ occurrence: Int) -> String {
        options.anchorPrefix + (occurrence == 1 ? "fnref:\(number)" : "fnref:\(number):\(occurrence)")
    }

    private mutating func openFootnote(_ number: Int) {
        block("<li id=\"")
        html.append(options.anchorPrefix)
        html.append("fn:" as StaticString)
        html.append(decimal: number)
        html.append("\">\n")
    }

    /// The ways back stand at the end of the last paragraph, or in one of their own.
    private mutating func closeFootnote(_ number: Int, _ references: Int, lastBlock: CMarkNode?) {
        let end = Array("</p>\n".utf8)
        if lastBlock?.kind == .paragraph, html.suffix(end.count).elementsEqual(end) {
            html.removeLast(end.count)
            html.append(0x20 as UInt8)
        } else {
            block("<p>")
        }
        for occurrence in 1...max(1, references) {
            if occurrence > 1 { html.append(0x20 as UInt8) }
            html.append("<a href=\"#\(referenceID(number, occurrence))\" role=\"doc-backlink\" aria-label=\"")
            let label = occurrence == 1 ? options.labels.backToText : options.labels.backToTextAgain
            html.append(label: label, number: occurrence)
            // Without the selector some systems show a coloured picture.
            html.append("\">↩\u{FE0E}")
            if occurrence > 1 { html.append("<sup>\(occurrence)</sup>") }
            html.append("</a>")
        }
        html.append("</p>\n</li>\n")
    }

    // MARK: Tasks

    private mutating func taskBox(_ isDone: Bool) {
        html.append("<input type=\"checkbox\" disabled=\"\"")
        if isDone { html.append(" checked=\"\"") }
        html.append(" aria-label=\"")
        html.append(escaping: isDone ? options.labels.taskDone : options.labels.taskToDo)
        html.append("\" />")
    }
}
