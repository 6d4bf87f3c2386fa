import BanbaoImage
import Testing

/// What is published next to the content, by names and first bytes.
@Suite struct AttachmentContentTests {
    private func problem(_ name: String, _ bytes: [UInt8]) throws -> AttachmentProblem? {
        try attachmentProblem(name, alsoAllowed: ["xyz"]) {
            try attachmentContent(name, size: bytes.count) { Array(bytes[$0]) }
        }
    }

    /// A host that does not know the name leaves it to the browser, which looks at the first bytes.
    @Test(arguments: ["<!--", "<svg", "\n<b>", "<?xm"])
    func `no film or picture begins as markup`(length: String) throws {
        let bytes = Array((length + "ftypheic--><script>alert(1)</script>").utf8)
        for ending in ["heic", "mp4", "m4a", "mov"] {
            #expect(try problem("a." + ending, bytes) == .markup(ending: ending))
        }
    }

    @Test func `the length of a box may be the number of a sign`() throws {
        #expect(try problem("a.mp4", [0, 0, 0, UInt8(ascii: "<")] + Array("ftypisom".utf8)) == nil)
    }
}
