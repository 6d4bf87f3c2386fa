import BanbaoData
import BanbaoText

/// Templates that are chosen and not there, and those that are there and nobody chooses.
func templateChoiceProblems(_ inputs: RenderInputs) -> [Diagnostic] {
    let choices = inputs.site.templateChoices
    let names = inputs.theme.chosenTemplateNames
    guard !choices.isEmpty || !names.isEmpty else { return [] }
    let known = Set(names)
    let missing = choices.filter { !known.contains($0.template.name) }.map { choice in
        Diagnostic.unknownChoice(
            path: choice.path, range: choice.written.range, key: choice.key, value: choice.written.text,
            known: names.filter { $0.startsWithBytes(choice.kind.folder) }.map { name in
                let file = name.droppingFirstBytes(choice.kind.folder.utf8.count)
                return String(file.droppingLastBytes(".html".utf8.count))
            })
    }
    let chosen = Set(choices.map(\.template.name))
    return missing + names.filter { !chosen.contains($0) }.map { .templateNotChosen($0) }
}

extension Diagnostic {
    fileprivate static func templateNotChosen(_ name: String) -> Diagnostic {
        Diagnostic(
            .templateUnused, path: SourceKind.themeFolder + name,
            Wording("no section or entry chooses this template", zh: "没有栏目或文章选用这个模板"),
            help: Wording(
                "choose it with template: in site.yaml or in front matter, or delete the file",
                zh: "在 site.yaml 或题头里用 template: 选用它，或者删掉文件"))
    }
}
