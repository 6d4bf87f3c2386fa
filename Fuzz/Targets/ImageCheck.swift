import BanbaoImage
import BanbaoText

/// Asks what a file of made-up bytes is, as an image and as a file to download, and stops where the answer is none that a
/// build may believe.
enum ImageCheck {
    static func run(on bytes: [UInt8]) {
        let content = content(bytes)
        checkMemory(of: content)
        checkAttachments(bytes)
        guard case .image(let format, let size, _) = content else { return }
        if let size { precondition(pixels.contains(size.width) && pixels.contains(size.height), "\(size)") }
        guard format != .svg else { return }
        precondition(!beginsAsMarkup(bytes), "\(format) begins as markup")
        // These end where they say, whatever a telephone or a mail program puts behind them.
        if [.jpeg, .gif, .webp].contains(format) {
            let longer = self.content(bytes + [UInt8](repeating: 0x0A, count: 5000))
            precondition(longer == content, "\(content), and \(longer) with more behind it")
        }
    }

    private static let pixels = 1...Int(Int32.max)

    /// Reads within the file only, and not much more than it holds.
    private static func content(_ bytes: [UInt8]) -> ImageContent {
        var asked = 0
        do {
            return try imageContent(size: bytes.count) { range in
                precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "\(range) of \(bytes.count)")
                asked += range.count
                precondition(asked <= 16 * bytes.count, "\(asked) bytes were read of \(bytes.count)")
                return Array(bytes[range])
            }
        } catch {
            fatalError("\(error)")
        }
    }

    /// What the next build remembers is what this one saw.
    private static func checkMemory(of content: ImageContent) {
        var reader = ByteReader(ByteWriter.bytes(of: content)[...])
        do {
            let remembered = try ImageContent(from: &reader)
            precondition(remembered == content, "\(content) is remembered as \(remembered)")
        } catch {
            fatalError("\(content) cannot be remembered")
        }
    }

    /// A browser that is not told what a file is looks at its first bytes.
    private static func checkAttachments(_ bytes: [UInt8]) {
        for ending in publishedEndings + ["xyz"] where ImageFormat(path: "a." + ending) == nil {
            do {
                let problem = try attachmentProblem("a." + ending, alsoAllowed: ["xyz"]) {
                    try attachmentContent("a." + ending, size: bytes.count) { Array(bytes[$0]) }
                }
                precondition(problem != nil || !beginsAsMarkup(bytes), "a .\(ending) file begins as markup")
            } catch {
                fatalError("\(error)")
            }
        }
    }

    /// MIME Sniffing Standard, section 7.1: white space, and then a tag or a comment.
    private static func beginsAsMarkup(_ bytes: [UInt8]) -> Bool {
        let text = bytes.drop { [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains($0) }
        guard text.first == UInt8(ascii: "<"), let next = text.dropFirst().first else { return false }
        return "!?/".utf8.contains(next) || (0x61...0x7A).contains(next | 0x20)
    }
}
