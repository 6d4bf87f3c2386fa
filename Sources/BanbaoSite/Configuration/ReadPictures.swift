import BanbaoData
import BanbaoText

/// What is made of photographs.
struct PictureSettings: Sendable, Equatable {
    /// In pixels, narrowest first; empty where nothing is made.
    let widths: [Int]
    /// How wide images are in pages of the theme, as the attribute `sizes` says it.
    let sizes: String
    /// Of JPEG and WebP, 1 to 100.
    let quality: Int

    static let none = PictureSettings(widths: [], sizes: defaultSizes, quality: 80)

    fileprivate static let defaultWidths = [480, 960, 1600]
    fileprivate static let defaultSizes = "(min-width: 48rem) 45rem, 100vw"
}

/// The `pictures` of site.yaml: `{widths: [480, 960, 1600], sizes: 100vw, quality: 80}`.
func readPictures(_ reader: inout MappingReader) -> PictureSettings {
    var map = reader.map("pictures", name: Wording(verbatim: "pictures"))
    let settings = PictureSettings(
        widths: readWidths(&map) ?? PictureSettings.defaultWidths,
        sizes: readSizes(&map) ?? PictureSettings.defaultSizes,
        quality: map.number("quality", in: 1...100, default: 80))
    reader.report(map.finish())
    return settings
}

/// Nil where none are given.
private func readWidths(_ map: inout MappingReader) -> [Int]? {
    guard map.value("widths") != nil else { return nil }
    let texts = map.texts("widths")
    var widths: Set<Int> = []
    for (text, range) in texts {
        if let width = Int(text), widthLimits.contains(width), String(width) == text {
            widths.insert(width)
        } else {
            map.report(.pictureWidth(path: map.path, range: range, text))
        }
    }
    if texts.count > widthCountLimit {
        map.report(.pictureWidths(path: map.path, range: map.keyRange("widths"), count: texts.count))
    }
    return widths.sorted()
}

private func readSizes(_ map: inout MappingReader) -> String? {
    guard let value = map.value("sizes"), let text = map.text(value, "sizes") else { return nil }
    if text.isEmpty { map.report(.emptyKey(path: map.path, range: value.range, key: "sizes")) }
    return text
}

private let widthLimits = 1...10_000
private let widthCountLimit = 8

extension Diagnostic {
    fileprivate static func pictureWidth(path: String, range: Range<Int>, _ text: String) -> Diagnostic {
        wrongValue(
            path: path, range: range, key: "widths", value: text, expected: Wording("a width in pixels", zh: "以像素计的宽度"),
            help: Wording(
                "write whole numbers from \(widthLimits.lowerBound) to \(widthLimits.upperBound): widths: [480, 960, 1600]",
                zh: "写 \(widthLimits.lowerBound) 到 \(widthLimits.upperBound) 的整数，例如 widths: [480, 960, 1600]"))
    }

    fileprivate static func pictureWidths(path: String, range: Range<Int>, count: Int) -> Diagnostic {
        Diagnostic(
            .valueFormat, path: path, range: range,
            Wording(
                "\(count) widths are more than \(widthCountLimit)", zh: "宽度有 \(count) 个，最多 \(widthCountLimit) 个"),
            help: Wording(
                "three are enough: one for telephones, one for tablets, one for large screens",
                zh: "三个就够：手机一个，平板一个，大屏幕一个"))
    }
}
