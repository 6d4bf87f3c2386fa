import BanbaoText

/// What is remembered of pages, by their files; nil for a file that has changed or is not known. Holds for one configuration.
package struct RememberedPages: Sendable {
    let page: @Sendable (SourceTree.File, _ today: Day, BuildOptions) throws -> ParsedPage?

    /// In: the record that `Plan.pageRecord` made of a file.
    package init(records: @escaping @Sendable (SourceTree.File) -> ArraySlice<UInt8>?) {
        page = { file, today, options in
            guard let record = records(file) else { return nil }
            var reader = ByteReader(record)
            let page = try Page(from: &reader, today: today, options)
            // On an earlier day a source may be in the future, which is reported where the page is read.
            guard page.frontMatter.sources.allSatisfy({ $0.date.map { $0.firstDay <= today } ?? true }) else {
                return nil
            }
            return ParsedPage(content: .page(page), problems: try reader.list())
        }
    }
}

/// What the file of a page says before its body.
package struct ParsedPage: Sendable {
    enum Content: Sendable { case page(Page), broken(BrokenPage), introduction(Introduction) }

    let content: Content
    let problems: [Diagnostic]

    var path: String {
        switch content {
        case .page(let page): page.path
        case .broken(let page): page.path
        case .introduction(let introduction): introduction.path
        }
    }
}

/// The pages of an earlier plan, where no file of a page was added or removed, and those files that have changed.
struct KeptPages: Sendable {
    let pages: ParsedPages
    let changed: [SourceTree.File]
}

struct ParsedPages: Sendable {
    private(set) var pages: [Page] = []
    private(set) var broken: [BrokenPage] = []
    private(set) var introductions: [Introduction] = []
    private(set) var digest: Fingerprint
    /// By the paths of the files.
    private(set) var problems: [(path: String, problems: [Diagnostic])] = []

    init(_ results: [ParsedPage], _ platform: Platform) {
        pages.reserveCapacity(results.count)
        for result in results {
            switch result.content {
            case .page(let page):
                pages.append(page)
                if !result.problems.isEmpty { problems.append((page.path, result.problems)) }
            case .broken(let page):
                broken.append(page)
                problems.append((page.path, result.problems))
            case .introduction(let introduction):
                introductions.append(introduction)
                if !result.problems.isEmpty { problems.append((introduction.path, result.problems)) }
            }
        }
        digest = Self.digest(of: pages, introductions, platform)
    }

    private static func digest(
        of pages: [Page], _ introductions: [Introduction], _ platform: Platform
    ) -> Fingerprint {
        var digests: [UInt8] = []
        digests.reserveCapacity(pages.count * 16)
        for page in pages { page.headDigest.append(to: &digests) }
        for introduction in introductions { introduction.headDigest.append(to: &digests) }
        return platform.fingerprint(digests)
    }

    /// The same pages but for some files that were read again.
    func replacing(_ results: [ParsedPage], _ platform: Platform) -> ParsedPages {
        var all = self
        for result in results {
            all.remove(result.path)
            switch result.content {
            case .page(let page):
                all.pages.insert(page, at: all.pages.partitionPoint { $0.path.precedesInBytes(page.path) })
            case .broken(let page):
                all.broken.insert(page, at: all.broken.partitionPoint { $0.path.precedesInBytes(page.path) })
            case .introduction(let introduction):
                let place = all.introductions.partitionPoint { $0.path.precedesInBytes(introduction.path) }
                all.introductions.insert(introduction, at: place)
            }
            guard !result.problems.isEmpty else { continue }
            let place = all.problems.partitionPoint { $0.path.precedesInBytes(result.path) }
            all.problems.insert((result.path, result.problems), at: place)
        }
        all.digest = Self.digest(of: all.pages, all.introductions, platform)
        return all
    }

    private mutating func remove(_ path: String) {
        if let index = pages.firstIndex(sorted: path, by: \.path) { pages.remove(at: index) }
        if let index = broken.firstIndex(sorted: path, by: \.path) { broken.remove(at: index) }
        if let index = introductions.firstIndex(sorted: path, by: \.path) { introductions.remove(at: index) }
        if let index = problems.firstIndex(sorted: path, by: \.path) { problems.remove(at: index) }
    }

    /// What is remembered of the file with exactly this path; nil when its front matter is wrong.
    func record(at path: String) -> [UInt8]? {
        guard let page = pages.firstIndex(sorted: path, by: \.path) else { return nil }
        var writer = ByteWriter()
        pages[page].encode(to: &writer)
        writer.write(problems.firstIndex(sorted: path, by: \.path).map { problems[$0].problems } ?? [])
        return writer.bytes
    }

    func hasSameHeads(as other: ParsedPages) -> Bool {
        digest == other.digest && broken == other.broken
    }
}
