import BanbaoMarkdown
import BanbaoText

/// Numbers that one version of an entry has in digits and another in no form.
let numberCheck = Check(rules: [.translationNumbers]) { checked in
    let site = checked.site
    return try site.entries.flatMap { entry -> [Diagnostic] in
        let versions = entry.versions.compactMap(\.self)
        guard versions.count > 1 else { return [] }
        let known = try versions.compactMap { id -> (id: PageID, numbers: NumbersOfPage)? in
            try checked.facts.numbers(id).map { (id, $0) }
        }
        return try known.flatMap { version in
            try known.filter { $0.id != version.id }.flatMap { other in
                let missing = version.numbers.missing(in: other.numbers)
                return missing.isEmpty ? [] : try checked.inputs.problems(missing, of: version.id, in: other.id)
            }
        }
    }
}

extension RenderInputs {
    /// In: numbers of one page that another one has not in digits.
    fileprivate func problems(
        _ numbers: [NumbersOfPage.Written], of page: PageID, in other: PageID
    ) throws -> [Diagnostic] {
        let words = try allNumbers(other)
        let (path, others) = (site.pages[page].path, site.pages[other].path)
        return numbers.filter { number in words.map { !$0.contains(number.meaning) } ?? true }.map {
            .numberMissing($0, in: path, other: others, configuration.languages[site.pages[other].language])
        }
    }
}

extension Diagnostic {
    fileprivate static func numberMissing(
        _ number: NumbersOfPage.Written, in path: String, other: String, _ language: Language
    ) -> Diagnostic {
        let written = number.meaning.likeliest.decimal.flatMap { language.numbers?.text($0) } ?? number.text
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
