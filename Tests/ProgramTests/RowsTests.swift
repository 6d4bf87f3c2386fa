import Foundation
import SiteTrials
import Testing

/// What holds of the rows of Tests/Rows themselves. `BadInputsTests` tries them.
@Suite struct RowsTests {
    @Test func `every row has a name of its own, in the file of its group`() throws {
        let rows = try Row.all()
        #expect(rows.count > 150 && Set(rows.map(\.title)).count == rows.count)
        for file in Row.files {
            let text = try Row.text(of: file)
            let rows = try Row.rows(in: text)
            #expect(rows.allSatisfy { file.hasPrefix(String($0.id.prefix(1)) + "-") }, "\(file)")
            #expect(rows.allSatisfy { !$0.title.contains(#/ no \d+$/#) }, "\(file)")
            // None is left unread.
            #expect(text.ranges(of: "\n" + Row.fence).count == 2 * rows.count, "\(file)")
        }
    }

    @Test func `what is done in code belongs to a row that says so`() throws {
        let rows = try Row.all()
        #expect(Set(RowsInCode.preparations.keys) == Set(rows.filter(\.isPreparedInCode).map(\.title)))
        #expect(Set(RowsInCode.checks.keys).subtracting(rows.map(\.title)) == [])
    }

    @Test(.enabled(if: !Repository.isRecording, "what is expected is being written"))
    func `every row says in Chinese what it says in English`() throws {
        func rules(_ text: String) -> [String] { text.matches(of: #/\[[a-z0-9.-]+\]\n/#).map { String($0.output) } }
        for row in try Row.all() where !RowsInCode.saidOnce.contains(row.title) {
            #expect(rules(row.expected.english) == rules(row.expected.chinese), "\(row)")
            #expect(row.expected.english.isEmpty == row.expected.chinese.isEmpty, "\(row)")
            #expect(row.expected.chinese.isEmpty || row.expected.chinese.contains(#/\p{Han}/#), "\(row)")
        }
    }

    /// Rows that need more than one run of the program, and where they are tried.
    static let elsewhere = [
        "C4": "PathologicalTests", "F13": "SourceFolderTests", "F15": "LargeFileTests", "H1": "MountTests",
        "H3": "MountTests", "H4": "CrashTests", "H5": "CrashTests", "H6": "CrashTests", "H7": "CrashTests",
        "H8": "MountTests", "H9": "BoundaryTests", "H13": "BuildTests", "H15": "DeterminismTests",
        "H17": "PathologicalTests",
    ]
    /// Rows about what there is not yet: filters in templates, the server.
    static let awaited: Set = ["D11", "D13"]

    @Test func `every row of the list is tried`() throws {
        let counts = [("A", 12), ("B", 25), ("C", 17), ("D", 13), ("F", 17), ("G", 10), ("H", 17)]
        let list = Set(counts.flatMap { group, count in (1...count).map { "\(group)\($0)" } })
        let tried = Set(try Row.all().map(\.id)).union(Self.elsewhere.keys)
        #expect(tried.union(Self.awaited) == list, "\(list.symmetricDifference(tried))")
        #expect(tried.isDisjoint(with: Self.awaited))
        let suites = try SiteTrial.files(below: Repository.root.appending(path: "Tests"))
        for suite in Set(Self.elsewhere.values) {
            #expect(suites.contains { $0.hasSuffix("/\(suite).swift") }, "\(suite)")
        }
    }

    // MARK: The format

    private static let fence = Row.fence

    private static func text(_ input: String) -> String {
        "# X\n\n## X1 a row\n\n\(fence) row\n\(input).\nexit 1\n\nerror\n.\n错误\n\(fence)\n"
    }

    @Test func `a row is read as it is written`() throws {
        let text = Self.text(
            """
            arguments: --drafts --output there
            environment: TZ=UTC
            shell: ulimit -n 32
            -- content/a.md --
            ---
            title: A
            ---

            ## B
            .
            -- content/b\\n.md (escaped) --
            \\xFF\\u{202E}\\
            -- content/empty.md --
            -- content/c.yaml, in place of a, b (escaped) --
            \\r
            -- content/d, a link to /etc --
            -- content/e.png, a copy of plain-7x5.png --
            -- content/f, removed --
            -- content/g, appended --
            g

            """)
        let row = try #require(try Row.rows(in: text).first)
        #expect(row.title == "X1 a row" && row.id == "X1")
        #expect(row.arguments == ["--drafts", "--output", "there"] && row.environment == ["TZ": "UTC"])
        #expect(row.shell == "ulimit -n 32\n")
        #expect(row.expected == Row.Expected(exit: 1, english: "error\n", chinese: "错误\n"))
        #expect(
            row.changes.map(\.path)
                == [
                    "content/a.md", "content/b\n.md", "content/empty.md", "content/c.yaml", "content/d",
                    "content/e.png",
                    "content/f", "content/g",
                ])
        #expect(
            row.changes.map(\.kind)
                == [
                    .written, .written, .written, .inPlaceOf(Array("a, b".utf8)), .link(to: "/etc"),
                    .copy(of: "plain-7x5.png"), .removed, .appended,
                ])
        let contents = [
            Array("---\ntitle: A\n---\n\n## B\n.\n".utf8), [0xFF, 0xE2, 0x80, 0xAE], [], [0x0D], [], [], [],
            Array("g\n".utf8),
        ]
        #expect(row.changes.map(\.content) == contents)
    }

    @Test(arguments: ["argument: x\n", "-- a, moved --\n", "-- a (escaped) --\n\\q\n", "x\n"])
    func `what is not understood is an error`(input: String) {
        #expect(throws: RowError.self) { try Row.rows(in: Self.text(input)) }
    }

    @Test func `what is recorded stands in the place of what was expected, and nothing else changes`() throws {
        let other = Row.Expected(exit: 2, english: "other\n", chinese: "")
        for file in Row.files {
            let text = try Row.text(of: file)
            for row in try Row.rows(in: text) {
                #expect(RowRecords.text(text, expecting: row.expected, of: row) == text, "\(row)")
            }
            guard let row = try Row.rows(in: text).last else { continue }
            let changed = try #require(RowRecords.text(text, expecting: other, of: row))
            let rows = try Row.rows(in: changed)
            #expect(rows.last?.expected == other)
            #expect(rows.dropLast().map(\.expected) == (try Row.rows(in: text).dropLast().map(\.expected)))
        }
        #expect(RowRecords.text("", expecting: other, of: try #require(try Row.all().first)) == nil)
    }
}
