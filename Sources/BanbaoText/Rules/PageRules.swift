/// Names, places and front matter of pages, and what their texts hold.
extension Rule {
    static let pages = Family(
        title: Wording("Pages", zh: "网页"),
        rules: [
            .frontMatterComment,
            .frontMatterMissing,
            .frontMatterNotClosed,
            .frontMatterNotYAML,
            .pageExtension,
            .pageFolder,
            .pageLanguage,
            .pageName,
            .pageNameCase,
            .pageOverdue,
            .sectionUnknown,
            .tagUnknown,
            .aliasPath,
            .attachmentKind,
            .attachmentName,
            .attachmentUnused,
            .textDirectionControl,
            .textPlaceholder,
            .translationNumbers,
        ])

    package static let frontMatterComment = Rule(
        "front-matter.comment", .warning,
        Wording("a text in the front matter ends at a #", zh: "题头里的文字到 # 就结束了"))
    package static let frontMatterMissing = Rule(
        "front-matter.missing", .error, Wording("a page has no front matter", zh: "网页没有题头"))
    package static let frontMatterNotClosed = Rule(
        "front-matter.not-closed", .error, Wording("the front matter has no closing line", zh: "题头没有结束"))
    package static let frontMatterNotYAML = Rule(
        "front-matter.not-yaml", .error, Wording("the front matter is not written in YAML", zh: "题头不是用 YAML 写的"))
    package static let pageExtension = Rule(
        "page.extension", .error,
        Wording("a file looks like a page, but its name does not end in .md", zh: "文件像是网页，但名字不以 .md 结尾"))
    package static let pageFolder = Rule(
        "page.folder", .error, Wording("a page is outside the folders of the sections", zh: "网页不在栏目的文件夹里"))
    package static let pageLanguage = Rule(
        "page.language", .error,
        Wording("the file name of a page does not name a language of the site", zh: "文件名里没有写网站的语言"))
    package static let pageName = Rule(
        "page.name", .error, Wording("the file name of a page cannot be part of a URL", zh: "网页的文件名不能用在网址里"))
    package static let pageNameCase = Rule(
        "page.name-case", .error,
        Wording("two names differ only by case or Unicode form", zh: "两个名字只有大小写或 Unicode 写法不同"))
    package static let pageOverdue = Rule(
        "page.overdue", .warning,
        Wording("the deadline of an entry has passed, and it is not done", zh: "过了完成时限还没有完成"))
    package static let sectionUnknown = Rule(
        "section.unknown", .error,
        Wording("a page is in a folder that is not a section of the site", zh: "网页所在的文件夹不是网站的栏目"))
    package static let tagUnknown = Rule(
        "tag.unknown", .error, Wording("a tag is not in content/tags.yaml", zh: "content/tags.yaml 里没有这个标签"))
    package static let aliasPath = Rule(
        "alias.path", .error, Wording("an old path cannot be redirected", zh: "旧路径不能用来跳转"))
    package static let attachmentKind = Rule(
        "attachment.kind", .error,
        Wording(
            "a page links to a file of a kind that is not published, or whose content is not what its name says",
            zh: "网页链接的附件是不能发布的类型，或者内容和名字不符"))
    package static let attachmentName = Rule(
        "attachment.name", .error,
        Wording(
            "a page links to a file that cannot be published because of its name or its folder",
            zh: "网页链接的附件因为名字或所在的文件夹而不能发布"))
    package static let attachmentUnused = Rule(
        "attachment.unused", .warning,
        Wording(
            "a file that no page links to could not be published because of its name or its folder",
            zh: "没有网页链接到的文件，名字或所在的文件夹使它不能发布"))
    package static let textDirectionControl = Rule(
        "text.direction-control", .warning,
        Wording("an invisible character changes the direction of writing", zh: "有看不见的、改变书写方向的字符"))
    package static let translationNumbers = Rule(
        "translation.numbers", .warning,
        Wording("a version of an entry lacks a number that another one has", zh: "一篇文章的一个语言版本里缺少另一个版本里的数字"))
    package static let textPlaceholder = Rule(
        "text.placeholder", .warning, Wording("a placeholder such as XX has not been filled in", zh: "“XX”之类的空白还没有填"))
}
