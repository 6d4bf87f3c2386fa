package import BanbaoText

// THE CHAIN. Read this file first: a site is planned here, stage by stage, and the plan says how each output is made.
//
//     SourceTree ─▶ Configuration ─▶ Theme ─▶ [Page] ─▶ Site ─▶ [Output] ─▶ bytes, one path at a time
//
// Every stage takes what the stages before it made and returns a value that is complete, together with the problems
// it found. No stage stops at a problem: one run reports all of them, and whoever runs the plan looks at the count
// before anything is published.

/// A site ready to be rendered: every path it has, and how to make each.
package struct Plan: Sendable {
    /// In order of their paths. Empty when there is no configuration to go by.
    package let outputs: [Output]
    package let languageCount: Int
    package let timeZone: String?
    /// What was found before rendering.
    package let problems: [Diagnostic]
    /// SHA-256 of all that other pages may show of each page: its path, front matter and summary.
    package let pagesDigest: [UInt8]
    private let rendering: Rendering?

    fileprivate init(
        outputs: [Output], problems: [Diagnostic], pagesDigest: [UInt8], rendering: Rendering?
    ) {
        self.outputs = outputs
        self.pagesDigest = pagesDigest
        self.problems = problems
        self.rendering = rendering
        timeZone = rendering?.configuration.timeZone
        languageCount = rendering?.configuration.languages.count ?? 0
    }

    /// How many of the outputs are pages for readers.
    package var pageCount: Int { outputs.count(where: \.isPage) }

    /// Files beside the content that no shown page links to, by site path and source path. They are not published: a
    /// portrait that only a draft shows, a Word file beside its page.
    package func unlinkedFiles(afterRendering reports: [RenderReport]) -> [(path: String, source: String)] {
        guard let rendering else { return [] }
        return unlinkedAttachments(rendering.site, reports).map { ($0.sitePath, $0.path) }
    }

    /// What can be said only when everything has been rendered.
    package func problems(afterRendering reports: [RenderReport]) throws -> [Diagnostic] {
        guard let rendering else { return [] }
        return try reports.flatMap(\.problems)
            + checkReferences(rendering, outputs: outputs, reports: reports)
    }

    /// What is reported of all that was found, before, while and after rendering.
    package func reported(_ found: [Diagnostic], afterRendering reports: [RenderReport]) -> [Diagnostic] {
        applySeverities(to: found, rendering?.configuration.severities ?? [:], reports.flatMap(\.suppressions))
    }
}

/// Runs every stage up to the plan. Throws what the machine reports, never what an author did.
package func planSite(_ input: BuildInput) async throws -> Plan {
    var problems = input.tree.problems

    let (configuration, configurationProblems) = try loadConfiguration(input)
    problems += configurationProblems
    input.stageDidEnd(.configuration)
    guard let configuration, let today = input.today(configuration.timeZone) else {
        return Plan(outputs: [], problems: problems, pagesDigest: [], rendering: nil)
    }

    let (theme, themeProblems) = try loadTheme(input, configuration.languages)
    problems += themeProblems
    input.stageDidEnd(.theme)

    let parsed = try await parsePages(input, configuration, today: today)
    problems += parsed.problems
    input.stageDidEnd(.pages)

    let (site, siteProblems) = assembleSite(
        input, configuration, today: today, pages: parsed.pages, broken: parsed.broken)
    problems += siteProblems
    input.stageDidEnd(.site)

    let rendering = Rendering(input: input, site: site, theme: theme)
    let (outputs, planProblems) = planOutputs(rendering)
    // Where the configuration is wrong, addresses collide for that reason alone.
    if configurationProblems.errorCount == 0 { problems += planProblems }
    input.stageDidEnd(.plan)

    return Plan(outputs: outputs, problems: problems, pagesDigest: parsed.digest, rendering: rendering)
}
