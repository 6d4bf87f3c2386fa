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
            order: isOfFolder ? reader.choice("order", of: Section.Order.self) : nil,
            weight: isOfFolder ? readWeight(&reader) : nil,
            keyFigures: reader.texts("key-figures").map(Written.init), bodyStart: bodyStart, headDigest: headDigest)
        problems = reader.finish()
        return introduction
    }
}
