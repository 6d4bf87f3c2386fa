import BanbaoImage
import BanbaoTemplate
import BanbaoText

/// What keeps programs from reading a file that a template wrote. Sections leave commas and elements to the data, so that only the
/// result can tell.
func problem(
    ofOutput bytes: Span<UInt8>, _ format: TemplateFormat, _ template: String, _ path: SitePath
) -> Diagnostic? {
    let place: Int?
    switch format {
    case .json: place = firstJSONError(in: bytes)
    case .xml:
        var copy: [UInt8] = []
        copy.append(bytes)
        place = firstXMLError(in: copy)
    case .html, .text: place = nil
    }
    return place.map { .outputSyntax(template, path, format, line(of: $0, in: bytes), excerpt(bytes, around: $0)) }
}

/// 1-based.
private func line(of place: Int, in bytes: Span<UInt8>) -> Int {
    (0..<min(place, bytes.count)).reduce(1) { bytes[$1] == 0x0A ? $0 + 1 : $0 }
}

/// What is written up to the place and a little behind it, in one line.
private func excerpt(_ bytes: Span<UInt8>, around place: Int) -> String {
    let text = (max(0, place - 40)..<min(bytes.count, place + 12)).map { bytes[$0] < 0x20 ? 0x20 : bytes[$0] }
    // A character that is cut is left out.
    let start = text.firstIndex { $0 & 0xC0 != 0x80 } ?? 0
    let shown = String(decoding: text[start...], as: UTF8.self)
    return shown.unicodeScalars.filter { $0 != "\u{FFFD}" }.reduce(into: "") { $0.unicodeScalars.append($1) }
}

extension Diagnostic {
    fileprivate static func outputSyntax(
        _ template: String, _ path: SitePath, _ format: TemplateFormat, _ line: Int, _ excerpt: String
    ) -> Diagnostic {
        let name = format == .json ? "JSON" : "XML"
        return Diagnostic(
            .templateOutput, path: SourceKind.themeFolder + template,
            Wording(
                "what it writes as /\(path.text) is not \(name) from line \(line) on: \(excerpt)",
                zh: "它写出的 /\(path.text) 从第 \(line) 行起不是 \(name)：\(excerpt)"),
            help: format == .json
                ? Wording(
                    "mind the commas: {{^is-last}},{{/is-last}} writes one behind each entry but the last",
                    zh: "看看逗号：{{^is-last}},{{/is-last}} 在除最后一篇以外的每篇后面写一个")
                : Wording(
                    "close every element where it was opened, and let one hold all others",
                    zh: "每个元素都要在打开的地方关上，并且由一个元素包住全部"))
    }
}
