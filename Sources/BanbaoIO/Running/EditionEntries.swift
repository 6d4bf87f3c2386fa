import BanbaoMarkdown
package import BanbaoSite
package import BanbaoText

/// The entries of an edition, with what a checkup found out about their files.
package struct EditionEntries: Sendable {
    /// Nil where no configuration could be read yet.
    package let site: EditorialSite?
    private let lengths: [ExactText: Length]
    private let counts: [ExactText: ProblemCounts]

    /// Of a text, in Chinese characters or in words, as most of it is; a foreign word counts as one character, and the other way round.
    package struct Length: Sendable {
        package let count: Int
        package let isInCharacters: Bool

        init(_ length: ReadingLength) {
            count = length.hanCharacters + length.words
            isInCharacters = length.hanCharacters > length.words
        }
    }

    package struct ProblemCounts: Sendable {
        package var errors = 0
        package var warnings = 0
    }

    /// In: a checkup of this edition or an earlier one; nil before the first. Throws where its reports are damaged.
    package init(of edition: Edition, _ checkup: Checkup?) throws(DamagedBytes) {
        site = edition.shown.site?.editorialSite
        var lengths: [ExactText: Length] = [:]
        for facts in (checkup?.reports ?? []).lazy.compactMap(\.facts) {
            lengths[ExactText(facts.path)] = Length(try facts.details().reading)
        }
        self.lengths = lengths
        var counts: [ExactText: ProblemCounts] = [:]
        for diagnostic in checkup?.diagnostics ?? [] {
            let count = diagnostic.isError ? \ProblemCounts.errors : \.warnings
            counts[ExactText(diagnostic.path), default: ProblemCounts()][keyPath: count] += 1
        }
        self.counts = counts
    }

    /// Of a file's text; nil for one that was not rendered.
    package func length(of file: String) -> Length? { lengths[ExactText(file)] }

    package func problems(of file: String) -> ProblemCounts { counts[ExactText(file)] ?? ProblemCounts() }

    /// For each entry its place in the order of titles, as the language of the title that comes first sorts them. It takes a second for
    /// 100,000.
    package var ranksByTitle: [Int] {
        guard let site else { return [] }
        let tag = site.languages.first?.tag ?? ""
        let titles = site.entries.map { entry in entry.versions.lazy.compactMap { $0?.title }.first ?? "" }
        let order = titles.indices.sorted { left, right in
            titles[left].hasSameBytes(as: titles[right])
                ? left < right : precedes(titles[left], titles[right], languageTag: tag)
        }
        var ranks = Array(repeating: 0, count: order.count)
        for (rank, index) in order.enumerated() { ranks[index] = rank }
        return ranks
    }
}
