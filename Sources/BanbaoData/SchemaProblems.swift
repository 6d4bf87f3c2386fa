package import BanbaoText

// The wording of what can be wrong with keys and values, whatever file they stand in.
extension Diagnostic {
    package static func unknownKey(path: String, range: Range<Int>, key: String, of name: Wording, known: [String])
        -> Diagnostic
    {
        Diagnostic(
            .keyUnknown, path: path, range: range,
            Wording("unknown key \"\(key)\" in \(name)", zh: "没有“\(key)”这个键（\(name)）"),
            help: suggestion(for: key, among: Set(known).sorted()) ?? Wording("delete the line", zh: "删掉这一行"))
    }

    package static func missingKey(path: String, range: Range<Int>, key: String, of name: Wording) -> Diagnostic {
        Diagnostic(
            .keyMissing, path: path, range: range, Wording("\(name) needs \"\(key)\"", zh: "缺少“\(key)”（\(name)）"),
            help: Wording("add a line \(key): …", zh: "加一行 \(key): …"))
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
            ? Wording("there is no day \(value)", zh: "没有 \(value) 这一天")
            : Wording("\"\(value)\" is not a date", zh: "“\(value)”不是日期")
        return Diagnostic(
            .valueDate, path: path, range: range, Wording("\(message) (\"\(key)\")", zh: "\(message)（\(key)）"),
            help: Wording(
                "write a day as 2020-01-15, or with a time as 2020-01-15 09:30",
                zh: "日期写成 2020-01-15，带时间写成 2020-01-15 09:30"))
    }

    package static func beforeDate(path: String, range: Range<Int>, key: String) -> Diagnostic {
        Diagnostic(
            .valueDate, path: path, range: range,
            Wording("\"\(key)\" is before \"date\"", zh: "“\(key)”早于“date”"),
            help: Wording("fix one of the two dates", zh: "改正两个日期中的一个"))
    }

    package static func unknownChoice(path: String, range: Range<Int>, key: String, value: String, known: [String])
        -> Diagnostic
    {
        Diagnostic(
            .valueChoice, path: path, range: range,
            Wording("\"\(value)\" is not one of the values of \"\(key)\"", zh: "“\(key)”没有“\(value)”这个值"),
            help: suggestion(for: value, among: known))
    }

    package static func languageMissing(path: String, range: Range<Int>, key: Wording, language: String) -> Diagnostic {
        Diagnostic(
            .valueMissingLanguage, path: path, range: range,
            Wording("\"\(key)\" has no text in \(language)", zh: "\(key) 缺少 \(language)"),
            help: Wording(
                "add \(language): … ; titles and labels are needed in every language",
                zh: "加上 \(language): …；每个标题和名称都要有所有语言的写法"))
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
                Wording("write \(key): [\(text)]", zh: "写成 \(key): [\(text)]")
            } else {
                nil
            }
        case .text, .number, .texts: nil
        }
    }
}

extension Wording {
    fileprivate static let list = Wording("a list", zh: "列表")
    fileprivate static let mapping = Wording("a mapping", zh: "“键: 值”")
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
