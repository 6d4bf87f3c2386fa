import BanbaoData
import BanbaoText

// The wording of what can be wrong with pages: their names, front matter, links and attachments.
extension Diagnostic {
    // MARK: File names

    static func pageOutsideSection(path: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .pageFolder, path: path, Wording("a file must be in the folder of a section", zh: "网页要放在栏目的文件夹里"),
            help: Wording(
                "move it into one of: \(known.map { "content/\($0)/" }.joined(separator: ", "))",
                zh: "移到下列文件夹之一：\(known.map { "content/\($0)/" }.joined(separator: "、"))"))
    }

    static func sectionUnknown(path: String, name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .sectionUnknown, path: path, Wording("there is no section \"\(name)\"", zh: "没有“\(name)”这个栏目"),
            help: suggestion(for: name, among: known)
                ?? Wording("add it under sections: in content/site.yaml", zh: "在 content/site.yaml 的 sections: 下面加上它"))
    }

    static func pageLanguage(path: String, suffix: String?, known: [String]) -> Diagnostic {
        let endings = known.map { ".\($0).md" }
        let names = Wording("\(endings.joined(separator: " or "))", zh: "\(endings.joined(separator: " 或 "))")
        guard let suffix else {
            return Diagnostic(
                .pageLanguage, path: path, Wording("the file name does not say its language", zh: "文件名里没有写语言"),
                help: Wording("end it with \(names)", zh: "文件名用 \(names) 结尾"))
        }
        return Diagnostic(
            .pageLanguage, path: path, Wording("there is no language \"\(suffix)\"", zh: "没有“\(suffix)”这种语言"),
            help: closestName(to: suffix, among: known).map {
                Wording("did you mean .\($0).md?", zh: "是不是想写 .\($0).md？")
            } ?? Wording("end it with \(names)", zh: "文件名用 \(names) 结尾"))
    }

    static func pageName(path: String, segment: String, _ reason: Wording) -> Diagnostic {
        Diagnostic(
            .pageName, path: path, .cannotBePartOfURL(segment, reason),
            help: Wording(
                "rename the file; letters, digits, Han characters and hyphens are fine", zh: "给文件改名；字母、数字、汉字和连字符都可以"))
    }

    static func namesDifferByCase(path: String, other: String) -> Diagnostic {
        Diagnostic(
            .pageNameCase, path: path,
            Wording(
                "this name differs from \(other) only by case or Unicode form", zh: "这个名字和 \(other) 只有大小写或 Unicode 写法不同"
            ),
            help: Wording(
                "give all versions of an entry the same name, and different entries different ones",
                zh: "同一篇文章的各语言版本用同一个名字，不同的文章用不同的名字"))
    }

    // MARK: Front matter

    static func frontMatterMissing(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .frontMatterMissing, path: path, range: range, Wording("the page has no front matter", zh: "网页没有题头"),
            help: Wording(
                "begin the file with a line ---, then title: and date:, then another line ---",
                zh: "文件开头写一行 ---，然后写 title: 和 date:，再写一行 ---"))
    }

    static func frontMatterNotClosed(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .frontMatterNotClosed, path: path, range: range,
            Wording("the front matter is not closed", zh: "题头没有结束"),
            help: Wording("put a line --- between the front matter and the text", zh: "在题头和正文之间加一行 ---"))
    }

    static func frontMatterNotYAML(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .frontMatterNotYAML, path: path, range: range,
            Wording("only YAML front matter is supported", zh: "题头只能用 YAML 写"),
            help: Wording("write it between two lines --- as key: value", zh: "写在两行 --- 之间，写成“键: 值”"))
    }

    static func tagUnknown(path: String, range: Range<Int>, tag: String, _ configuration: Configuration) -> Diagnostic {
        Diagnostic(
            .tagUnknown, path: path, range: range, Wording("unknown tag \"\(tag)\"", zh: "没有“\(tag)”这个标签"),
            help: configuration.tagIndex.closest(to: tag).map(Wording.didYouMean)
                ?? Wording(
                    "add it to content/tags.yaml, or use one of the tags there", zh: "把它加到 content/tags.yaml，或者用那里已有的标签"
                ))
    }

    static func directionControl(path: String, range: Range<Int>, scalar: Unicode.Scalar) -> Diagnostic {
        let code = String(scalar.value, radix: 16, uppercase: true)
        return Diagnostic(
            .textDirectionControl, path: path, range: range,
            Wording(
                "an invisible character here changes the direction of writing (U+\(code))",
                zh: "这里有一个看不见的、改变书写方向的符号（U+\(code)）"),
            help: Wording("delete it; with it, a text can look different from what it is", zh: "把它删掉；有它的文字看上去会和写的不一样")
        )
    }

    static func alias(path: String, range: Range<Int>, alias: String, _ reason: Wording) -> Diagnostic {
        Diagnostic(
            .aliasPath, path: path, range: range,
            Wording("\"\(alias)\" cannot be redirected: \(reason)", zh: "“\(alias)”不能作旧地址：\(reason)"),
            help: Wording(
                "write the old path from the site's root, like /stories/old-name.html or /old-folder/",
                zh: "从网站的根目录写起，例如 /stories/old-name.html 或 /old-folder/"))
    }

    // MARK: Links

    static func linkMissing(path: String, range: Range<Int>, target: Wording, suggestion: String?) -> Diagnostic {
        Diagnostic(
            .linkMissing, path: path, range: range, Wording("there is no \(target)", zh: "没有\(target)"),
            help: suggestion.map(Wording.didYouMean)
                ?? Wording("check the path; it is relative to the folder of this file", zh: "检查路径；路径从这个文件所在的文件夹算起"))
    }

    static func linkOutside(path: String, range: Range<Int>, target: String) -> Diagnostic {
        Diagnostic(
            .linkOutside, path: path, range: range,
            Wording("\"\(target)\" leads out of content/", zh: "“\(target)”指到了 content/ 外面"),
            help: Wording("put the file into content/, next to the page", zh: "把文件放进 content/，放在网页旁边"))
    }

    static func linkEmpty(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .linkEmpty, path: path, range: range, Wording("the link leads nowhere", zh: "链接没有目标"),
            help: Wording("write a target between ( and )", zh: "在 ( 和 ) 之间写上目标"))
    }

    static func linkAnchorMissing(path: String, range: Range<Int>, anchor: String, target: String, suggestion: Wording?)
        -> Diagnostic
    {
        Diagnostic(
            .linkAnchor, path: path, range: range,
            Wording("\(target) has no heading \"#\(anchor)\"", zh: "\(target) 里没有“#\(anchor)”这个标题"),
            help: suggestion
                ?? Wording(
                    "the anchor is the heading's text in lower case, with - for spaces", zh: "锚点就是标题的文字：字母小写，空格换成 -"))
    }

    static func linkHidden(path: String, range: Range<Int>, target: String, reason: Visibility.Reason) -> Diagnostic {
        switch reason {
        case .draft:
            Diagnostic(
                .linkHidden, path: path, range: range, Wording("\(target) is a draft", zh: "\(target) 还是草稿"),
                help: Wording("publish it with draft: false, or remove the link", zh: "用 draft: false 发布它，或者去掉链接"))
        case .scheduled:
            Diagnostic(
                .linkHidden, path: path, range: range,
                Wording("\(target) is dated in the future and not yet published", zh: "\(target) 的日期在以后，还没有发布"),
                help: Wording("schedule this page too, or remove the link", zh: "让这一页也到那时再发布，或者去掉链接"))
        case .expired:
            Diagnostic(
                .linkExpired, path: path, range: range,
                Wording("\(target) has expired; the text stays without a link", zh: "\(target) 已经过期；文字保留，链接去掉了"),
                help: Wording("remove the link", zh: "去掉链接"))
        }
    }

    static func imageMissing(path: String, range: Range<Int>, target: String, suggestion: String?) -> Diagnostic {
        Diagnostic(
            .imageMissing, path: path, range: range, Wording("there is no image \(target)", zh: "没有 \(target) 这张图片"),
            help: suggestion.map(Wording.didYouMean) ?? Wording("put the image next to the page", zh: "把图片放在网页旁边"))
    }

    static func notAnImage(path: String, range: Range<Int>, target: String) -> Diagnostic {
        Diagnostic(
            .imageUnsupported, path: path, range: range,
            Wording("\(target) is not an image that browsers show", zh: "\(target) 不是浏览器能显示的图片"),
            help: Wording(
                "use a .jpg, .png, .webp, .gif, .avif or .svg file", zh: "用 .jpg、.png、.webp、.gif、.avif 或 .svg 文件"))
    }

    // MARK: Attachments and outputs

    static func attachmentName(path: String, segment: String, _ reason: Wording) -> Diagnostic {
        Diagnostic(
            .attachmentName, path: path, .cannotBePartOfURL(segment, reason),
            help: Wording("rename the file", zh: "给文件改名"))
    }

    static func looksLikeMarkdown(path: String) -> Diagnostic {
        Diagnostic(
            .pageExtension, path: path,
            Wording("this looks like a page, but its name does not end in .md", zh: "这像是网页，但文件名不是以 .md 结尾"),
            help: Wording("rename it, for example to name.zh.md", zh: "改名为 name.zh.md 这样"))
    }

    static func outputTwice(first: Output, second: Output, onlyCaseDiffers: Bool) -> Diagnostic {
        let what =
            onlyCaseDiffers
            ? Wording(
                "\(second.origin.what) and \(first.origin.what) differ only by case or Unicode form: /\(second.path)",
                zh: "两处的地址只有大小写或 Unicode 写法不同（/\(second.path)）：\(second.origin.what)；\(first.origin.what)")
            : Wording(
                "\(second.origin.what) and \(first.origin.what) have the same path /\(second.path)",
                zh: "两处要用同一个地址 /\(second.path)：\(second.origin.what)；\(first.origin.what)")
        return Diagnostic(
            .outputCollision, path: second.origin.path, range: second.origin.range, what,
            help: Wording("rename one of them", zh: "给其中一个改名"),
            notes: [
                Note(
                    Wording("the other is \(first.origin.what)", zh: "另一处是\(first.origin.what)"),
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
                    Wording("the other is \(file.origin.what)", zh: "另一处是\(file.origin.what)"), path: file.origin.path,
                    range: file.origin.range)
            ])
    }
}
