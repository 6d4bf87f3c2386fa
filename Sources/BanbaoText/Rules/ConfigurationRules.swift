/// `content/site.yaml`, `content/tags.yaml`, and YAML in any file.
extension Rule {
    static let configuration = Family(
        title: Wording("Configuration and YAML", zh: "配置和 YAML"),
        rules: [
            .siteMissing,
            .siteBaseURL,
            .siteIdentifier,
            .siteLanguages,
            .sitePath,
            .siteReservedField,
            .siteCredentials,
            .siteTerms,
            .siteTimeZone,
            .siteUnknownFile,
            .keyMissing,
            .keyUnknown,
            .valueChoice,
            .valueDate,
            .valueFormat,
            .valueMissingLanguage,
            .valueType,
            .csvSyntax,
            .dataFile,
            .yamlControlCharacter,
            .yamlDuplicateKey,
            .yamlLimit,
            .yamlSyntax,
            .yamlUnsupported,
        ])

    package static let siteMissing = Rule(
        "site.missing", .error,
        Wording("there is no content/site.yaml where the site should be", zh: "网站的位置没有 content/site.yaml"))
    package static let siteBaseURL = Rule(
        "site.base-url", .error,
        Wording("pages cannot be published under the URL of the site", zh: "网站的网址不能用来发布"))
    package static let siteIdentifier = Rule(
        "site.identifier", .error,
        Wording(
            "the id of a language, section, field or tag cannot be used in file names and URLs",
            zh: "语言、栏目、字段或标签的名字不能用在文件名和网址里"))
    package static let siteLanguages = Rule(
        "site.languages", .error,
        Wording("the site has no language, or a language tag is wrong or used twice", zh: "网站没有语言，或者语言标记写错、重复"))
    package static let sitePath = Rule(
        "site.path", .error,
        Wording(
            "a path in the configuration or the slug of a page cannot be part of a URL, or is taken",
            zh: "配置里的路径或网页的 slug 不能用在网址里，或者已被占用"))
    package static let siteReservedField = Rule(
        "site.reserved-field", .error,
        Wording("a field has the name of a key that every entry has", zh: "字段用了每篇文章本来就有的名字"))
    package static let siteCredentials = Rule(
        "site.credentials", .error,
        Wording("the configuration contains what looks like a password or a key", zh: "配置里有像是密码或密钥的内容"))
    package static let siteTerms = Rule(
        "site.terms", .error, Wording("the terms of a taxonomy are missing", zh: "缺少一个分类的词表"))
    package static let siteTimeZone = Rule(
        "site.time-zone", .error, Wording("the time zone is unknown", zh: "没有这个时区"))
    package static let siteUnknownFile = Rule(
        "site.unknown-file", .warning, Wording("nothing reads a YAML file in content/", zh: "content/ 里的一个 YAML 文件没有用处")
    )
    package static let keyMissing = Rule(
        "key.missing", .error, Wording("a required key is missing", zh: "缺少必需的键"))
    package static let keyUnknown = Rule(
        "key.unknown", .error, Wording("a key is not known where it is written", zh: "这里没有这个键"))
    package static let valueChoice = Rule(
        "value.choice", .error, Wording("a value is not one of those that its key allows", zh: "值不在这个键允许的范围里"))
    package static let valueDate = Rule(
        "value.date", .error,
        Wording(
            "a value is not a date, a source is dated after today, or the dates of a page contradict each other",
            zh: "值不是日期，来源的日期在今天之后，或者一页的几个日期互相矛盾"))
    package static let valueFormat = Rule(
        "value.format", .error, Wording("a value does not have the form that its key asks for", zh: "值不合这个键要求的写法"))
    package static let valueMissingLanguage = Rule(
        "value.missing-language", .error,
        Wording("a title or label is missing in a language of the site", zh: "标题或名称缺少网站的某种语言"))
    package static let valueType = Rule(
        "value.type", .error, Wording("a value is of the wrong type", zh: "值的类型不对"))
    package static let csvSyntax = Rule(
        "csv.syntax", .error, Wording("a table in a CSV file is malformed", zh: "CSV 表格的写法不对"))
    package static let dataFile = Rule(
        "data.file", .error, Wording("a file of data is missing, or there twice", zh: "缺少一个数据文件，或者有重复"))
    package static let yamlControlCharacter = Rule(
        "yaml.control-character", .error,
        Wording("an escape in YAML stands for a control character", zh: "YAML 里的转义写出了控制字符"))
    package static let yamlDuplicateKey = Rule(
        "yaml.duplicate-key", .error, Wording("a key is written twice in one mapping", zh: "同一处把一个键写了两次"))
    package static let yamlLimit = Rule(
        "yaml.limit", .error,
        Wording("YAML is too large, is nested too deeply or contains too many values", zh: "YAML 太大、层次太深，或者值太多"))
    package static let yamlSyntax = Rule(
        "yaml.syntax", .error, Wording("the text is not YAML", zh: "写法不合 YAML"))
    package static let yamlUnsupported = Rule(
        "yaml.unsupported", .error,
        Wording("anchors, aliases, merge keys and tags of YAML are not allowed", zh: "用了不允许的 YAML 锚、引用、合并键或标签"))
}
