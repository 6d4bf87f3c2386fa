import BanbaoData
import BanbaoText

/// The `numbers` of a language: what it says, and for the rest how the language of this tag writes numbers. Nil where neither is known.
func readNumbers(_ language: inout MappingReader, _ tag: String) -> NumberStyle? {
    let builtIn = NumberStyle.builtIn(languageTag: tag)
    guard language.value("numbers") != nil else { return builtIn }
    var map = language.map(
        "numbers", name: Wording("\(language.name) → numbers", zh: "\(language.name) → numbers"))
    defer { language.report(map.finish()) }
    let base = builtIn ?? .plain
    let (separator, mark) = (map.text("group-separator"), map.text("decimal-mark"))
    if (separator ?? base.groupSeparator).hasSameBytes(as: mark ?? base.decimalMark) {
        map.report(.marksAreSame(path: map.path, range: map.keyRange(mark == nil ? "group-separator" : "decimal-mark")))
    }
    return NumberStyle(
        groupSeparator: separator ?? base.groupSeparator,
        decimalMark: mark ?? base.decimalMark,
        groupsFromDigits: map.number("group-from-digits", in: 4...40, default: base.groupsFromDigits),
        scales: readScales(&map) ?? base.scales, space: map.text("space") ?? base.space,
        commonUnits: base.commonUnits.merging(readPatterns("units", &map)) { $1 },
        rangeMark: map.text("range-mark") ?? base.rangeMark,
        phrases: base.phrases.merging(readPatterns("qualifiers", &map).mapValues { $0.map(phrase) }) { $1 },
        words: base.words, numerals: base.numerals)
}

extension NumberStyle {
    /// Of a language that is not known.
    fileprivate static let plain = NumberStyle(
        groupSeparator: "\u{A0}", scales: [], space: " ",
        commonUnits: [.percent: ["{number}%"], .times: ["{number}×"], .year: ["{number}"]], rangeMark: "\u{2013}")
}

/// `почти {number}`, `{number} 以上`
private func phrase(_ pattern: String) -> NumberStyle.Phrase {
    let isBefore = !pattern.startsWithBytes(placeOfNumber)
    let word =
        isBefore
        ? pattern.droppingLastBytes(placeOfNumber.utf8.count) : pattern.droppingFirstBytes(placeOfNumber.utf8.count)
    return NumberStyle.Phrase(trimmed(String(word)), isBefore: isBefore)
}

/// Words for powers of ten, by their exponents: `{6: млн, 9: млрд}`.
private func readScales(_ reader: inout MappingReader) -> [NumberStyle.Scale]? {
    guard reader.value("scales") != nil else { return nil }
    var map = reader.map("scales", name: Wording("\(reader.name) → scales", zh: "\(reader.name) → scales"))
    var scales: [NumberStyle.Scale] = []
    for member in map.allMembers() {
        guard let name = map.text(member.value, member.key) else { continue }
        guard let exponent = Int(member.key), (1...30).contains(exponent) else {
            map.report(
                .wrongValue(
                    path: map.path, range: member.keyRange, key: "scales", value: member.key,
                    expected: Wording("a power of ten", zh: "10 的几次方"),
                    help: Wording("write how many zeros it has: 6: million", zh: "写它有几个零：4: 万")))
            continue
        }
        scales.append(NumberStyle.Scale(exponent: exponent, name: name))
    }
    reader.report(map.finish())
    return scales.sorted { $0.exponent < $1.exponent }
}

/// Patterns by the names of what they are for; one, or several of which the first is written.
private func readPatterns<Name: RawRepresentable<String> & CaseIterable & Hashable>(
    _ key: String, _ reader: inout MappingReader
) -> [Name: [String]] {
    var map = reader.map(key, name: Wording("\(reader.name) → \(key)", zh: "\(reader.name) → \(key)"))
    var patterns: [Name: [String]] = [:]
    for name in Name.allCases {
        guard let value = map.value(name.rawValue) else { continue }
        var written: [(text: String, range: Range<Int>)] = []
        if case .list = value {
            written = map.texts(name.rawValue)
        } else if let text = map.text(value, name.rawValue) {
            written = [(text, value.range)]
        }
        for (text, range) in written where text.range(of: placeOfNumber) == nil {
            map.report(
                .wrongValue(
                    path: map.path, range: range, key: name.rawValue, value: text,
                    expected: Wording("a pattern with {number}", zh: "带 {number} 的写法"),
                    help: Wording("write where the number stands: nearly {number}", zh: "写明数字的位置：近{number}")))
        }
        patterns[name] = written.map(\.text).filter { $0.range(of: placeOfNumber) != nil }
    }
    reader.report(map.finish())
    return patterns
}

extension Diagnostic {
    fileprivate static func marksAreSame(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .valueChoice, path: path, range: range,
            Wording("\"decimal-mark\" and \"group-separator\" are the same", zh: "decimal-mark 和 group-separator 相同"),
            help: Wording(
                "write both, one for decimals and one between thousands", zh: "两个都写明，一个用于小数，一个用于千位分节"))
    }
}
