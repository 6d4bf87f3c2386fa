import BanbaoText

// What the additions find wrong.
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
            places.enterBlock(block.lines)
            for reference in block.references {
                let range = places.find(reference.written)
                guard reference.isRead else { continue }
                problems.append(.forbiddenReference(path: path, range: range, text(reference.written)))
            }
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

    private mutating func place(of text: [UInt8], in lines: ClosedRange<Int>) -> Range<Int> {
        places.enterBlock(lines)
        return places.find(text)
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: withoutMarks(bytes.span) ?? bytes, as: UTF8.self) }
}

extension Diagnostic {
    static func footnoteMissing(path: String, range: Range<Int>, label: String) -> Diagnostic {
        Diagnostic(
            .footnoteMissing, path: path, range: range,
            Wording("there is no footnote [^\(label)]", zh: "没有注释 [^\(label)]"),
            help: Wording(
                "write its text in a paragraph of its own, `[^\(label)]: …`; if no footnote is meant, write \\[^\(label)]",
                zh: "另起一段写上注释内容：`[^\(label)]: ……`；不是注释的话写成 \\[^\(label)]"))
    }

    static func footnoteUnused(path: String, range: Range<Int>, label: String) -> Diagnostic {
        Diagnostic(
            .footnoteUnused, path: path, range: range,
            Wording(
                "nothing refers to the footnote [^\(label)], so it is left out", zh: "正文没有引用注释 [^\(label)]，它没有放进网页"),
            help: Wording(
                "write [^\(label)] where it belongs, or take it out", zh: "在正文相应的位置写 [^\(label)]，或者删去这条注释"))
    }

    static func footnoteTwice(path: String, range: Range<Int>, label: String) -> Diagnostic {
        Diagnostic(
            .footnoteDuplicate, path: path, range: range,
            Wording(
                "there is a footnote [^\(label)] before this one, which is left out", zh: "前面已有注释 [^\(label)]，这一条没有放进网页"
            ),
            help: Wording("give it a name of its own", zh: "给它另起一个名字"))
    }

    /// A warning: the page is in order, with a sign in it that nobody meant; what stands around it is published.
    static func forbiddenReference(path: String, range: Range<Int>, _ reference: String) -> Diagnostic {
        Diagnostic(
            .encodingReference, path: path, range: range,
            Wording(
                "\(reference) names a character that no web page may hold; \u{FFFD} is in its place",
                zh: "网页里不允许有 \(reference) 代表的字符，这里换成了 \u{FFFD}"),
            help: Wording(
                "delete it; to show the reference itself, write \\\(reference)",
                zh: "把它删掉；要显示这个写法本身，就写 \\\(reference)"))
    }

    static func addressEndUnclear(path: String, range: Range<Int>, url: String) -> Diagnostic {
        Diagnostic(
            .linkBareURL, path: path, range: range,
            Wording(
                "the link ends where Chinese characters begin: \(url)", zh: "链接在汉字前面结束：\(url)"),
            help: Wording(
                "put the whole address between < and >, or a blank behind it", zh: "把整个网址放在 < 和 > 之间，或者在网址后面空一格"))
    }

    static func tableHeadDiffers(path: String, range: Range<Int>, cells: Int, columns: Int) -> Diagnostic {
        Diagnostic(
            .tableHeader, path: path, range: range,
            Wording(
                "this is no table: cells in the head: \(cells), in the line under it: \(columns)",
                zh: "没有成为表格：表头有 \(cells) 格，下面一行有 \(columns) 栏"),
            help: Wording(
                "write as many --- parted by | as the head has cells", zh: "表头有几格，下面一行就写几个用 | 隔开的 ---"))
    }

    static func tableRowTooLong(path: String, range: Range<Int>, cells: Int, columns: Int) -> Diagnostic {
        Diagnostic(
            .tableRow, path: path, range: range,
            Wording(
                "cells in this row: \(cells), in the head: \(columns); the rest is left out",
                zh: "这一行有 \(cells) 格，表头只有 \(columns) 格，多出的没有放进网页"),
            help: Wording(
                "take a | out, write \\| where a | belongs to the text, or widen the head",
                zh: "去掉多余的 |；文字里的 | 写成 \\|；或者给表头加一格"))
    }

    static func tableTooSparse(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .tableSparse, path: path, range: range,
            Wording("the rows of this table lack more than 65536 cells", zh: "这个表格的各行缺少 65536 格以上"),
            help: Wording("give it as many columns as its rows have cells", zh: "各行有几格，表头就写几栏"))
    }
}
