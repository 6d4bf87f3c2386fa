import BanbaoText

// The wording of what the extensions find wrong.
extension Diagnostic {
    static func footnoteMissing(path: String, range: Range<Int>, label: String) -> Diagnostic {
        Diagnostic(
            .footnoteMissing, path: path, range: range,
            Wording("the footnote [^\(label)] does not exist", zh: "没有注释 [^\(label)]"),
            help: Wording(
                "write its text in a paragraph of its own, `[^\(label)]: …`; for literal text, write \\[^\(label)]",
                zh: "另起一段写上注释内容：`[^\(label)]: ……`；不是注释的话写成 \\[^\(label)]"))
    }

    static func footnoteUnused(path: String, range: Range<Int>, label: String) -> Diagnostic {
        Diagnostic(
            .footnoteUnused, path: path, range: range,
            Wording(
                "nothing refers to the footnote [^\(label)]; it is left out", zh: "正文没有引用注释 [^\(label)]，它没有放进网页"),
            help: Wording(
                "refer to it with [^\(label)], or delete it", zh: "在正文相应的位置写 [^\(label)]，或者删去这条注释"))
    }

    static func footnoteTwice(path: String, range: Range<Int>, label: String) -> Diagnostic {
        Diagnostic(
            .footnoteDuplicate, path: path, range: range,
            Wording(
                "the footnote [^\(label)] is already defined; this one is left out", zh: "前面已有注释 [^\(label)]，这一条没有放进网页"
            ),
            help: Wording("give it another label", zh: "给它另起一个名字"))
    }

    /// A warning: the page is in order, with a sign in it that nobody meant; what stands around it is published.
    static func forbiddenReference(path: String, range: Range<Int>, _ reference: String) -> Diagnostic {
        Diagnostic(
            .encodingReference, path: path, range: range,
            Wording(
                "\(reference) is a character that web pages must not contain; it is replaced by \u{FFFD}",
                zh: "网页里不允许有 \(reference) 代表的字符，这里换成了 \u{FFFD}"),
            help: Wording(
                "delete it; to show the reference itself, write \\\(reference)",
                zh: "把它删掉；要显示这个写法本身，就写 \\\(reference)"))
    }

    static func addressEndUnclear(path: String, range: Range<Int>, url: String) -> Diagnostic {
        Diagnostic(
            .linkBareURL, path: path, range: range,
            Wording(
                "the link ends before the Chinese characters: \(url)", zh: "链接在汉字前面结束：\(url)"),
            help: Wording(
                "put the whole URL between < and >, or a space after it", zh: "把整个网址放在 < 和 > 之间，或者在网址后面空一格"))
    }

    static func tableHeadDiffers(path: String, range: Range<Int>, cells: Int, columns: Int) -> Diagnostic {
        Diagnostic(
            .tableHeader, path: path, range: range,
            Wording(
                "this is not a table: cells in the header: \(cells), in the line of --- below it: \(columns)",
                zh: "没有成为表格：表头有 \(cells) 格，下面一行有 \(columns) 栏"),
            help: Wording(
                "write one --- for each cell of the header, separated by |", zh: "表头有几格，下面一行就写几个用 | 隔开的 ---"))
    }

    static func tableRowTooLong(path: String, range: Range<Int>, cells: Int, columns: Int) -> Diagnostic {
        Diagnostic(
            .tableRow, path: path, range: range,
            Wording(
                "cells in this row: \(cells), in the header: \(columns); the extra cells are left out",
                zh: "这一行有 \(cells) 格，表头只有 \(columns) 格，多出的没有放进网页"),
            help: Wording(
                "delete a |, write \\| for a literal |, or add a cell to the header",
                zh: "去掉多余的 |；文字里的 | 写成 \\|；或者给表头加一格"))
    }

    static func tableTooSparse(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .tableSparse, path: path, range: range,
            Wording("more than 65536 cells are missing from the rows of this table", zh: "这个表格的各行缺少 65536 格以上"),
            help: Wording("write as many columns in the header as the rows have cells", zh: "各行有几格，表头就写几栏"))
    }
}
