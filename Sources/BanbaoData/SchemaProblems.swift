package import BanbaoText

// The wording of what can be wrong with keys and values, whatever file they stand in.
extension Diagnostic {
    static func unknownKey(
        path: String, range: Range<Int>, key: String, of name: Wording, meant: String?, known: [String], help: Wording?
    ) -> Diagnostic {
        let names = Set(known).sorted()
        let didYouMean = meant.map { meant in
            key.utf8.allSatisfy { $0 < 0x80 }
                ? Wording.didYouMean(meant)
                : Wording("keys are written in English: \(meant)", zh: "键要用英文写：\(meant)")
        }
        return Diagnostic(
            .keyUnknown, path: path, range: range,
            Wording("unknown key \"\(key)\" in \(name)", zh: "\(name.beforeHan)里没有“\(key)”这个键"),
            help: didYouMean ?? help ?? (names.count <= 14 ? .known(names) : nil)
                ?? Wording("docs/configuration.md lists the keys", zh: "可以用的键见 docs/configuration.zh.md"))
    }

    package static func missingKey(path: String, range: Range<Int>, key: String, of name: Wording) -> Diagnostic {
        Diagnostic(
            .keyMissing, path: path, range: range,
            Wording("\(name) needs \"\(key)\"", zh: "\(name.beforeHan)缺少“\(key)”"),
            help: Wording("add a line \(key): …", zh: "加一行 \(key): …"))
    }

    package static func emptyKey(path: String, range: Range<Int>, key: String) -> Diagnostic {
        Diagnostic(
            .keyMissing, path: path, range: range, Wording("\"\(key)\" must not be empty", zh: "“\(key)”不能为空"),
            help: Wording(
                "write a value after \(key): and put quotes around it if it begins with #",
                zh: "在 \(key): 后面写上内容；以 # 开头的内容要用英文引号括起来"))
    }

    package static func wrongType(path: String, range: Range<Int>, key: Wording, expected: ValueType, found: YAML)
        -> Diagnostic
    {
        Diagnostic(
            .valueType, path: path, range: range,
            Wording(
                "\"\(key)\" must be \(expected.name), but this is \(found.kindName)",
                zh: "“\(key)”应当是\(expected.name)，这里却是\(found.kindName)"),
            help: expected.help(key: key, found: found))
    }

    package static func wrongValue(
        path: String, range: Range<Int>, key: String, value: String, expected: Wording, help: Wording
    ) -> Diagnostic {
        Diagnostic(
            .valueFormat, path: path, range: range,
            Wording("\"\(value)\" is not \(expected) (\"\(key)\")", zh: "“\(value)”不是\(expected)（\(key)）"), help: help)
    }

    package static func wrongDate(path: String, range: Range<Int>, key: String, value: String) -> Diagnostic {
        let shape = value.utf8.map { (0x30...0x39).contains($0) ? UInt8(ascii: "0") : $0 }
        let message =
            shape.elementsEqual("0000-00-00".utf8)
            ? Wording("the calendar has no day \(value)", zh: "日历上没有 \(value) 这一天")
            : Wording("\"\(value)\" is not a date", zh: "“\(value)”不是日期")
        return Diagnostic(
            .valueDate, path: path, range: range, Wording("\(message) (\"\(key)\")", zh: "\(message)（\(key)）"),
            help: Moment(looselyWritten: value).map { Wording("write \($0)", zh: "写成 \($0)") }
                ?? Wording(
                    "write a day as 2020-01-15, or with a time as 2020-01-15 09:30",
                    zh: "日期写成 2020-01-15，带时间写成 2020-01-15 09:30"))
    }

    package static func timeNotAllowed(path: String, range: Range<Int>, key: String, _ moment: Moment) -> Diagnostic {
        Diagnostic(
            .valueDate, path: path, range: range,
            Wording("\"\(key)\" is a day and has no time", zh: "“\(key)”只写日期，不写时间"),
            help: Wording(
                "write \(moment.day); the page is shown until the end of that day", zh: "写成 \(moment.day)；这一天过完，网页才不再显示"
            ))
    }

    package static func beforeDate(path: String, range: Range<Int>, key: String) -> Diagnostic {
        Diagnostic(
            .valueDate, path: path, range: range,
            Wording("\"\(key)\" is before \"date\"", zh: "“\(key)”早于“date”"),
            help: Wording("fix one of the two dates", zh: "改正两个日期中的一个"))
    }

