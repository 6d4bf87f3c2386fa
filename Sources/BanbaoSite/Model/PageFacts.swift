package import BanbaoMarkdown
package import BanbaoText

/// What one walk over the body of a page brings to light besides its HTML. It depends on the page's file and on nothing else
/// but what `RenderReport.reads` names, so it is remembered by their versions.
package struct PageFacts: Sendable {
    /// `content/stories/a.zh.md`
    package let path: String
    package let references: References
    /// What the page asks not to report.
    let suppressions: [Suppression]
    /// As bytes, of which most builds need none: a site of 100,000 pages has half a million headings.
    private let encodedDetails: ArraySlice<UInt8>
    /// As bytes too; empty where there is nothing to compare them with.
    private let encodedNumbers: ArraySlice<UInt8>

    package struct Details: Sendable {
        package let outline: [Heading]
        package let reading: ReadingLength
        /// Of title, summary and body: another one means that translations may have to follow.
        package let hash: ContentHash
        /// The bytes of its `SearchText`; none where the site has no search.
        let searchText: ArraySlice<UInt8>
    }

    init(
        path: String, references: References, suppressions: [Suppression], details: Details,
        numbers: NumbersOfPage? = nil
    ) {
        self.path = path
        self.references = references
        self.suppressions = suppressions
        encodedDetails = ByteWriter.bytes(of: details)[...]
        encodedNumbers = numbers.map { ByteWriter.bytes(of: $0)[...] } ?? []
    }

    package func numbers() throws(DamagedBytes) -> NumbersOfPage? {
        if encodedNumbers.isEmpty { return nil }
        var reader = ByteReader(encodedNumbers)
        return try reader.value()
    }

    package func details() throws(DamagedBytes) -> Details {
        var reader = ByteReader(encodedDetails)
        return try reader.value()
    }
}

/// What rendering one output brought to light.
package struct RenderReport: Sendable {
    package var problems: [Diagnostic] = []
    /// Of pages made from a body.
    package internal(set) var facts: PageFacts?
    /// Indexes of the source files that were read, in the tree the plan was made from: the output is as it was while these are.
    package internal(set) var reads: [Int] = []
    /// Of a file that is made of another one.
    package let making: Making?
    /// Of an output that is made from facts: what `Output.factsHash` was.
    package internal(set) var factsHash: ContentHash?
    /// Of such an output: `Output.notes`.
    var notes: ArraySlice<UInt8> = []

    package struct Making: Sendable, Equatable {
        /// What was made, by which program.
        package let recipe: String
        /// Where the result is kept besides; nil where it is not.
        package let key: String?

        package init(recipe: String, key: String? = nil) {
            self.recipe = recipe
            self.key = key
        }
    }

    package init() { making = nil }

    /// Of a file that is copied, or made of one. In: its index.
    package init(reading file: Int?, _ making: Making? = nil) {
        reads = file.map { [$0] } ?? []
        self.making = making
    }

    /// Whether there is anything for checks to look at.
    package var hasFindings: Bool {
        !problems.isEmpty || facts.map { !$0.references.isEmpty || !$0.suppressions.isEmpty } ?? false
    }

    mutating func noteRead(_ file: Int) {
        if !reads.contains(file) { reads.append(file) }
    }
}

// MARK: Coding

extension PageFacts.Details: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(outline)
        writer.write(reading)
        writer.write(hash)
        writer.write(searchText)
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        outline = try reader.list()
        reading = try reader.value()
        hash = try reader.value()
        searchText = try reader.slice()
    }
}

extension PageFacts: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(path)
        writer.write(references)
        writer.write(suppressions)
        writer.write(encodedDetails.count)
        writer.append(encodedDetails)
        writer.write(encodedNumbers)
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        path = try reader.text()
        references = try reader.value()
        suppressions = try reader.list()
        encodedDetails = try reader.slice()
        encodedNumbers = try reader.slice()
    }
}

extension RenderReport: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(reads) { $1.write($0) }
        writer.write(making) { making, writer in
            writer.write(making.recipe)
            writer.write(making.key) { $1.write($0) }
        }
        writer.write(factsHash) { $1.write($0) }
        writer.write(notes)
        writer.write(problems)
        writer.write(facts) { $1.write($0) }
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        reads = try reader.list { reader throws(DamagedBytes) in try reader.number() }
        making = try reader.optional { reader throws(DamagedBytes) in
            let recipe = try reader.text()
            return Making(
                recipe: recipe, key: try reader.optional { reader throws(DamagedBytes) in try reader.text() })
        }
        factsHash = try reader.optional { reader throws(DamagedBytes) in try reader.value() }
        notes = try reader.slice()
        problems = try reader.list()
        facts = try reader.optional { reader throws(DamagedBytes) in try reader.value() }
    }
}

extension RenderReport {
    /// The same with the files of another tree. Nil where one of them has no place in it.
    package func withReads(_ place: (Int) -> Int?) -> RenderReport? {
        var report = self
        report.reads = reads.compactMap(place)
        return report.reads.count == reads.count ? report : nil
    }
}
