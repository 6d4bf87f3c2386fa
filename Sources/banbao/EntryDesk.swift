import BanbaoIO
import BanbaoPreview
import BanbaoSite
import BanbaoText
import Synchronization

/// The pages of the editor's desk below `/_banbao/`. What they show of an edition and a checkup is put together once.
final class EntryDesk: Sendable {
    private struct Kept {
        let edition: Int
        let checkup: Int?
        let contents: DeskContents
    }

    private let kept = Mutex<Kept?>(nil)
    private let page = DeskPage(language: .current)

    /// In: a path behind `_banbao/`. Nil where there is nothing. Throws where a checkup's reports are damaged.
    func answer(
        _ path: Substring, _ query: FormQuery, _ edition: Edition, _ checkup: Checkup?, _ status: DeskStatus
    ) throws -> PreviewAnswer? {
        switch path {
        case "":
            return html(.bytes(page.html(try contents(edition, checkup), status, query)))
        case "compare":
            // Its frames are live; loaded again, it would lose their places.
            return try page.comparison(of: query["entry"] ?? "", contents(edition, checkup)).map {
                html(.bytes($0), isLive: false)
            }
        case "version":
            let (entry, language) = (query["entry"] ?? "", query["language"] ?? "")
            return try page.version(of: entry, in: language, contents(edition, checkup)).map { html($0) }
        case "compare.js": return script(compareScript)
        default: return nil
        }
    }

    private func script(_ text: String) -> PreviewAnswer {
        PreviewAnswer(mediaType: mediaType(ofPath: ".js"), body: .bytes(Array(text.utf8)), isPage: false)
    }

    private func html(_ body: PreviewAnswer.Body, isLive: Bool = true) -> PreviewAnswer {
        PreviewAnswer(mediaType: mediaType(ofPath: ".html"), body: body, isPage: true, isLive: isLive)
    }

    private func contents(_ edition: Edition, _ checkup: Checkup?) throws -> DeskContents {
        let known = kept.withLock(\.self)
        if let known, known.edition == edition.number, known.checkup == checkup?.number { return known.contents }
        let contents = DeskContents(try EditionEntries(of: edition, checkup))
        kept.withLock { $0 = Kept(edition: edition.number, checkup: checkup?.number, contents: contents) }
        return contents
    }
}

extension DeskContents {
    fileprivate init(_ known: EditionEntries) {
        let languages = known.site?.languages.map { Language(id: $0.id, tag: $0.tag, name: $0.name) } ?? []
        // Sections have titles in the languages of the site, of which one may be that of messages.
        let titled = languages.firstIndex { $0.tag.lowercased().startsWithBytes(MessageLanguage.current.rawValue) } ?? 0
        let sections = known.site?.sections.map { Section(id: $0.id, title: Array($0.title)[titled]) } ?? []
        let entries = known.site?.entries.map { entry in
            DeskEntry(
                key: entry.key, section: entry.section,
                versions: entry.versions.map { $0.map { DeskVersion($0, known) } },
                misnamed: entry.misnamed.map { DeskVersion($0, known) })
        }
        let ranks = Ranks()
        self.init(languages: languages, sections: sections, entries: entries ?? []) { ranks.of(known) }
    }
}

/// The order of titles, found when somebody first wants it.
private final class Ranks: Sendable {
    private let found = Mutex<[Int]?>(nil)

    func of(_ entries: EditionEntries) -> [Int] {
        found.withLock { found in
            let ranks = found ?? entries.ranksByTitle
            found = ranks
            return ranks
        }
    }
}

extension DeskVersion {
    fileprivate init(_ version: EditorialVersion, _ known: EditionEntries) {
        let problems = known.problems(of: version.path)
        self.init(
            source: version.path, title: version.title, path: version.sitePath, day: version.day,
            state: State(version.state),
            length: known.length(of: version.path).map { Length(count: $0.count, isInCharacters: $0.isInCharacters) },
            errors: problems.errors, warnings: problems.warnings)
    }
}

extension DeskVersion.State {
    fileprivate init(_ state: EditorialVersion.State) {
        self =
            switch state {
            case .published: .published
            case .draft: .draft
            case .scheduled: .scheduled
            case .expired: .expired
            case .broken: .broken
            }
    }
}
