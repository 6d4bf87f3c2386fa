import BanbaoText

/// What in an SVG file runs or loads something when a reader opens it by itself. Drawings are content, and content is not
/// trusted.
func activeContent(ofDrawing bytes: [UInt8]) -> (what: String, range: Range<Int>)? {
    let text = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for needle in ["<script", "<foreignobject", "<!entity", "javascript:", "<iframe", "<embed", "<object"] {
        if let start = firstIndex(of: Array(needle.utf8), in: text) {
            return ("\"\(needle)\"", start..<(start + needle.utf8.count))
        }
    }
    return eventAttribute(in: text)
}

/// ` onload=`, in whatever case and with whatever blanks.
private func eventAttribute(in text: [UInt8]) -> (what: String, range: Range<Int>)? {
    for start in text.indices.dropLast(3) where text[start] == UInt8(ascii: "o") && text[start + 1] == UInt8(ascii: "n")
    {
        guard start > 0, isBlank(text[start - 1]) || [0x22, 0x27, 0x2F].contains(text[start - 1]) else { continue }
        var end = start + 2
        while end < text.count, (0x61...0x7A).contains(text[end]) { end += 1 }
        let name = start..<end
        while end < text.count, isBlank(text[end]) { end += 1 }
        guard name.count > 2, end < text.count, text[end] == UInt8(ascii: "=") else { continue }
        return ("the attribute \"\(String(decoding: text[name], as: UTF8.self))\"", name)
    }
    return nil
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func firstIndex(of needle: [UInt8], in text: [UInt8]) -> Int? {
    guard text.count >= needle.count else { return nil }
    return (0...(text.count - needle.count)).first { start in
        text[start] == needle[0] && text[start..<(start + needle.count)].elementsEqual(needle)
    }
}

extension Diagnostic {
    static func drawingActive(path: String, range: Range<Int>, what: String) -> Diagnostic {
        Diagnostic(
            "drawing.active", path: path, range: range,
            Wording("this drawing holds \(what), which can run or load something", zh: "这张图里有 \(what)，它会运行或加载别的东西"),
            help: Wording("export it again as a plain SVG, or as PNG", zh: "重新导出为普通 SVG 或 PNG"))
    }
}
