import BanbaoData
import BanbaoText

// The wording of what can be wrong with figures.
extension Diagnostic {
    static func figureFileName(path: String, name: String) -> Diagnostic {
        Diagnostic(
            .fileName, path: path,
            Wording("\"\(name)\" cannot be the name of an area of figures", zh: "“\(name)”不能用作一组数据的名称"),
            help: Wording(
                "use up to 64 lower-case letters, digits and hyphens, beginning with a letter",
                zh: "用小写英文字母、数字和连字符，字母开头，不超过 64 个"))
    }

    static func notExact(
        path: String, range: Range<Int>, key: String, value: String, _ languages: Languages,
        mayBeRange: Bool
    ) -> Diagnostic {
        let ofRange = mayBeRange ? Wording("; a range as 10..20", zh: "；范围写成 10..20") : Wording(verbatim: "")
        let meant = languages.lazy.compactMap { $0.numbers?.number(value) }.first
        return .wrongValue(
            path: path, range: range, key: key, value: value, expected: Wording("a number", zh: "数字"),
            help: meant.map { Wording("write \($0.text)", zh: "写成 \($0.text)") }
                ?? Wording(
                    "write digits, with a dot for decimals and nothing between thousands: 862, 951.4 or 9514000\(ofRange)",
                    zh: "只写数字，小数用英文句点，千位不分节：862、951.4 或 9514000\(ofRange)"))
    }

    static func notATime(path: String, range: Range<Int>, key: String, value: String) -> Diagnostic {
        Diagnostic(
            .valueDate, path: path, range: range,
            Wording("\"\(value)\" is not a date (\"\(key)\")", zh: "“\(value)”不是日期（\(key)）"),
            help: Wording(
                "write a day, a month or a year, as precisely as the source: 2018-12-31, 2018-12, 2018; ~2020-01 for about then, undated for none",
                zh: "来源写到哪一级就写到哪一级：2018-12-31、2018-12、2018；大约的写 ~2020-01，没有日期的写 undated"))
    }

    static func figureInFuture(path: String, range: Range<Int>, date: String, today: Day) -> Diagnostic {
        Diagnostic(
            .figureDate, path: path, range: range,
            Wording("\(date) is after today, \(today)", zh: "\(date) 在今天（\(today)）之后"),
            help: Wording(
                "write the date that the source gives for the number; a number for the future has qualifier: planned",
                zh: "写来源给这个数字的日期；对将来的数字，写 qualifier: planned"))
    }

    static func unitUnknown(path: String, range: Range<Int>, value: String, _ languages: Languages) -> Diagnostic {
        let words = CommonUnit.allCases.map(\.rawValue) + ["none"]
        let forms = languages.map { "\($0.id): …" }.joined(separator: ", ")
        return Diagnostic(
            .valueChoice, path: path, range: range,
            Wording("\"\(value)\" is no unit that every language has", zh: "“\(value)”不是各种语言通用的单位"),
            help: Wording(
                "write one of \(words.joined(separator: ", ")), or a word for each language: unit: {\(forms)}",
                zh: "写 \(words.joined(separator: "、")) 之一，或者每种语言各写一个词：unit: {\(forms)}"))
    }

    static func figureTwice(id: String, _ place: Place, first: Place) -> Diagnostic {
        Diagnostic(
            .figureDuplicate, path: place.path, range: place.range,
            Wording("there is another figure \"\(id)\"", zh: "还有一个数据也叫“\(id)”"),
            help: Wording("give one of the two another id, or delete it", zh: "给其中一个换个名字，或者删掉一个")
        ).with(Note(Wording("the other one", zh: "另一个"), path: first.path, range: first.range))
    }

    static func numbersMissing(of language: Language, first: Place) -> Diagnostic {
        Diagnostic(
            .figureLanguage, path: SourceKind.configurationPath,
            Wording(
                "nothing says how the language \"\(language.id)\" writes numbers", zh: "没有写明语言“\(language.id)”的数字写法"),
            help: Wording(
                "add numbers: to it under languages; docs/configuration.md has an example",
                zh: "在 languages 里给它加上 numbers:，例子见 docs/configuration.zh.md")
        ).with(Note(Wording("the first figure", zh: "第一个数据"), path: first.path, range: first.range))
    }

    static func qualifierMissing(
        path: String, range: Range<Int>, _ qualifier: Qualifier, in language: Language
    ) -> Diagnostic {
        Diagnostic(
            .figureLanguage, path: path, range: range,
            Wording(
                "the language \"\(language.id)\" has no words for \"\(qualifier.rawValue)\"",
                zh: "语言“\(language.id)”没有写明“\(qualifier.rawValue)”怎么说"),
            help: Wording(
                "add numbers: {qualifiers: {\(qualifier.rawValue): …}} to it in content/site.yaml",
                zh: "在 content/site.yaml 里给它加上 numbers: {qualifiers: {\(qualifier.rawValue): …}}"))
    }

    static func figureUnknown(_ place: Place, id: String, closest: String?, isEmpty: Bool) -> Diagnostic {
        Diagnostic(
            .figureUnknown, path: place.path, range: place.range,
            Wording("there is no figure \"\(id)\"", zh: "没有名为“\(id)”的数据"),
            help: closest.map(Wording.didYouMean)
                ?? (isEmpty
                    ? Wording(
                        "define it in a file in content/figures; docs/figures.md says how",
                        zh: "在 content/figures 里写一个文件来定义它，写法见 docs/figures.zh.md")
                    : Wording("the files in content/figures define the figures", zh: "数据在 content/figures 的各个文件里定义")))
    }

    static func figureTextDiffers(_ place: Place, written: String, right: String, id: String, defined: Place)
        -> Diagnostic
    {
        Diagnostic(
            .figureText, path: place.path, range: place.range,
            Wording(
                "the text says \"\(written)\", but the figure \"\(id)\" is \"\(right)\"",
                zh: "正文写的是“\(written)”，而数据“\(id)”是“\(right)”"),
            help: Wording(
                "write [\(right)](figure:\(id)), or leave the text empty to have it filled in: [](figure:\(id))",
                zh: "写成 [\(right)](figure:\(id))；方括号里空着，会自动填上：[](figure:\(id))")
        ).with(Note(Wording("the figure", zh: "数据的定义"), path: defined.path, range: defined.range))
    }

    /// In: the number as the text has it, and the figure's date as a text may have it.
    static func figureUndated(
        path: String, range: Range<Int>, key: String, number: String, id: String, year: String, defined: Place
    ) -> Diagnostic {
        Diagnostic(
            .figureUndated, path: path, range: range,
            Wording(
                "\"\(key)\" shows the figure \"\(id)\" (\(number)) without its date",
                zh: "“\(key)”里有数据“\(id)”（\(number)），没有写明时间"),
            help: Wording(
                "lists, feeds and shared links show it next to the day of publication: name the year, \(year)",
                zh: "列表、订阅和分享链接里，旁边只有发布日期：写上年份 \(year)")
        ).with(Note(Wording("the figure", zh: "数据的定义"), path: defined.path, range: defined.range))
    }

    static func figureIsNoImage(_ place: Place, id: String) -> Diagnostic {
        Diagnostic(
            .figureLink, path: place.path, range: place.range,
            Wording("a figure stands in the text and is no image", zh: "数据是正文里的文字，不是图片"),
            help: Wording("write [](figure:\(id)), without the exclamation mark", zh: "去掉感叹号，写成 [](figure:\(id))"))
    }
}
