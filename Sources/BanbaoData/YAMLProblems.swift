import BanbaoText

// The wording of what can be wrong in YAML before it has a meaning, whatever file it stands in.

/// Why a text is not YAML, as an author can see it.
enum YAMLSyntaxProblem: CaseIterable {
    case tab, listNotClosed, mappingNotClosed, quoteNotClosed, escape, secondDocument, colonMissing, colonInText
    case dashMissing, indentation, firstCharacter, other

    /// By what libyaml 0.2.5 says; a sentence that is not known here is `other`.
    init(libyaml problem: String) {
        self =
            switch problem {
            case "found a tab character that violates indentation",
                "found a tab character where an indentation space is expected":
                .tab
            case "did not find expected ',' or ']'": .listNotClosed
            case "did not find expected ',' or '}'": .mappingNotClosed
            case "found unexpected end of stream": .quoteNotClosed
            case "found unknown escape character", "found invalid Unicode character escape code",
                "did not find expected hexdecimal number":
                .escape
            case "did not find expected <document start>", "found unexpected document indicator": .secondDocument
            case "could not find expected ':'": .colonMissing
            case "mapping values are not allowed in this context": .colonInText
            case "did not find expected '-' indicator", "block sequence entries are not allowed in this context":
                .dashMissing
            case "did not find expected key", "did not find expected node content": .indentation
            case "found character that cannot start any token": .firstCharacter
            default: .other
            }
    }

    var isNotClosed: Bool { self == .listNotClosed || self == .mappingNotClosed || self == .quoteNotClosed }

    fileprivate var what: Wording {
        switch self {
        case .tab: Wording("there is a tab here", zh: "这里有一个制表符（Tab）")
        case .listNotClosed:
            Wording(
                "the list in [ ] is not closed, or a comma is missing", zh: "方括号 [ ] 里的列表没有结束，或者少了一个英文逗号")
        case .mappingNotClosed:
            Wording(
                "the braces { } are not closed, or a comma is missing", zh: "花括号 { } 没有结束，或者少了一个英文逗号")
        case .quoteNotClosed: Wording("a quotation mark is not closed", zh: "引号没有成对")
        case .escape:
            Wording("this \\ has no meaning between double quotes", zh: "双引号里的这个反斜杠 \\ 没有意义")
        case .secondDocument: Wording("the YAML ends here, but more follows", zh: "YAML 到这里就结束了，后面却还有内容")
        case .colonMissing: Wording("this line is not of the form \"key: value\"", zh: "这一行不是“键: 值”的写法")
        case .colonInText: Wording("there is a second \": \" in this line", zh: "这一行里有第二个“: ”")
        case .dashMissing: Wording("this line does not match the list", zh: "这一行和列表对不上")
        case .indentation: Wording("this line does not match those above it", zh: "这一行和上面几行对不上")
        case .firstCharacter: Wording("a text cannot begin with this character", zh: "文字不能以这个符号开头")
        case .other: Wording("this is not YAML", zh: "这不是 YAML 的写法")
        }
    }

    fileprivate var help: Wording {
        switch self {
        case .tab: Wording("indent with spaces, not with tabs", zh: "缩进用空格，不用制表符")
        case .listNotClosed: Wording("close the list with ] on the line it began on", zh: "在列表开始的那一行用 ] 结束")
        case .mappingNotClosed: Wording("close the mapping with }", zh: "用 } 结束")
        case .quoteNotClosed: Wording("add the closing quotation mark", zh: "补上后一个引号")
        case .escape:
            Wording(
                "write the character itself, or the text in single quotes", zh: "直接写这个字符，或者把文字放在单引号里")
        case .secondDocument:
            Wording(
                "front matter is one block; delete the line with ... or ---", zh: "题头只有一段；删掉 ... 或 --- 那一行")
        case .colonMissing: Wording("write key: value, with an ASCII colon and a space", zh: "写成“键: 值”：英文冒号后面加一个空格")
        case .dashMissing, .indentation:
            Wording(
                "begin lines of the same level in the same column; put quotes around a whole text, not part of it",
                zh: "同一层的行要从同一列开始；引号要包住整段文字，不能只包一部分")
        case .colonInText, .firstCharacter, .other:
            Wording(
                "put quotes around a text that contains \": \" or begins with one of [ { * & # % @ ! | >",
                zh: "文字里有“: ”（冒号加空格），或者以 [ { * & # % @ ! | > 之一开头时，用英文引号括起来")
        }
    }
}

