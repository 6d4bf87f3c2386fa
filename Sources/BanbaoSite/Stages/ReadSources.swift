import BanbaoData
import BanbaoText

/// The `sources` of front matter: `- {name: 新华社, url: https://…, date: 2024-10-21}`.
func readSources(_ reader: inout MappingReader, today: Day) -> [SourceDocument] {
    guard let value = reader.value("sources") else { return [] }
    guard case .list(let elements, _) = value else {
        reader.report(
            .wrongType(
                path: reader.path, range: value.range, key: Wording(verbatim: "sources"), expected: .list,
                found: value))
        return []
    }
    return elements.enumerated().compactMap { place, element in
        var map = MappingReader(
            element, path: reader.path, name: Wording("source \(place + 1)", zh: "第 \(place + 1) 个来源"))
        map.otherNames = ["link": "url", "title": "name", "网址": "url", "链接": "url", "名称": "name", "日期": "date"]
        let source = readSource(&map, today)
        reader.report(map.finish())
        return source
    }
}

private func readSource(_ reader: inout MappingReader, _ today: Day) -> SourceDocument? {
    let name = reader.requiredText("name")
    if name?.isEmpty == true, let range = reader.value("name")?.range {
        reader.report(.emptyKey(path: reader.path, range: range, key: "name"))
    }
    let url = readWebAddress("url", &reader)
    let date = readWritten("date", &reader).flatMap { written -> PartialDate? in
        guard let date = PartialDate(written.text) else {
            reader.report(.notAPartialDate(path: reader.path, range: written.range, value: written.text))
            return nil
        }
        if date.firstDay > today {
            reader.report(.sourceInFuture(path: reader.path, range: written.range, date: written.text, today: today))
        }
        return date
    }
    return name.map { SourceDocument(name: $0, url: url, date: date) }
}
