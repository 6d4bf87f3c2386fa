import BanbaoText

/// The table that is being written, and how many there were.
struct TableState {
    private let shapes: [TableShape]
    private var count = 0
    private var alignments: [TableShape.Alignment?] = []
    private var hasBody = false

    init(_ shapes: [TableShape]) { self.shapes = shapes }

    /// Wide tables scroll in a box of their own, which the keyboard must reach too.
    mutating func open(_ index: Int, _ labels: MarkdownLabels, into html: inout [UInt8]) {
        count += 1
        alignments = shapes[index].alignments
        hasBody = false
        html.appendBlock("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"")
        html.append(label: labels.table, number: count)
        html.append("\">\n<table>\n" as StaticString)
    }

    func close(into html: inout [UInt8]) {
        if hasBody { html.append("</tbody>\n" as StaticString) }
        html.append("</table>\n</div>\n" as StaticString)
    }

    mutating func openCell(_ column: Int, isInHead: Bool, into html: inout [UInt8]) {
        if column == 0 {
            if isInHead {
                html.append("<thead>\n" as StaticString)
            } else if !hasBody {
                hasBody = true
                html.append("<tbody>\n" as StaticString)
            }
            html.append("<tr>\n" as StaticString)
        }
        html.append(isInHead ? "<th scope=\"col\"" : "<td" as StaticString)
        switch alignments[column] {
        case .left: html.append(" class=\"left\">" as StaticString)
        case .center: html.append(" class=\"center\">" as StaticString)
        case .right: html.append(" class=\"right\">" as StaticString)
        case nil: html.append(">" as StaticString)
        }
    }

    /// Behind the last cell of a row come those that it lacks.
    mutating func closeCell(_ column: Int, isInHead: Bool, isLastOfRow: Bool, into html: inout [UInt8]) {
        html.append(isInHead ? "</th>\n" : "</td>\n" as StaticString)
        guard isLastOfRow else { return }
        for missing in (column + 1)..<max(column + 1, alignments.count) {
            openCell(missing, isInHead: isInHead, into: &html)
            html.append("</td>\n" as StaticString)
        }
        html.append(isInHead ? "</tr>\n</thead>\n" : "</tr>\n" as StaticString)
    }
}

extension [UInt8] {
    /// A block begins on a line of its own.
    mutating func appendBlock(_ tag: StaticString) {
        if let last, last != 0x0A { append(0x0A as UInt8) }
        append(tag)
    }
}
