import BanbaoData
import BanbaoText

/// The `menu` of site.yaml: ids of sections, entries, links to other sites.
func readMenu(
    _ reader: inout MappingReader, _ sections: Table<Section, Section>, _ languages: Languages, areRead: Bool
) -> [MenuTarget] {
    guard let value = reader.value("menu") else { return [] }
    guard case .list(let elements, _) = value else {
        reader.report(
            .wrongType(
                path: reader.path, range: value.range, key: Wording(verbatim: "menu"), expected: .list, found: value))
        return []
    }
    return elements.compactMap { element in
        guard case .map = element else { return sectionInMenu(element, &reader, sections, areRead: areRead) }
        var item = MappingReader(element, path: reader.path, name: Wording("an item of the menu", zh: "菜单里的一项"))
        let target = readItem(&item, languages)
        reader.report(item.finish())
        return target
    }
}

private func sectionInMenu(
    _ element: YAML, _ reader: inout MappingReader, _ sections: Table<Section, Section>, areRead: Bool
) -> MenuTarget? {
    guard let text = reader.text(element, "menu"), areRead else { return nil }
    let section = sections.firstIndex { $0.id == text }
    if let section, sections[section].hasIndex { return .section(section) }
    let known = sections.filter(\.hasIndex).map(\.id)
    reader.report(.unknownChoice(path: reader.path, range: element.range, key: "menu", value: text, known: known))
    return nil
}

private func readItem(_ item: inout MappingReader, _ languages: Languages) -> MenuTarget? {
    if let entry = readWritten("entry", &item) {
        let hasTitle = item.member("title") != nil
        return .entry(entry, title: hasTitle ? localized("title", &item, languages, entry.text) : nil)
    }
    let url = item.required("url")
    let title = localized("title", &item, languages, "")
    guard let url, let text = item.text(url, "url") else { return nil }
    guard isWebAddress(text) else {
        item.report(
            .wrongValue(
                path: item.path, range: url.range, key: "url", value: text, expected: Wording("a web URL", zh: "网址"),
                help: Wording("begin with https:// or http://", zh: "以 https:// 或 http:// 开头")))
        return nil
    }
    return .link(text, title: title)
}
