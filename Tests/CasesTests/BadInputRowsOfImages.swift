import Foundation
import Testing

extension BadInputs {
    /// A page that shows the image beside it.
    private static func image(
        _ name: String, exit: Int32 = 1, _ file: String,
        verify: @escaping @Sendable ([String: String]) -> Void = { _ in },
        _ bytes: @escaping @Sendable () throws -> [UInt8]
    ) -> BadInput {
        BadInput("C14", name, exit: exit, verify: verify) { trial in
            try trial.write(bytes: try bytes(), to: "content/stories/" + file)
            try trial.write(BadInput.head + "![图](\(file))\n", to: BadInput.page)
        }
    }

    // MARK: C14. Images

    static let images: [BadInput] = [
        image("a photograph of twenty-one megabytes", exit: 0, "a.jpg", verify: shows("width=\"13\" height=\"6\"")) {
            try ImageContentTests.bytes("plain-13x6.jpg") + [UInt8](repeating: 0, count: 21_000_000)
        },
        image("an image of thirty-three thousand pixels", exit: 0, "a.gif", verify: shows("width=\"33025\"")) {
            var bytes = try ImageContentTests.bytes("plain-11x3.gif")
            bytes[6...9] = [0x01, 0x81, 0x01, 0x81]
            return bytes
        },
        image("an image with an orientation", exit: 0, "a.jpg", verify: shows("width=\"6\" height=\"13\"")) {
            try ImageContentTests.bytes("orientation-6-6x13.jpg")
        },
        image("a photograph whose end is missing", "a.jpg") {
            Array(try ImageContentTests.bytes("plain-13x6.jpg").dropLast(10))
        },
        image("an image of no width", "a.gif") {
            var bytes = try ImageContentTests.bytes("plain-11x3.gif")
            bytes[6...7] = [0, 0]
            return bytes
        },
        image("an empty image", "a.png") { [] },
        image("a PNG under another name", "a.jpg") { try ImageContentTests.bytes("plain-7x5.png") },
        image("a text under the name of an image", "a.png") { Array("这是一段文字。\n".utf8) },
        image("an image of a telephone", "a.jpg") { Array("\0\0\0\u{18}ftypheic\0\0\0\0mif1heic".utf8) },
        image("a million parts without end", "a.png") {
            let part: [UInt8] = [0, 0, 0, 0] + Array("tEXt".utf8) + [0, 0, 0, 0]
            let head = Array(try ImageContentTests.bytes("plain-7x5.png").prefix(33))
            return head + [[UInt8]](repeating: part, count: 1_600_000).joined()
        },
        BadInput("C14", "wrong images in front matter") { trial in
            try trial.write("x", to: "content/stories/a.png")
            try trial.write(
                bytes: Array(try ImageContentTests.bytes("plain.avif").dropLast()), to: "content/stories/b.avif")
            try trial.write(
                "---\ntitle: 甲\ndate: 2020-01-01\nimage: a.png\nphoto: b.avif\n---\n\n正文。\n", to: BadInput.page)
        },
    ]

    private static func shows(_ text: String) -> @Sendable ([String: String]) -> Void {
        { pages in #expect(pages["stories/bad.html"]?.contains(text) == true) }
    }
}
