import BanbaoTemplate
import BanbaoText

struct MenuItem: Sendable {
    let title: String
    let url: Link
    /// Of a section.
    let id: String
    let isCurrent: Bool
    /// It is current, or one below it.
    let isOpen: Bool
    let isExternal: Bool
    let children: [Record]
}

/// Menus in menus, the outermost first.
private let menuLevels: [Fields<MenuItem>] = {
    let innermost = menuFields("item of a submenu", inside: nil)
    let inside = menuFields("submenu item", inside: innermost.shape)
    return [menuFields("menu item", inside: inside.shape), inside, innermost]
}()

let menuShape = menuLevels[0].shape

private func menuFields(_ name: String, inside: RecordShape?) -> Fields<MenuItem> {
    let own: [Field<MenuItem>] = [
        .text("title", "its text", zh: "文字") { $0.title },
        .url(
            "url", "the list of a section or folder, the entry, a page of site.yaml, or the page of another site",
            zh: "栏目或文件夹的列表页、文章、site.yaml 里另加的网页，或者别的网站的网页"
        ) { $0.url },
        .text("id", "a section's name in site.yaml, for classes", zh: "栏目在 site.yaml 里的名称，用于 class") { $0.id },
        .flag(
            "is-current", "the page belongs to this section or folder, or is this entry", zh: "当前网页属于这个栏目或文件夹，或者就是这篇文章"
        ) {
            $0.isCurrent
        },
        .flag("is-open", "it is current, or an item below it", zh: "它是当前项，或者它下面有当前项") { $0.isOpen },
        .flag("is-external", "it leads to another site", zh: "指向别的网站") { $0.isExternal },
    ]
    guard let inside else { return Fields(name, own) }
    return Fields(name, own + [.list("children", "the items below it", zh: "它下面的各项", of: inside) { $0.children }])
}

/// Where the page is that shows a menu.
struct MenuPlace: Sendable {
    var section: SectionID?
    var folder: FolderID?
    var entry: EntryID?
    var page: ExtraPageID?
}

extension Site {
    func menu(_ language: LanguageID, at place: MenuPlace) -> [Record] {
        items(configuration.menu, language, at: place, level: 0).map(\.record)
    }

    func entryInMenu(_ target: MenuTarget) -> EntryID? {
        if case .entry(let key) = target { entry(key: key.text) } else { nil }
    }

    private func items(
        _ menu: [MenuEntry], _ language: LanguageID, at place: MenuPlace, level: Int
    ) -> [(record: Record, isOpen: Bool)] {
        menu.compactMap { entry in
            guard entry.languages.contains(language), let target = self.target(entry, language, at: place) else {
                return nil
            }
            let children = items(entry.children, language, at: place, level: level + 1)
            let isOpen = target.isCurrent || children.contains(where: \.isOpen)
            let item = MenuItem(
                title: entry.title?[language] ?? target.title, url: target.url, id: target.id,
                isCurrent: target.isCurrent, isOpen: isOpen, isExternal: target.isExternal,
                children: children.map(\.record))
            return (menuLevels[level].record(item), isOpen)
        }
    }

    private struct Target {
        let title: String
        let url: Link
        var id = ""
        var isCurrent = false
        var isExternal = false
    }

    /// Nil for what is not there or not shown, which is reported.
    private func target(_ item: MenuEntry, _ language: LanguageID, at place: MenuPlace) -> Target? {
        switch item.target {
        case .section(let section):
            let definition = configuration.sections[section]
            return Target(
                title: definition.title[language], url: .to(sitePath(of: section, in: language)), id: definition.id,
                isCurrent: section == place.section)
        case .folder(let path):
            guard case .folder(let folder)? = branch(at: path.text) else { return nil }
            return Target(
                title: title(of: .folder(folder), in: language), url: .to(sitePath(of: .folder(folder), in: language)),
                isCurrent: folders(around: place.folder).contains(folder))
        case .link(let url): return Target(title: "", url: .absolute(url), isExternal: true)
        case .page(let page):
            return Target(
                title: configuration.title(of: page, in: language),
                url: .to(configuration.sitePath(of: configuration.pages[page], in: language)),
                isCurrent: page == place.page)
        case .entry:
            guard let entry = entryInMenu(item.target) else { return nil }
            let page = entries[entry].shown(in: language)
            return Target(
                title: pages[page].frontMatter.title, url: .to(sitePath(of: page)), isCurrent: entry == place.entry)
        }
    }
}

extension Configuration {
    /// All items of the menu, those of submenus behind the one that they are below.
    var allMenuEntries: [MenuEntry] { menuEntries { _ in true } }

    /// Those that a language shows.
    func menuEntries(_ language: LanguageID) -> [MenuEntry] { menuEntries { $0.languages.contains(language) } }

    private func menuEntries(_ isShown: (MenuEntry) -> Bool) -> [MenuEntry] {
        func all(_ entries: [MenuEntry]) -> [MenuEntry] {
            entries.filter(isShown).flatMap { [$0] + all($0.children) }
        }
        return all(menu)
    }

    func title(of page: ExtraPageID, in language: LanguageID) -> String { (pages[page].title ?? title)[language] }

    /// In the order of the menu.
    func menuSections(_ language: LanguageID) -> [SectionID] {
        menuEntries(language).compactMap {
            if case .section(let section) = $0.target { section } else { nil }
        }
    }
}
