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
            image: image, template: isOfFolder ? readWritten("template", &reader) : nil,
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
