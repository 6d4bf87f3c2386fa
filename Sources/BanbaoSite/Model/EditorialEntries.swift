package import BanbaoText

/// All that is written for a site, as its editors look after it: shown or not, right or wrong, whole or without a translation.
package struct EditorialSite: Sendable {
    package let languages: Languages
    /// In the order of site.yaml.
    package let sections: [EditorialSection]
    /// In order of their keys.
    package let entries: [EditorialEntry]
}

package struct EditorialSection: Sendable {
    /// `stories`
    package let id: String
    package let title: Localized<String>
}

/// An entry with every file that is there for it.
package struct EditorialEntry: Sendable {
    /// Its path in content/, without language and suffix: `stories/hong-jiaguang`. Of a file whose name is wrong, with both.
    package let key: String
    /// `stories`
    package let section: String
    /// Nil where there is no file.
    package let versions: Localized<EditorialVersion?>
    /// The file, where its name does not say of which entry it is a version, and in which language. It is alone then.
    package let misnamed: EditorialVersion?
}

/// A file of an entry.
package struct EditorialVersion: Sendable, Equatable {
    package enum State: Sendable, Equatable { case published, draft, scheduled, expired, broken }

    /// `content/stories/hong-jiaguang.zh.md`
    package let path: String
    /// Nil where the front matter is wrong and says none.
    package let title: String?
    /// `stories/hong-jiaguang.html`; nil where the file's name is wrong.
    package let sitePath: String?
    /// The last day of an expired page, else that of publication; nil where the front matter is wrong.
    package let day: Day?
    package let state: State
}

extension Site {
    package var editorialSite: EditorialSite {
        EditorialSite(
            languages: configuration.languages,
            sections: configuration.sections.map { EditorialSection(id: $0.id, title: $0.title) },
            entries: editorialEntries)
    }

    private var editorialEntries: [EditorialEntry] {
        let none = Localized<EditorialVersion?>(repeating: nil, count: configuration.languages.count)
        var versions: [EntryKey: Localized<EditorialVersion?>] = [:]
        for id in pages.indices {
            versions[EntryKey(pages[id]), default: none][pages[id].language] = editorialVersion(of: id)
        }
        for page in brokenPages {
            guard let identity = page.identity else { continue }
            versions[EntryKey(identity), default: none][identity.language] = editorialVersion(of: page)
        }
        let entries = versions.map { key, versions in
            let section = configuration.sections[key.section].id
            return EditorialEntry(
                key: "\(section)/\(key.slugText)", section: section, versions: versions, misnamed: nil)
        }
        let misnamed = brokenPages.filter { $0.identity == nil }.map { page in
            let key = page.path.cut(atFirst: "/").map { String($0.after) } ?? page.path
            return EditorialEntry(
                key: key, section: key.cut(atFirst: "/").map { String($0.before) } ?? "", versions: none,
                misnamed: editorialVersion(of: page))
        }
        return (entries + misnamed).sorted { $0.key.precedesInBytes($1.key) }
    }

    private func editorialVersion(of id: PageID) -> EditorialVersion {
        let page = pages[id]
        let (isExpired, front) = (page.visibility.reason == .expired, page.frontMatter)
        return EditorialVersion(
            path: page.path, title: front.title, sitePath: sitePath(of: id).text,
            day: isExpired ? front.expires ?? front.date.day : front.date.day, state: .init(page.visibility.reason))
    }

    private func editorialVersion(of page: BrokenPage) -> EditorialVersion {
        EditorialVersion(
            path: page.path, title: page.title, sitePath: sitePath(of: page)?.text, day: nil, state: .broken)
    }
}

extension EditorialVersion.State {
    fileprivate init(_ reason: Visibility.Reason?) {
        self =
            switch reason {
            case nil: .published
            case .draft: .draft
            case .scheduled: .scheduled
            case .expired: .expired
            }
    }
}
