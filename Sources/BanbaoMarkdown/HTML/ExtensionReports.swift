import BanbaoText

// What the extensions find wrong.
extension HTMLRenderer {
    mutating func report(_ problem: TreeProblem) {
        switch problem {
        case .footnoteMissing(let label, let lines):
            let range = place(of: Array("[^".utf8) + label + Array("]".utf8), in: lines)
            problems.append(.footnoteMissing(path: path, range: range, label: text(label)))
        case .footnoteUnused(let label, let line):
            let range = place(of: Array("[^".utf8) + label, in: line...line)
            problems.append(.footnoteUnused(path: path, range: range, label: text(label)))
        case .footnoteTwice(let label, let line):
            let range = place(of: Array("[^".utf8) + label, in: line...line)
            problems.append(.footnoteTwice(path: path, range: range, label: text(label)))
        case .forbiddenReferences(let block):
            reportForbidden(block)
        case .addressEndUnclear(let url, let lines):
            problems.append(.addressEndUnclear(path: path, range: place(of: url, in: lines), url: text(url)))
        case .tableHeadDiffers(let line, let cells, let columns):
            let range = places.firstLine(ofOriginalLine: line)
            problems.append(.tableHeadDiffers(path: path, range: range, cells: cells, columns: columns))
        case .tableRowTooLong(let line, let cells, let columns):
            let range = places.firstLine(ofOriginalLine: line)
            problems.append(.tableRowTooLong(path: path, range: range, cells: cells, columns: columns))
        case .tableTooSparse(let line):
            problems.append(.tableTooSparse(path: path, range: places.firstLine(ofOriginalLine: line)))
        }
    }

    /// Those that are written alike share their texts: of a paragraph full of them there are 100 MB.
    private mutating func reportForbidden(_ block: ReferenceBlock) {
        places.enterBlock(block.lines)
        var last: (written: [UInt8], problem: Diagnostic)?
        for reference in block.references {
            let range = places.find(reference.written)
            guard reference.isRead else { continue }
            let problem =
                last?.written == reference.written
                ? last?.problem.at(range)
                : .forbiddenReference(path: path, range: range, text(reference.written))
            guard let problem else { continue }
            last = (reference.written, problem)
            problems.append(problem)
        }
    }

    private mutating func place(of text: [UInt8], in lines: ClosedRange<Int>) -> Range<Int> {
        places.enterBlock(lines)
        return places.find(text)
    }

    private func text(_ bytes: [UInt8]) -> String {
        String(decoding: withoutSentinels(bytes.span) ?? bytes, as: UTF8.self)
    }
}
