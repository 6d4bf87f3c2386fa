import BanbaoText

// The wording of what can be wrong with links and images.
extension Diagnostic {
    static func linkMissing(path: String, range: Range<Int>, target: Wording, suggestion: String?) -> Diagnostic {
        Diagnostic(
            .linkMissing, path: path, range: range, Wording("there is no \(target)", zh: "没有\(target)"),
            help: suggestion.map(Wording.didYouMean)
                ?? Wording("check the path; it is relative to the folder of this file", zh: "检查路径；路径从这个文件所在的文件夹算起"))
    }

    static func sitePathMissing(_ place: Place, target: String, suggestion: String?) -> Diagnostic {
        Diagnostic(
            .linkMissing, path: place.path, range: place.range,
            Wording("there is no page \(target) on this site", zh: "本站没有网页 \(target)"),
            help: suggestion.map(Wording.didYouMean)
                ?? Wording(
                    "link to the page's file, by its path from the folder of this one: ../stories/name.zh.md",
                    zh: "链接写网页的源文件，路径从这个文件所在的文件夹算起，例如 ../stories/name.zh.md"))
    }

    static func templatePathMissing(_ place: Place, target: String, suggestion: String?) -> Diagnostic {
        Diagnostic(
            .linkMissing, path: place.path, range: place.range,
            Wording("there is no \(target) on this site", zh: "本站没有 \(target)"),
            help: suggestion.map(Wording.didYouMean)
                ?? Wording(
                    "write an address that the built site has, such as /stories/ or /about.html",
                    zh: "写生成的网站里有的地址，例如 /stories/ 或 /about.html"))
    }

    static func schemeMissing(_ place: Place, _ address: String) -> Diagnostic {
        Diagnostic(
            .linkMissing, path: place.path, range: place.range,
            Wording(
                "\"\(address)\" looks like a web address, but is read as a file of this site",
                zh: "“\(address)”看起来是网址，但这样写指的是本站的文件"),
            help: Wording("write https://\(address)", zh: "写成 https://\(address)"))
    }

    static func pathOfComputer(_ rule: Rule, _ place: Place, _ written: String) -> Diagnostic {
        Diagnostic(
            rule, path: place.path, range: place.range,
            Wording("\"\(written)\" is a path on a computer, not in this site", zh: "“\(written)”是电脑上的路径，不在本站里"),
            help: Wording(
                "copy the file into the folder of the page and write its name only; folders are separated with /",
                zh: "把文件复制到网页所在的文件夹，这里只写文件名；文件夹之间用 / 隔开"))
    }

    static func linkOutside(path: String, range: Range<Int>, target: String) -> Diagnostic {
        Diagnostic(
            .linkOutside, path: path, range: range,
            Wording("\"\(target)\" leads out of content/", zh: "“\(target)”指到了 content/ 外面"),
            help: Wording("put the file into content/, next to the page", zh: "把文件放进 content/，放在网页旁边"))
    }

    static func linkEmpty(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .linkEmpty, path: path, range: range, Wording("the link has no target", zh: "链接没有目标"),
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
}
