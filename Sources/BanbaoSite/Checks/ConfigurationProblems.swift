import BanbaoText

// The wording of what can be wrong in content/site.yaml and content/tags.yaml.
extension Diagnostic {
    static func siteFileMissing(path: String) -> Diagnostic {
        Diagnostic(
            "site.missing", path: path, "there is no site here",
            help: "run banbao in the folder that holds content/ and templates/, or name it with --site")
    }

    static func fileEmpty(path: String) -> Diagnostic {
        Diagnostic("file.empty", path: path, "the file is empty")
    }

    static func identifier(path: String, range: Range<Int>, id: String) -> Diagnostic {
        Diagnostic(
            "site.identifier", path: path, range: range, "\"\(id)\" cannot stand in a file name and a URL",
            help: "use lower-case letters, digits and hyphens, a letter first")
    }

    static func pathSegment(path: String, range: Range<Int>, segment: String, _ reason: String) -> Diagnostic {
        Diagnostic("site.path", path: path, range: range, "\"\(segment)\" cannot be part of a URL: \(reason)")
    }

    static func languagePathTwice(path: String, range: Range<Int>, language: Language) -> Diagnostic {
        Diagnostic(
            "site.path", path: path, range: range, "two languages have the path \"\(language.path)\"",
            help: "give each language but the default one a path of its own")
    }

    static func languageAtRootMissing(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            "site.path", path: path, range: range, "no language lies at the root of the site",
            help: "give the default language path: \"\"")
    }

    static func noLanguage(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            "site.languages", path: path, range: range, "the site has no language",
            help: "name at least one under languages:, like zh: {tag: zh-CN, name: 中文, path: \"\"}")
    }

    static func languageTag(path: String, range: Range<Int>, tag: String) -> Diagnostic {
        Diagnostic(
            "site.languages", path: path, range: range, "\"\(tag)\" is no language tag, or another language has it",
            help: "write it like zh-CN or en")
    }

    static func datePattern(path: String, range: Range<Int>, pattern: String) -> Diagnostic {
        Diagnostic(
            "value.format", path: path, range: range, "\"\(pattern)\" holds a field that dates do not have",
            help: "the fields are {year}, {month} and {day}")
    }

    static func monthCount(path: String, range: Range<Int>, count: Int) -> Diagnostic {
        Diagnostic("value.format", path: path, range: range, "\"months\" needs 12 names, not \(count)")
    }

    static func baseURL(path: String, range: Range<Int>, reason: String) -> Diagnostic {
        Diagnostic(
            "site.base-url", path: path, range: range, "this cannot be the address of the site: \(reason)",
            help: "write it like https://www.example.org/ or https://www.example.org/bulletin/")
    }

    static func timeZone(path: String, range: Range<Int>, _ zone: String) -> Diagnostic {
        Diagnostic(
            "site.time-zone", path: path, range: range, "there is no time zone \"\(zone)\"",
            help: "write it like Asia/Shanghai")
    }

    static func indexAtRoot(path: String, range: Range<Int>, section: String) -> Diagnostic {
        Diagnostic(
            "site.path", path: path, range: range, "the list of \"\(section)\" would lie on the home page",
            help: "give the section a path, or add index: false")
    }

    static func fieldTaken(path: String, range: Range<Int>, id: String) -> Diagnostic {
        Diagnostic(
            "site.field", path: path, range: range, "every entry has \"\(id)\" already",
            help: "choose another name for the field")
    }
}
