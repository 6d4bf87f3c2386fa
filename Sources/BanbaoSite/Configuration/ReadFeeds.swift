import BanbaoData
import BanbaoText

/// What readers may subscribe to.
struct FeedSettings: Sendable {
    /// At least one, each once; links that lead to one feed lead to the first.
    let formats: [FeedFormat]
    /// Also for each tag, and each term of another taxonomy.
    let hasTerms: Bool
    /// Entries with their text, not their summary alone.
    let hasFullText: Bool
    /// Entries in one feed.
    let limit: Int
}

enum FeedFormat: String, Sendable, CaseIterable {
    /// RFC 4287
    case atom
    /// RSS 2.0
    case rss

    var fileName: String { self == .atom ? "feed.xml" : "rss.xml" }
    var mediaType: String { self == .atom ? "application/atom+xml" : "application/rss+xml" }
    /// In titles.
    var name: String { self == .atom ? "Atom" : "RSS" }
}

/// The `feeds` of site.yaml.
func readFeeds(_ reader: inout MappingReader) -> FeedSettings {
    var map = reader.map("feeds", name: Wording(verbatim: "feeds"))
    let isGiven = map.member("formats") != nil
    var formats: [FeedFormat] = []
    for (text, range) in map.texts("formats") {
        guard let format = FeedFormat(rawValue: text) else {
            map.report(
                .unknownChoice(
                    path: map.path, range: range, key: "formats", value: text,
                    known: FeedFormat.allCases.map(\.rawValue)))
            continue
        }
        if !formats.contains(format) { formats.append(format) }
    }
    if isGiven, formats.isEmpty, map.problems.isEmpty {
        map.report(.feedFormatMissing(path: map.path, range: map.keyRange("formats")))
    }
    let settings = FeedSettings(
        formats: formats.isEmpty ? [.atom] : formats, hasTerms: map.flag("tags", default: false),
        hasFullText: map.flag("full-text", default: false), limit: map.number("limit", in: 1...1000, default: 50))
    reader.report(map.finish())
    return settings
}

extension Diagnostic {
    fileprivate static func feedFormatMissing(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .valueFormat, path: path, range: range,
            Wording("\"formats\" names no format", zh: "“formats”里没有写格式"),
            help: Wording("write formats: [atom], [rss] or [atom, rss]", zh: "写 formats: [atom]、[rss] 或 [atom, rss]"))
    }
}
