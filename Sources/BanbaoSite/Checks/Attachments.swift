import BanbaoImage
import BanbaoText

/// Files for readers to download that are not what they should be, each reported once, at the first place that asks for it.
let attachmentCheck = Check(rules: [.attachmentKind]) { checked in
    let tree = checked.inputs.input.tree
    let allowed = checked.site.configuration.attachmentTypes
    let knowsAllowed = checked.site.configuration.hasReadAll
    return try checked.facts.usedAttachments.compactMap { attachment, use in
        let path = checked.site.attachments[attachment].path
        guard let file = tree.index(of: path).map({ tree.files[$0] }) else { return nil }
        let problem = try attachmentProblem(path, alsoAllowed: allowed) { try checked.inputs.attachmentContent(file) }
        if case .unknown = problem, !knowsAllowed { return nil }
        return problem.map { .attachment(path, $0, at: use.firstPlace) }
    }
}

extension Diagnostic {
    fileprivate static func attachment(_ file: String, _ problem: AttachmentProblem, at place: Place) -> Diagnostic {
        let (message, help): (Wording, Wording)
        switch problem {
        case .runs(let ending):
            message = Wording(
                "\(file) cannot be published: browsers or hosts run what is in .\(ending) files",
                zh: "\(file) 不能发布：浏览器或服务器会运行 .\(ending) 文件里的内容")
            help = Wording(
                "write the text as a page in Markdown, save it as PDF, or put the file into a .zip file",
                zh: "把内容写成 Markdown 网页，或者另存为 PDF，或者打包成 .zip")
        case .unknown(""):
            message = Wording(
                "\(file) cannot be published: its name does not say what kind of file it is",
                zh: "\(file) 不能发布：从文件名看不出是什么文件")
            help = Wording("add the ending, such as .pdf", zh: "补上结尾，例如 .pdf")
        case .unknown(let ending):
            message = Wording(
                "\(file) is not published: .\(ending) is not a kind of file that this site allows",
                zh: "\(file) 没有发布：网站没有放行 .\(ending) 文件")
            help = Wording(
                "put it into a .zip file, or allow the kind in content/site.yaml: attachment-types: [\(ending)]",
                zh: "打包成 .zip，或者在 content/site.yaml 里放行：attachment-types: [\(ending)]")
        case .otherContent(let ending):
            message = Wording(
                "\(file) is named like a .\(ending) file, but is not one", zh: "\(file) 的名字是 .\(ending)，内容却不是")
            help = Wording(
                "copy it again from the original, or give it the ending that it should have",
                zh: "从原来的地方重新拷贝一份，或者改成应有的结尾")
        case .markup(let ending):
            message = Wording(
                "\(file) is named like a .\(ending) file, but begins like a web page; a browser might run what is in it",
                zh: "\(file) 的名字是 .\(ending)，开头却像网页；浏览器可能会运行里面的内容")
            help = Wording(
                "put the file itself there; a download may have saved an error page", zh: "放上真正的文件；也许下载时存下的是出错的网页")
        }
        return Diagnostic(.attachmentKind, path: place.path, range: place.range, message, help: help)
    }
}
