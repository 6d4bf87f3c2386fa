import BanbaoData
import BanbaoText

/// Reads the front matter of an `_index` file, whose keys depend on what it introduces.
struct IntroductionReader {
    private var reader: MappingReader
    private let location: Introduction.Location
    private(set) var problems: [Diagnostic] = []
    /// Also where something else is wrong.
    private(set) var images: [Written] = []

    init(_ yaml: YAML?, isComplete: Bool, path: String, location: Introduction.Location) {
        reader = MappingReader(yaml, path: path, name: Wording("the front matter", zh: "题头"), at: 0..<3)
        reader.isPartial = !isComplete
        reader.otherNames = standardHabitualNames
        self.location = location
    }

    private var isOfFolder: Bool { !location.folder.isEmpty }

    /// In: what the path of the file says, where its text begins, and what makes the digest of its head.
    mutating func read(
        language: LanguageID, bodyStart: Int, headDigest: Fingerprint
    ) -> Introduction {
        let title = isOfFolder ? reader.requiredText("title") : reader.text("title")
        let image = readWritten("image", &reader)
        images = [image].compactMap(\.self)
        let introduction = Introduction(
            path: reader.path, location: location, language: language, title: title, summary: reader.text("summary"),
            image: image, imageAlt: reader.text("image-alt"), focus: readFocus(&reader),
            template: isOfFolder ? readWritten("template", &reader) : nil,
            order: isOfFolder ? readOrder(&reader) : nil, weight: isOfFolder ? readWeight(&reader) : nil,
            bodyStart: bodyStart, headDigest: headDigest)
        problems = reader.finish()
        return introduction
    }
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
