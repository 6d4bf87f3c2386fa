import BanbaoText

// The wording of what can be wrong with the paths of outputs.
extension Diagnostic {
    static func alias(path: String, range: Range<Int>, alias: String, _ reason: Wording) -> Diagnostic {
        Diagnostic(
            .aliasPath, path: path, range: range,
            Wording("\"\(alias)\" cannot be redirected: \(reason)", zh: "“\(alias)”不能用作旧路径：\(reason)"),
            help: Wording(
                "write the old path from the site's root, like /stories/old-name.html or /old-folder/",
                zh: "从网站的根目录写起，例如 /stories/old-name.html 或 /old-folder/"))
    }

    static func outputTwice(first: Output, second: Output, onlyCaseDiffers: Bool) -> Diagnostic {
        let isRedirect = (first.kind == .redirect) != (second.kind == .redirect)
        let what =
            onlyCaseDiffers
            ? Wording(
                "\(second.origin.what) and \(first.origin.what) differ only by case or Unicode form: /\(second.path)",
                zh: "两处的路径只有大小写或 Unicode 写法不同（/\(second.path)）：\(second.origin.what)；\(first.origin.what)")
            : Wording(
                "\(second.origin.what) and \(first.origin.what) have the same path /\(second.path)",
                zh: "两处的路径相同（/\(second.path)）：\(second.origin.what)；\(first.origin.what)")
        return Diagnostic(
            .outputCollision, path: second.origin.path, range: second.origin.range, what,
            help: isRedirect
                ? Wording("delete the old path: a page has this path", zh: "删掉这条旧路径：这里已经有网页")
                : Wording("rename one of them", zh: "给其中一个改名"),
            notes: [
                Note(
                    Wording("the other is \(first.origin.what)", zh: "另一处：\(first.origin.what)"),
                    path: first.origin.path, range: first.origin.range)
            ])
    }

    static func outputInsideFile(file: Output, output: Output) -> Diagnostic {
        Diagnostic(
            .outputCollision, path: output.origin.path, range: output.origin.range,
            Wording(
                "\(output.origin.what) needs a folder /\(file.path), which is the path of \(file.origin.what)",
                zh: "/\(file.path) 不能又是文件夹又是文件：\(output.origin.what)；\(file.origin.what)"),
            help: Wording("rename one of them", zh: "给其中一个改名"),
            notes: [
                Note(
                    Wording("the other is \(file.origin.what)", zh: "另一处：\(file.origin.what)"), path: file.origin.path,
                    range: file.origin.range)
            ])
    }
}
