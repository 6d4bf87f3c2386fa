import BanbaoData
import BanbaoText

// The wording of what can be wrong in content/site.yaml and content/tags.yaml.
extension Diagnostic {
    static func siteFileMissing(path: String) -> Diagnostic {
        Diagnostic(
            .siteMissing, path: path, Wording("there is no site here", zh: "这里没有网站"),
            help: Wording(
                "run banbao in the folder that contains content/ and templates/, or name it with --site",
                zh: "在有 content/ 和 templates/ 的文件夹里运行 banbao，或者用 --site 指明"))
    }

    static func fileEmpty(path: String) -> Diagnostic {
        let document =
            switch SourceKind(path: path) {
            case .figures, .charts: "docs/figures"
            case .theme: "docs/themes"
            default: "docs/configuration"
            }
        return Diagnostic(
            .fileEmpty, path: path, Wording("the file is empty", zh: "文件是空的"),
            help: Wording("\(document).md says what belongs in it", zh: "里面该写什么，见 \(document).zh.md"))
    }

    static func identifier(path: String, range: Range<Int>, id: String) -> Diagnostic {
        Diagnostic(
            .siteIdentifier, path: path, range: range,
            Wording("\"\(id)\" cannot be used in file names and URLs", zh: "“\(id)”不能用在文件名和网址里"),
            help: Wording(
                "use up to 64 lower-case letters, digits and hyphens, beginning with a letter",
                zh: "用小写英文字母、数字和连字符，字母开头，不超过 64 个"))
    }

    static func pathSegment(path: String, range: Range<Int>, segment: String, _ reason: Wording) -> Diagnostic {
        Diagnostic(
            .sitePath, path: path, range: range, .cannotBePartOfURL(segment, reason),
            help: Wording("write one word of letters, digits and hyphens", zh: "写一个由字母、数字、连字符组成的词"))
    }

    static func languagePathTwice(path: String, range: Range<Int>, language: Language) -> Diagnostic {
        Diagnostic(
            .sitePath, path: path, range: range,
            Wording("two languages have the path \"\(language.path)\"", zh: "两种语言的 path 都是“\(language.path)”"),
            help: Wording("give each language but the default one a path of its own", zh: "除默认语言外，每种语言各用一个 path"))
    }

    static func languageAtRootMissing(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .sitePath, path: path, range: range,
            Wording("no language is at the root of the site", zh: "没有一种语言放在网站的根目录"),
            help: Wording("give the default language path: \"\"", zh: "给默认语言写 path: \"\""))
    }

    static func noLanguage(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .siteLanguages, path: path, range: range, Wording("the site has no language", zh: "网站没有语言"),
            help: Wording(
                "name at least one under languages:, such as zh: {tag: zh-CN, name: 中文, path: \"\"}",
                zh: "在 languages: 下面至少写一种，例如 zh: {tag: zh-CN, name: 中文, path: \"\"}"))
    }

    static func languageTag(path: String, range: Range<Int>, tag: String) -> Diagnostic {
        Diagnostic(
            .siteLanguages, path: path, range: range,
            Wording("\"\(tag)\" is not a language tag, or another language has it", zh: "“\(tag)”不是语言标记，或者别的语言已经用了"),
            help: Wording("write a tag such as zh-CN or en", zh: "写成 zh-CN 或 en 这样"))
    }

    static func datePattern(
        path: String, range: Range<Int>, pattern: String, _ precision: DateFormat.Precision
    ) -> Diagnostic {
        let (what, help) =
            switch precision {
            case .day:
                (
                    Wording("dates do", zh: "日期"),
                    Wording(
                        "the fields are {year}, {month}, {day}, and {mm} and {dd} with two digits",
                        zh: "可以用的是 {year}、{month}、{day}，以及两位数字的 {mm} 和 {dd}")
                )
            case .month:
                (
                    Wording("months do", zh: "年月"),
                    Wording(
                        "the fields are {year}, {month}, and {mm} with two digits",
                        zh: "可以用的是 {year}、{month}，以及两位数字的 {mm}")
                )
            case .year: (Wording("years do", zh: "年份"), Wording("the only field is {year}", zh: "只能用 {year}"))
            }
        return Diagnostic(
            .valueFormat, path: path, range: range,
            Wording("\"\(pattern)\" contains a field that \(what) not have", zh: "“\(pattern)”里有\(what)没有的部分"),
            help: help)
    }

    static func monthCount(path: String, range: Range<Int>, count: Int) -> Diagnostic {
        Diagnostic(
            .valueFormat, path: path, range: range,
            Wording("\"months\" needs 12 names, not \(count)", zh: "“months”要有 12 个月名，现在是 \(count) 个"),
            help: Wording("name all months from January to December", zh: "从一月到十二月都写上"))
    }

    static func baseURL(path: String, range: Range<Int>, reason: Wording) -> Diagnostic {
        Diagnostic(
            .siteBaseURL, path: path, range: range,
            Wording("this cannot be the URL of the site: \(reason)", zh: "这不能用作网站的网址：\(reason)"),
            help: Wording(
                "write a URL such as https://www.example.org/ or https://www.example.org/bulletin/",
                zh: "写成 https://www.example.org/ 或 https://www.example.org/bulletin/ 这样"))
    }

    static func timeZone(path: String, range: Range<Int>, _ zone: String) -> Diagnostic {
        Diagnostic(
            .siteTimeZone, path: path, range: range,
            Wording("there is no time zone \"\(zone)\"", zh: "没有“\(zone)”这个时区"),
            help: Wording("write a name such as Asia/Shanghai", zh: "写成 Asia/Shanghai 这样"))
    }

    static func indexAtRoot(path: String, range: Range<Int>, section: String) -> Diagnostic {
        Diagnostic(
            .sitePath, path: path, range: range,
            Wording("the list of \"\(section)\" would take the path of the home page", zh: "“\(section)”的列表会占用首页的路径"),
            help: Wording("give the section a path, or add index: false", zh: "给栏目写一个 path，或者加上 index: false"))
    }

    static func fieldTaken(path: String, range: Range<Int>, id: String) -> Diagnostic {
        Diagnostic(
            .siteReservedField, path: path, range: range,
            Wording("every entry already has \"\(id)\"", zh: "每篇文章本来就有“\(id)”"),
            help: Wording("choose another name for the field", zh: "给这个字段换一个名字"))
    }
}

extension Wording {
    static func cannotBePartOfURL(_ segment: String, _ reason: Wording) -> Wording {
        Wording("\"\(segment)\" cannot be part of a URL: \(reason)", zh: "“\(segment)”不能用在网址里：\(reason)")
    }
}
