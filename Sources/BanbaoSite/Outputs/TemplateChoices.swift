import BanbaoTemplate
import BanbaoText

/// Templates that are chosen and not there, and those that are there and nobody chooses.
func templateChoiceProblems(_ inputs: RenderInputs) -> [Diagnostic] {
    let choices = inputs.site.templateChoices
    let names = inputs.theme.chosenTemplateNames
    guard !choices.isEmpty || !names.isEmpty else { return [] }
    let known = Set(names)
    let missing = choices.filter { !known.contains($0.template.name) }.map { choice in
        Diagnostic.templateMissing(choice, known: names)
    }
    let chosen = Set(choices.map(\.template.name))
    return missing + names.filter { !chosen.contains($0) }.map { .templateNotChosen($0) }
}

extension Diagnostic {
    fileprivate static func templateMissing(_ choice: TemplateChoice, known: [String]) -> Diagnostic {
        let (folder, text) = (choice.kind.folder, choice.written.text)
        let ending = choice.format.ending
        let names = known.filter { $0.startsWithBytes(folder) && $0.endsWithBytes(ending) }.map { name in
            String(name.droppingFirstBytes(folder.utf8.count).droppingLastBytes(ending.utf8.count))
        }
        let file = SourceKind.themeFolder + choice.template.name
        return Diagnostic(
            .valueChoice, path: choice.path, range: choice.written.range,
            Wording("there is no template \(file)", zh: "没有 \(file) 这个模板"),
            help: closestName(to: text, among: names).map(Wording.didYouMean)
                ?? (choice.kind == .page
                    ? Wording("make that file, or name another with template:", zh: "新建这个文件，或者用 template: 写另一个")
                    : Wording(
                        "make that file, or delete the line \"\(choice.key)\"", zh: "新建这个文件，或者删掉“\(choice.key)”这一行")))
    }

    fileprivate static func templateNotChosen(_ name: String) -> Diagnostic {
        name.startsWithBytes(ChosenTemplate.Kind.page.folder)
            ? Diagnostic(
                .templateUnused, path: SourceKind.themeFolder + name,
                Wording("no page of site.yaml is made from this template", zh: "site.yaml 里没有网页用这个模板"),
                help: Wording(
                    "add a page under pages: in site.yaml, or delete the file", zh: "在 site.yaml 的 pages: 下面加一页，或者删掉文件")
            )
            : Diagnostic(
                .templateUnused, path: SourceKind.themeFolder + name,
                Wording("no section or entry chooses this template", zh: "没有栏目或文章选用这个模板"),
                help: Wording(
                    "choose it with template: in site.yaml or in front matter, or delete the file",
                    zh: "在 site.yaml 或题头里用 template: 选用它，或者删掉文件"))
    }
}
