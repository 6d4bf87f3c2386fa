import BanbaoData
import BanbaoText

/// The `params` of site.yaml: a text for all languages, or one for each.
func readParams(_ reader: inout MappingReader, _ languages: Languages) -> [Parameter] {
    var map = reader.map("params", name: Wording(verbatim: "params"))
    var params: [Parameter] = []
    for member in map.allMembers() {
        if !isIdentifier(member.key) {
            map.report(.identifier(path: map.path, range: member.keyRange, id: member.key))
        }
        let text: Localized<String>
        if case .map = member.value {
            text = localized(member.value, member.key, &map, languages, member.key)
        } else {
            let same = map.text(member.value, member.key) ?? ""
            text = Localized(languages.map { _ in same })
        }
        params.append(Parameter(id: member.key, text: text))
    }
    reader.report(map.finish())
    return params
}