    /// In: the value whose label was written, where one was.
    package static func unknownChoice(
        path: String, range: Range<Int>, key: String, value: String, known: [String], labelOf id: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            .valueChoice, path: path, range: range,
            Wording("\"\(value)\" is not one of the values of \"\(key)\"", zh: "“\(key)”没有“\(value)”这个值"),
            help: id.map {
                Wording("\"\(value)\" is its label; write \($0)", zh: "“\(value)”是显示给读者的名称；这里写 \($0)")
            } ?? suggestion(for: value, among: known))
    }

    package static func languageMissing(path: String, range: Range<Int>, key: Wording, languages: [String])
        -> Diagnostic
    {
        let lines = languages.map { "\($0): …" }.joined(separator: ", ")
        return Diagnostic(
            .valueMissingLanguage, path: path, range: range,
            Wording(
                "\(key) has no text in \(languages.joined(separator: ", "))",
                zh: "\(key.beforeHan)缺少 \(languages.joined(separator: "、"))"),
            help: Wording(
                "add \(lines); titles and labels are needed in every language", zh: "加上 \(lines)；标题和名称要用每种语言各写一遍"))
    }
}

/// What a value has to be.
package enum ValueType {
    case text, list, mapping, flag
    case number(ClosedRange<Int>)
    /// A text in each of these languages, by their ids.
    case texts([String])

    fileprivate var name: Wording {
        switch self {
        case .text: Wording("a text", zh: "一段文字")
        case .list: .list
        case .mapping: .mapping
        case .flag: Wording("true or false", zh: " true 或 false")
        case .number(let allowed):
            Wording(
                "a whole number from \(allowed.lowerBound) to \(allowed.upperBound)",
                zh: " \(allowed.lowerBound) 到 \(allowed.upperBound) 的整数")
        case .texts(let ids):
            Wording(
                "a mapping with \(ids.joined(separator: " and "))",
                zh: "带 \(ids.joined(separator: " 和 ")) 的“键: 值”")
        }
    }

    fileprivate func help(key: Wording, found: YAML) -> Wording? {
        switch self {
        case .mapping: Wording("write lines of the form key: value", zh: "写成一行行的“键: 值”")
        case .flag: Wording("write \(key): true or \(key): false", zh: "写 \(key): true 或 \(key): false")
        case .list:
            if case .scalar(let text, _, _) = found {
                .listItems(key: key, text)
            } else {
                nil
            }
        case .texts(let ids):
            if case .scalar(let text, _, _) = found {
                .textsHelp(key: key, ids, text)
            } else {
                nil
            }
        case .text, .number: nil
        }
    }
}

extension Wording {
    /// How a list is written that somebody wrote as a text: `【甲、乙】`.
    package static func listItems(key: Wording, _ text: String) -> Wording {
        let items = itemsOfList(text)
        let list = "[" + items.map(quotedWhereNeeded).joined(separator: ", ") + "]"
        return items.count > 1
            ? Wording(
                "write \(key): \(list), with ASCII commas between the items", zh: "写成 \(key): \(list)，各项之间用英文逗号")
            : Wording("write \(key): \(list)", zh: "写成 \(key): \(list)")
    }

    /// `{zh: 板报, en: …}`: what is there in the first language.
    fileprivate static func textsHelp(key: Wording, _ ids: [String], _ text: String) -> Wording {
        let texts = ids.enumerated().map { "\($1): \($0 == 0 ? quotedWhereNeeded(text) : "…")" }
        let mapping = "{\(texts.joined(separator: ", "))}"
        return Wording("write \(key): \(mapping)", zh: "写成 \(key): \(mapping)")
    }

    fileprivate static let list = Wording("a list", zh: "列表")
    fileprivate static let mapping = Wording("a mapping", zh: "“键: 值”")
}

/// The items of a list between brackets of any kind and with commas of any kind.
package func itemsOfList(_ text: String) -> [String] {
    let brackets = "【】［］[]「」".unicodeScalars
    let isBracket = { (scalar: Unicode.Scalar) in brackets.contains(scalar) }
    let inner = String(
        text.unicodeScalars.drop(while: isBracket).reversed().drop(while: isBracket).reversed().map(Character.init))
    let items = inner.split { "，、；,;".contains($0) }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
    return items.isEmpty ? [text] : items
}

/// What has a meaning of its own in a list of YAML stands in quotes.
private func quotedWhereNeeded(_ item: String) -> String {
    let isPlain = item.unicodeScalars.allSatisfy { !"[]{},:#&*!|>'\"%@`".unicodeScalars.contains($0) }
    return isPlain ? item : "\"" + item.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
}

extension YAML {
    /// `a list` or a short text itself, as messages name it.
    fileprivate var kindName: Wording {
        switch self {
        case .scalar(_, isNull: true, _): Wording("nothing", zh: "空的")
        case .scalar(let text, _, _):
            text.count <= 30 ? Wording("\"\(text)\"", zh: "“\(text)”") : Wording("a text", zh: "一段文字")
        case .list: .list
        case .map: .mapping
        }
    }
}
