import BanbaoText

/// A drawing's kind and size, from its first element. Whether the rest of it is whole and harmless is said by
/// `drawingProblem`, which reads all of it.
func drawingContent(_ file: inout FileWindow) throws -> ImageContent {
    // Nearly every drawing begins in the first kilobytes; programs may have put long comments before it.
    for length in [16 << 10, 1 << 20] {
        let bytes = Array(try file.bytes(0..<min(length, file.size)))
        if let (name, attributes) = firstElement(of: bytes) {
            let isDrawing = name == "svg" || name.endsWithBytes(":svg")
            return isDrawing ? .image(.svg, drawingSize(attributes)) : .other(nil)
        }
        if file.size <= length { break }
    }
    return .other(nil)
}

private func firstElement(of bytes: [UInt8]) -> (name: String, attributes: [XMLToken.Attribute])? {
    // Up to the end of a tag, so that no character is cut in two.
    guard let end = bytes.lastIndex(of: UInt8(ascii: ">")),
        case .success(let source) = SourceFile.decode(path: "", bytes: Array(bytes[...end]))
    else { return nil }
    var reader = XMLReader(source.bytes)
    do {
        while let token = try reader.next() {
            if case .start(let name, let attributes, _, _) = token { return (name, attributes) }
        }
    } catch {}
    return nil
}

/// SVG 2, sections 7.2 and 8.2: `width` and `height` where they are lengths of their own, else the sides of `viewBox`; one
/// of them and the proportions of `viewBox` are enough. Nil where neither says it: such a drawing fills what it is given.
private func drawingSize(_ attributes: [XMLToken.Attribute]) -> PixelSize? {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    let width = value("width").flatMap(absoluteLength)
    let height = value("height").flatMap(absoluteLength)
    let box = value("viewBox").flatMap(viewBox)
    switch (width, height, box) {
    case (let width?, let height?, _): return rounded(width, height)
    case (let width?, nil, let box?): return rounded(width, width * box.height / box.width)
    case (nil, let height?, let box?): return rounded(height * box.width / box.height, height)
    case (nil, nil, let box?): return rounded(box.width, box.height)
    default: return nil
    }
}

private func rounded(_ width: Double, _ height: Double) -> PixelSize? {
    let (width, height) = (width.rounded(), height.rounded())
    guard max(width, height) < 1e9 else { return nil }
    return pixelSize(Int(width), Int(height))
}

/// In pixels of CSS; nil for lengths that depend on what is around them (`100%`, `2em`).
private func absoluteLength(_ text: String) -> Double? {
    let trimmed = text.drop { $0 == " " }
    let number = trimmed.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let unit = trimmed.dropFirst(number.count).prefix { $0 != " " }.lowercased()
    let pixels: [String: Double] = [
        "": 1, "px": 1, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6, "pt": 96 / 72, "pc": 16,
    ]
    guard let factor = pixels[unit], let value = Double(number), value > 0 else { return nil }
    return value * factor
}

/// `0 0 640 480`, with commas or spaces.
private func viewBox(_ text: String) -> (width: Double, height: Double)? {
    let parts = text.split { $0 == "," || $0.isWhitespace }
    guard parts.count == 4, let width = absoluteLength(String(parts[2])), let height = absoluteLength(String(parts[3]))
    else { return nil }
    return (width, height)
}
