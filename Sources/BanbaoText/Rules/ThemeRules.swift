/// What is in `templates/`.
extension Rule {
    static let theme = Family(
        title: Wording("Theme", zh: "主题"),
        rules: [
            .templateAsset,
            .templateCircular,
            .templateMissing,
            .templateName,
            .templateOutput,
            .templatePartial,
            .templatePlace,
            .templateSection,
            .templateString,
            .templateTag,
            .templateTooDeep,
            .templateTooLarge,
            .templateType,
            .templateUnclosedHTML,
            .templateUnknown,
            .templateUnused,
            .templateURL,
            .stringsMissingFile,
            .stringsMissingKey,
            .stringsUnused,
            .assetName,
            .assetURL,
            .themeUnknownFile,
        ])

    package static let templateAsset = Rule(
        "template.asset", .error, Wording("a template names an asset that does not exist", zh: "模板要用的素材不存在"))
    package static let templateCircular = Rule(
        "template.circular", .error, Wording("partials include each other", zh: "片段互相包含"))
    package static let templateMissing = Rule(
        "template.missing", .error, Wording("a template that the site needs is missing", zh: "缺少网站需要的模板"))
    package static let templateName = Rule(
        "template.name", .error, Wording("a template uses a name that is not available there", zh: "模板用了这里没有的名称"))
    package static let templateOutput = Rule(
        "template.output", .error,
        Wording("a template writes a file that is not the JSON or XML that it should be", zh: "模板写出的文件不是应有的 JSON 或 XML")
    )
    package static let templatePartial = Rule(
        "template.partial", .error, Wording("a template includes a partial that does not exist", zh: "模板包含的片段不存在"))
    package static let templatePlace = Rule(
        "template.place", .error,
        Wording("a value cannot be written safely in this place in the HTML", zh: "值放在 HTML 的这个位置不安全"))
    package static let templateSection = Rule(
        "template.section", .error,
        Wording("a section of a template is not closed, or not where it was opened", zh: "模板里的段没有结束，或者结束得不对"))
    package static let templateString = Rule(
        "template.string", .error,
        Wording("a string does not exist, or uses a text that is not there", zh: "界面文字不存在，或者要用的内容不存在"))
    package static let templateTag = Rule(
        "template.tag", .error, Wording("a tag of a template is malformed", zh: "模板的标签写法不对"))
    package static let templateTooDeep = Rule(
        "template.too-deep", .error, Wording("sections or partials are nested too deeply", zh: "模板里的段或片段嵌套太深"))
    package static let templateTooLarge = Rule(
        "template.too-large", .error, Wording("a template includes too many partials", zh: "模板包含的片段太多"))
    package static let templateType = Rule(
        "template.type", .error, Wording("a value cannot be used like this", zh: "值不能这样用"))
    package static let templateUnclosedHTML = Rule(
        "template.unclosed-html", .error,
        Wording("a template ends inside a tag, a comment or a script", zh: "模板在标签、注释或脚本中间结束"))
    package static let templateUnknown = Rule(
        "template.unknown", .error, Wording("no page uses a template of this name", zh: "没有网页用这个名字的模板"))
    package static let templateUnused = Rule(
        "template.unused", .warning,
        Wording("no template includes a partial, or nothing chooses a template", zh: "片段没有模板用到，或者模板没有地方选用"))
    package static let templateURL = Rule(
        "template.url", .error,
        Wording("a URL that a template writes itself cannot be followed from every page", zh: "模板里写的网址不能从每个网页都通到目标"))
    package static let stringsMissingFile = Rule(
        "strings.missing-file", .error, Wording("a language of the site has no strings file", zh: "网站的某种语言没有界面文字的文件")
    )
    package static let stringsMissingKey = Rule(
        "strings.missing-key", .error, Wording("a string is missing in one language", zh: "某种语言缺少一段界面文字"))
    package static let stringsUnused = Rule(
        "strings.unused", .warning, Wording("no template uses a string", zh: "界面文字没有模板用到"))
    package static let assetName = Rule(
        "asset.name", .error, Wording("the name of an asset cannot be part of a URL", zh: "素材的文件名不能用在网址里"))
    package static let assetURL = Rule(
        "asset.url", .error,
        Wording("a style sheet refers to something that is not an asset it can use", zh: "样式表要用的素材不存在或不能用"))
    package static let themeUnknownFile = Rule(
        "theme.unknown-file", .error, Wording("a file in templates/ has no use", zh: "templates/ 里的文件主题用不到"))
}
