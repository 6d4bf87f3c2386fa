import BanbaoData
import BanbaoTemplate
import BanbaoText

/// An item of the menu.
struct MenuEntry: Sendable {
    let target: MenuTarget
    /// In place of that of the target.
    let title: Localized<String>?
    /// Those that show it.
    let languages: [LanguageID]
    let children: [MenuEntry]
}

/// Where an item of the menu leads.
enum MenuTarget: Sendable {
    case section(SectionID)
    /// A folder that has a list, by its path: `stories/2026`.
    case folder(Written)
    /// An entry by its key: `pages/about`.
    case entry(Written)
    /// One of `Configuration.pages`.
    case page(ExtraPageID)
    /// A page of another site.
    case link(String)
}

/// Menus in menus, the outermost counted.
let menuDepthLimit = 3

/// The `menu` of site.yaml: sections, folders, entries, links to other sites, with items below them.
func readMenu(
    _ reader: inout MappingReader, _ sections: Table<Section, Section>, _ languages: Languages,
    _ pages: Table<ExtraPage, ExtraPage>, areRead: Bool
) -> [MenuEntry] {
    MenuItems(sections: sections, languages: languages, pages: pages, areRead: areRead).read("menu", &reader, level: 1)
}

private struct MenuItems {
    let sections: Table<Section, Section>
    let languages: Languages
    let pages: Table<ExtraPage, ExtraPage>
    let areRead: Bool

    func read(_ key: String, _ reader: inout MappingReader, level: Int) -> [MenuEntry] {
        guard let value = reader.value(key) else { return [] }
        guard case .list(let elements, _) = value else {
            reader.report(
                .wrongType(
                    path: reader.path, range: value.range, key: Wording(verbatim: key), expected: .list, found: value))
            return []
        }
        guard level <= menuDepthLimit else {
            reader.report(.menuDepth(path: reader.path, range: reader.keyRange(key)))
            return []
        }
        return elements.compactMap { element in
            guard case .map = element else {
                guard let text = reader.text(element, key) else { return nil }
                return section(Written(text: text, range: element.range), key, &reader).map {
                    MenuEntry(target: $0, title: nil, languages: Array(languages.indices), children: [])
                }
            }
            var item = MappingReader(element, path: reader.path, name: Wording("an item of the menu", zh: "菜单里的一项"))
            let entry = self.item(&item, level: level)
            reader.report(item.finish())
            return entry
        }
    }

    private func item(_ item: inout MappingReader, level: Int) -> MenuEntry? {
        let keys = ["section", "entry", "page", "url"].filter { item.member($0) != nil }
        if keys.count > 1 { item.report(.menuTargets(path: item.path, range: item.keyRange(keys[1]))) }
        let target = target(&item)
        let needsTitle = item.member("url") != nil
        let hasTitle = needsTitle || item.member("title") != nil
        let title = hasTitle ? localized("title", &item, languages, "") : nil
        let shown = shownIn(&item)
        let children = read("children", &item, level: level + 1)
        return target.map { MenuEntry(target: $0, title: title, languages: shown, children: children) }
    }

    private func target(_ item: inout MappingReader) -> MenuTarget? {
        let entry = readWritten("entry", &item).map(MenuTarget.entry)
        let named = readWritten("section", &item).flatMap { section($0, "section", &item) }
        if entry != nil || item.member("section") != nil { return entry ?? named }
        if let page = readWritten("page", &item) { return self.page(page, &item) }
        guard let url = item.required("url"), let text = item.text(url, "url") else { return nil }
        guard isWebAddress(text) else {
            item.report(
                .wrongValue(
                    path: item.path, range: url.range, key: "url", value: text,
                    expected: Wording("a web URL", zh: "网址"),
                    help: Wording("begin with https:// or http://", zh: "以 https:// 或 http:// 开头")))
            return nil
        }
        return .link(text)
    }

    /// By its path in `pages`; files for programs are in no menu.
    private func page(_ written: Written, _ item: inout MappingReader) -> MenuTarget? {
        let shown = pages.indices.filter { pages[$0].format == .html }
        if let page = shown.first(where: { pages[$0].path.text.hasSameBytes(as: written.text) }) { return .page(page) }
        item.report(
            .unknownChoice(
                path: item.path, range: written.range, key: "page", value: written.text,
                known: shown.map { pages[$0].path.text }))
        return nil
    }

    /// A path with a slash is that of a folder, which only the content says.
    private func section(_ written: Written, _ key: String, _ reader: inout MappingReader) -> MenuTarget? {
        guard areRead else { return nil }
        if written.text.contains(sign: "/") { return .folder(written) }
        let section = sections.firstIndex { $0.id.hasSameBytes(as: written.text) }
        if let section, sections[section].hasIndex { return .section(section) }
        let known = sections.filter(\.hasIndex).map(\.id)
        reader.report(
            .unknownChoice(path: reader.path, range: written.range, key: key, value: written.text, known: known))
        return nil
    }

    /// All languages, where the item does not say it.
    private func shownIn(_ item: inout MappingReader) -> [LanguageID] {
        guard item.member("languages") != nil else { return Array(languages.indices) }
        return item.texts("languages").compactMap { text, range in
            let language = languages.firstIndex { $0.id.hasSameBytes(as: text) }
            if language == nil {
                item.report(
                    .unknownChoice(
                        path: item.path, range: range, key: "languages", value: text, known: languages.map(\.id)))
            }
            return language
        }
    }
}

extension Diagnostic {
    fileprivate static func menuDepth(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .valueFormat, path: path, range: range,
            Wording("the menu is more than \(menuDepthLimit) levels deep", zh: "菜单超过了 \(menuDepthLimit) 层"),
            help: Wording("move these items one level up", zh: "把这些项往上移一层"))
    }

    fileprivate static func menuTargets(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .valueFormat, path: path, range: range,
            Wording("an item of the menu leads to one place", zh: "菜单的一项只能指向一个地方"),
            help: Wording("keep one of section, entry, page and url", zh: "section、entry、page、url 只留一个"))
    }
}
