import BanbaoData
import BanbaoText

extension MappingReader {
    /// What is written for a field of a section or of a row of data; nil where there is nothing right. `listsAreTexts`: in a table, a list
    /// is a text with semicolons.
    mutating func field(
        _ definition: FieldDefinition, _ languages: Languages, listsAreTexts: Bool = false
    ) -> FieldValue? {
        let key = definition.id
        let value = definition.isRequired ? required(key) : value(key)
        guard let value else { return nil }
        if definition.isRequired, value.isEmpty {
            report(.emptyKey(path: path, range: value.range, key: key))
            return nil
        }
        switch definition.kind {
        case .list: return .list(items(value, key, listsAreTexts).map(\.text))
        case .entries: return .entries(items(value, key, listsAreTexts))
        case .flag: return .flag(flag(key, default: false))
        case .date: return moment(value, key).map(FieldValue.date)
        case .partialDate: return partialDate(value, key).map { .partialDate($0, value.range) }
        case .words:
            guard case .map = value else { return text(value, key).map(FieldValue.text) }
            return .texts(localized(value, key, &self, languages, ""))
        case .text, .number, .url, .email, .image, .choice, .entry:
            return text(value, key).flatMap { scalar($0, value.range, definition) }
        }
    }

    private mutating func items(_ value: YAML, _ key: String, _ areText: Bool) -> [Written] {
        guard areText, case .scalar(let text, _, let range) = value else { return texts(key).map(Written.init) }
        let parts = text.unicodeScalars.split { $0 == ";" || $0 == "；" }
        return parts.map { Written(text: trimmed(String(Substring($0))), range: range) }
    }

    mutating func moment(_ value: YAML, _ key: String) -> Moment? {
        guard let text = text(value, key) else { return nil }
        if let moment = Moment(text) { return moment }
        report(.wrongDate(path: path, range: value.range, key: key, value: text))
        return nil
    }

    private mutating func partialDate(_ value: YAML, _ key: String) -> PartialDate? {
        guard let text = text(value, key) else { return nil }
        if let date = PartialDate(text) { return date }
        report(
            .wrongValue(
                path: path, range: value.range, key: key, value: text,
                expected: Wording("a day, a month or a year", zh: "年份、月份或日期"),
                help: Wording(
                    "write as much as is known: 2026-06-30, 2026-06 or 2026",
                    zh: "知道多少写多少：2026-06-30、2026-06 或 2026")))
        return nil
    }

    private mutating func scalar(_ text: String, _ range: Range<Int>, _ definition: FieldDefinition) -> FieldValue? {
        let key = definition.id
        func wrong(_ expected: Wording, _ help: Wording) -> Diagnostic {
            .wrongValue(path: path, range: range, key: key, value: text, expected: expected, help: help)
        }
        switch definition.kind {
        case .number:
            if isDecimalNumber(text) { return .number(text) }
            report(
                wrong(
                    Wording("a number", zh: "数字"),
                    Wording("write digits, with a dot for decimals: 862 or 951.4", zh: "只写数字，小数用英文句点：862 或 951.4")))
        case .url:
            if isWebAddress(text) { return .url(text) }
            report(
                wrong(
                    Wording("a web URL", zh: "网址"),
                    Wording("begin with https:// or http://", zh: "以 https:// 或 http:// 开头")))
        case .email:
            if isEmailAddress(text) { return .email(text) }
            report(
                wrong(
                    Wording("an e-mail address", zh: "电子邮箱"),
                    Wording("write it in the form name@example.org", zh: "写成 name@example.org 这样")))
        case .image: return .image(Written(text: text, range: range))
        case .entry: return .entry(Written(text: text, range: range))
        case .choice(let choices):
            if let choice = choices.firstIndex(where: { $0.id == text }) { return .choice(choice) }
            let labelled = choices.first { $0.label.contains(text) }
            report(
                .unknownChoice(
                    path: path, range: range, key: key, value: text, known: choices.map(\.id), labelOf: labelled?.id))
        case .text, .words, .date, .partialDate, .list, .flag, .entries: return .text(text)
        }
        return nil
    }
}

/// JSON's numbers without exponent: exact as written, never a Double.
func isDecimalNumber(_ text: String) -> Bool {
    let digits = text.startsWithBytes("-") ? text.droppingFirstBytes(1) : text[...]
    let parts = digits.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
        return false
    }
    return parts[0].count == 1 || parts[0].first != UInt8(ascii: "0")
}

func isEmailAddress(_ text: String) -> Bool {
    let parts = text.parts(separatedBy: "@", omittingEmpty: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), parts[1].contains(sign: ".") else { return false }
    return text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"<>()[],;:\\".utf8.contains($0) }
}
