import Testing

@testable import banbao

/// How many rows of a terminal a line takes, by which the lines above the cursor are found again.
@Suite struct LiveBlockTests {
    @Test(arguments: [
        ("", 10, 1), ("abcdefghij", 10, 1), ("abcdefghijk", 10, 2), ("五个汉字宽", 10, 1), ("五个汉字宽a", 10, 2),
        // A wide character does not fit into one cell.
        ("a五个汉字宽", 10, 2), ("a五个汉字宽五个汉字宽", 10, 3),
        ("\u{1B}[1;31merror\u{1B}[0m: abc", 10, 1), ("\u{1B}[1;31merror\u{1B}[0m: abcd", 10, 2),
    ])
    func `a line takes rows`(line: String, columns: Int, rows: Int) {
        #expect(LiveBlock.rows(of: line, columns: columns) == rows)
    }

    @Test func `lines that find no room are named in one line`() {
        let lines = ["1", "2", "3", "4", "a longer line", "6"]
        func fitting(_ rows: Int) -> [String] { LiveBlock.fitting(lines, (columns: 8, rows: rows), rest: "more") }
        #expect(fitting(8) == lines)
        #expect(fitting(7) == ["1", "2", "3", "4", "more"])
        #expect(fitting(6) == ["1", "2", "3", "4", "more"])
        #expect(fitting(4) == ["1", "2", "more"])
    }
}
