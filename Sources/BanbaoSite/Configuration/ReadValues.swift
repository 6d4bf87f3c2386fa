import BanbaoData
import BanbaoText

extension MappingReader {
    /// One of the words of a type; nil where there is none or another, which is reported.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, of: Choice.Type) -> Choice? {
        guard let value = value(key), let text = text(value, key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        report(
            .unknownChoice(
                path: path, range: value.range, key: key, value: text, known: Choice.allCases.map(\.rawValue)))
        return nil
    }
}

/// A text and where it is.
func readWritten(_ key: String, _ reader: inout MappingReader) -> Written? {
    reader.value(key).flatMap { value in reader.text(value, key).map { Written(text: $0, range: value.range) } }
}

/// The URL of a page on the web; nil where there is none or something else.
func readWebAddress(_ key: String, _ reader: inout MappingReader) -> String? {
    guard let written = readWritten(key, &reader) else { return nil }
    if isWebAddress(written.text) { return written.text }
    reader.report(
        .wrongValue(
            path: reader.path, range: written.range, key: key, value: written.text,
            expected: Wording("a web URL", zh: "网址"),
            help: Wording("begin with https:// or http://", zh: "以 https:// 或 http:// 开头")))
    return nil
}

/// Nil where nothing is written.
func optionalTexts(_ key: String, _ reader: inout MappingReader, _ languages: Languages) -> Localized<String>? {
    reader.value(key).map { localized($0, key, &reader, languages, "") }
}

/// A whole number that places something among others; smaller ones come first.
func readWeight(_ reader: inout MappingReader) -> Int? {
    let isGiven = reader.value("weight") != nil
    let weight = reader.number("weight", in: -1_000_000...1_000_000, default: 0)
    return isGiven ? weight : nil
}

/// The part of an image that stays visible where it is cropped.
func readFocus(_ reader: inout MappingReader) -> FocalPoint? {
    guard let value = reader.value("focus"), let text = reader.text(value, "focus") else { return nil }
    if let focus = FocalPoint(text) { return focus }
    reader.report(
        .wrongValue(
            path: reader.path, range: value.range, key: "focus", value: text,
            expected: Wording("a place in the image", zh: "图片里的位置"),
            help: Wording(
                "write how far it is from the left and from the top: focus: 40% 20%",
                zh: "写离左边和离上边各百分之几：focus: 40% 20%")))
    return nil
}
