import BanbaoImage
import BanbaoText
import Testing

/// The limits of a drawing, each by itself: what just keeps it passes, and one more is refused where it stands.
@Suite struct SVGLimitTests {
    private func problem(_ drawing: String) -> Diagnostic? {
        drawingProblem(SourceFile(path: "a.svg", cleanBytes: Array(drawing.utf8)))
    }

    private func svg(_ content: String) -> String { "<svg xmlns='http://www.w3.org/2000/svg'>\(content)</svg>" }

    @Test func `a drawing may have 8 MiB`() {
        let limit = drawingLimitInMiB << 20
        #expect(limit == 8_388_608)
        let room = limit - svg("<!---->").utf8.count
        func drawing(_ count: Int) -> String { svg("<!--" + String(repeating: "x", count: count) + "-->") }
        #expect(problem(drawing(room)) == nil)
        #expect(problem(drawing(room + 1))?.rule == .fileTooLarge)
    }

    @Test func `a drawing may be nested 256 levels deep`() {
        func drawing(_ levels: Int) -> String {
            let groups = levels - 1
            return svg(String(repeating: "<g>", count: groups) + String(repeating: "</g>", count: groups))
        }
        #expect(problem(drawing(256)) == nil)
        let found = problem(drawing(257))
        let start = svg("").utf8.count - "</svg>".utf8.count + 255 * 3
        #expect(found?.rule == .svgSyntax && found?.range == start..<start + 2)
        // An element without content opens no level.
        let leaf = drawing(256).replacing("<g></g>", with: "<g><path/></g>")
        #expect(problem(leaf) == nil)
    }

    @Test func `an element may have 256 attributes`() {
        func element(_ count: Int) -> String {
            svg("<g " + (0..<count).map { "a\($0)=''" }.joined(separator: " ") + "/>")
        }
        #expect(problem(element(256)) == nil)
        let found = problem(element(257))
        #expect(
            found?.rule == .svgSyntax && found?.range?.lowerBound == element(257).utf8.count - "/></svg>".utf8.count)
    }

    @Test func `no attribute stands twice`() {
        #expect(problem(svg("<g a='' b=''/>")) == nil)
        #expect(problem(svg("<g a='' b='' a=''/>"))?.rule == .svgSyntax)
    }

    /// Comments part what a browser puts together; a drawing may hold as many as it has bytes for.
    @Test func `a style of a hundred thousand pieces is read as one, and its mistake is found in its piece`() {
        let pieces = String(repeating: "a{}<!-- -->", count: 100_000)
        #expect(problem(svg("<style>\(pieces)</style>")) == nil)
        let before = svg("").utf8.count - "</svg>".utf8.count + "<style>".utf8.count + pieces.utf8.count
        let found = problem(svg("<style>\(pieces)b{mask:ur<!-- -->l(//example.org)}\(pieces)</style>"))
        let place = before + "b{mask:ur<!-- -->".utf8.count
        #expect(found?.rule == .svgActive && found?.range?.lowerBound == place)
    }
}
