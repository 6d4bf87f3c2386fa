import BanbaoText

/// A check of the whole site, made when all of it is rendered. What can be said of one page alone is found while it is read or
/// rendered.
struct Check: Sendable {
    /// The rules that it reports.
    let rules: [Rule]
    let run: @Sendable (CheckedSite) throws -> [Diagnostic]
}

/// Every check. A further one is a file in Checks/ and a line here.
let checks: [Check] = [
    missingFileCheck, attachmentCheck, anchorCheck, sitePathCheck, imageCheck, pictureCheck, numberCheck, overdueCheck,
]

/// What checks look at.
struct CheckedSite: Sendable {
    let inputs: RenderInputs
    /// In order of their paths.
    let outputs: [Output]
    let facts: SiteFacts

    var site: Site { _read { yield inputs.site } }
}
