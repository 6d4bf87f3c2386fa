import BanbaoMarkdown
import BanbaoText

/// Numbers that one version of an entry has in digits and another in no form.
let numberCheck = Check(rules: [.translationNumbers]) { checked in
    let site = checked.site
    return try site.entries.flatMap { entry -> [Diagnostic] in
        let versions = entry.versions.compactMap(\.self)
        guard versions.count > 1 else { return [] }
        let known = try versions.compactMap { id -> (page: Page, numbers: NumbersOfPage)? in
            let page = site.pages[id]
            return try checked.facts.numbers(id).map { (page, $0) }
        }
        return known.flatMap { version in
            known.filter { $0.page.language != version.page.language }.flatMap { other in
                version.numbers.written.filter { !other.numbers.holds($0) }.map { number in
                    .numberMissing(
                        number, in: version.page.path, other: other.page.path,
                        site.configuration.languages[other.page.language])
                }
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func numberMissing(
        _ number: NumbersOfPage.Written, in path: String, other: String, _ language: Language
    ) -> Diagnostic {
        let written = number.values.last?.decimal.flatMap { language.numbers?.text($0) } ?? number.text
        let form = written.hasSameBytes(as: number.text) ? "" : written
        return Diagnostic(
            .translationNumbers, path: path, range: number.range,
            Wording(
                "\(other) has no \(number.text)\(form.isEmpty ? "" : " (\(form))")",
                zh: "\(other) 里没有 \(number.text)\(form.isEmpty ? "" : "（\(form)）")"),
            help: Wording(
                "compare the two; where both are right, put <!-- banbao-disable-next-line \(Rule.translationNumbers) --> above the line",
                zh: "对照两个版本；如果都没有错，在这一行上面写 <!-- banbao-disable-next-line \(Rule.translationNumbers) -->"))
    }
}