extension Diagnostic {
    static func yamlSyntax(path: String, range: Range<Int>, _ problem: YAMLSyntaxProblem) -> Diagnostic {
        Diagnostic(.yamlSyntax, path: path, range: range, problem.what, help: problem.help)
    }

    static func yamlFullWidthColon(path: String, range: Range<Int>, key: String, value: String) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, path: path, range: range,
            Wording("the colon after \"\(key)\" is full-width", zh: "“\(key)”后面是全角冒号"),
            help: Wording(
                "write \(key): \(value) with an ASCII colon and a space", zh: "写成 \(key): \(value)（英文冒号，后面加一个空格）"))
    }

    static func yamlDashWithoutSpace(path: String, range: Range<Int>, item: String) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, path: path, range: range,
            Wording("a space is missing after the hyphen", zh: "连字符后面少了一个空格"),
            help: Wording("write - \(item)", zh: "写成 - \(item)"))
    }

    /// In: the last byte of U+2028 or U+2029.
    static func yamlLineSeparator(path: String, range: Range<Int>, _ lastByte: UInt8) -> Diagnostic {
        let name = codePoint(0x2000 + UInt32(lastByte & 0x3F))
        return Diagnostic(
            .yamlSyntax, path: path, range: range,
            Wording("an invisible line separator (\(name)) ends the line here", zh: "这里有一个看不见的换行符（\(name)），这一行到此为止"),
            help: Wording("delete it", zh: "把它删掉"))
    }

    static func yamlDuplicateKey(path: String, range: Range<Int>, key: String) -> Diagnostic {
        Diagnostic(
            .yamlDuplicateKey, path: path, range: range,
            Wording("the key \"\(key)\" appears twice", zh: "“\(key)”写了两次"),
            help: Wording("delete one of the two lines", zh: "两行里删掉一行"))
    }

    static func yamlFeature(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .yamlUnsupported, path: path, range: range,
            Wording(
                "anchors, aliases, merge keys and tags are not allowed here",
                zh: "这里不能用 YAML 的锚（&）、引用（*）、合并键（<<）和标签（!）"),
            help: Wording(
                "write out the value; put quotes around a text that begins with & * or !",
                zh: "把值直接写出来；以 & * ! 开头的文字用英文引号括起来"))
    }

    static func yamlControl(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .yamlControlCharacter, path: path, range: range,
            Wording("this text contains a control character", zh: "这段文字里有控制字符"),
            help: Wording(
                "remove the \\x.., \\u.... or \\0; such characters are not allowed in pages and feeds",
                zh: "去掉 \\x..、\\u.... 或 \\0；网页和订阅源里不允许有这种字符"))
    }

    static func yamlLimit(path: String, range: Range<Int>, _ limit: YAMLLimit) -> Diagnostic {
        Diagnostic(
            .yamlLimit, path: path, range: range, limit.what,
            help: Wording("long texts belong below the front matter", zh: "长的文字应当写在题头下面的正文里"))
    }
}

enum YAMLLimit {
    case kibibytes(Int), levels(Int), values(Int)

    fileprivate var what: Wording {
        switch self {
        case .kibibytes(let limit): Wording("this YAML is larger than \(limit) KiB", zh: "这段 YAML 超过了 \(limit) KiB")
        case .levels(let limit):
            Wording("this YAML is nested deeper than \(limit) levels", zh: "这段 YAML 的层次超过了 \(limit) 层")
        case .values(let limit):
            Wording("this YAML contains more than \(limit) values", zh: "这段 YAML 里的值超过了 \(limit) 个")
        }
    }
}
