import BanbaoText

// The wording of what can be wrong in a Markdown body.
extension Diagnostic {
    static func nestingTooDeep(path: String, range: Range<Int>, limit: Int) -> Diagnostic {
        Diagnostic(
            .markdownTooDeep, path: path, range: range,
            Wording("lists and quotations are nested deeper than \(limit) levels", zh: "列表和引用的层次超过了 \(limit) 层"),
            help: Wording(
                "delete most of the > and list markers at the beginning of this line", zh: "去掉行首大部分的 > 和列表符号"))
    }

    static func paragraphTooCostly(path: String, range: Range<Int>, signs: Int) -> Diagnostic {
        Diagnostic(
            .markdownLongParagraph, path: path, range: range,
            Wording(
                "the text that ends here has \(signs) brackets, asterisks and other special characters, but no blank line",
                zh: "到这里为止的文字很长，有 \(signs) 个括号、星号之类的符号，中间却没有空行"),
            help: Wording(
                "separate its parts with blank lines; split a table into two", zh: "分成几段，段与段之间空一行；如果是表格，就分成两个"))
    }

    static func linkScheme(path: String, range: Range<Int>, scheme: String, isImage: Bool) -> Diagnostic {
        let what = isImage ? Wording("an image", zh: "图片") : Wording("a link", zh: "链接")
        if scheme.utf8.count == 1 {
            return Diagnostic(
                .linkScheme, path: path, range: range,
                Wording("\(what) to a file on a computer is left out", zh: "\(what)指向电脑上的文件，没有放进网页"),
                help: Wording(
                    "copy the file into the folder of the page and write its name only: photo.jpg",
                    zh: "把文件复制到网页所在的文件夹，这里只写文件名，例如 photo.jpg"))
        }
        let message =
            scheme == "//"
            ? Wording("\(what) that begins with // is left out", zh: "以 // 开头的\(what)没有放进网页")
            : Wording("\(what) with the scheme \"\(scheme):\" is left out", zh: "“\(scheme):”开头的\(what)没有放进网页")
        return Diagnostic(
            .linkScheme, path: path, range: range, message,
            help: Wording(
                "http:, https:, mailto:, tel: and paths of this site are allowed",
                zh: "可以用 http:、https:、mailto:、tel: 和本站的路径"))
    }

    static func imageWithoutDescription(path: String, range: Range<Int>, isHTML: Bool = false) -> Diagnostic {
        let place = isHTML ? Wording("in alt=\"…\"", zh: "在 alt=\"…\" 里") : Wording("between [ and ]", zh: "在 [ 和 ] 之间")
        return Diagnostic(
            .imageAlt, path: path, range: range,
            Wording("this image has no description", zh: "这张图片没有文字说明"),
            help: Wording(
                "describe it \(place), for readers who cannot see it",
                zh: "\(place)写明图上是什么，供看不到图的读者了解"))
    }
}
