package import BanbaoText

// THE CHAIN. Read this file first: a site is planned here, stage by stage, and the plan says how each output is made.
//
//     SourceTree ─▶ Configuration ─▶ Figures ─▶ Theme ─▶ [Page] ─▶ Site ─▶ [Output] ─▶ bytes, one path at a time
//
// Every stage takes what the stages before it made and returns a value that is complete, together with the problems
// it found. No stage stops at a problem: one run reports all of them, and whoever runs the plan looks at the count
// before anything is installed.

/// Runs every stage up to the plan. Throws what the machine reports, never what an author did.
///
/// In: the files; an earlier plan in this process, of which what still holds is taken over; what is remembered of pages from
/// another run.
package func planSite(
    _ input: BuildInput, after earlier: Plan? = nil, remembered: (Fingerprint) -> RememberedPages? = { _ in nil }
) async throws -> Plan {
    let kept = KeptStages(earlier, input)

    let configuration = try kept.configuration ?? loadConfiguration(input)
    input.stageDidEnd(.configuration)
    guard let value = configuration.value, let today = input.platform.today(value.timeZone) else {
        return Plan(problems: input.tree.problems + configuration.problems)
    }

    let figures = try kept.figures(today: today) ?? loadFigures(input, value, today: today)
    input.stageDidEnd(.figures)

    let theme = try kept.theme ?? loadTheme(input, value.languages, shapes: value.templateShapes(figures.value))
    input.stageDidEnd(.theme)

    let pages = try await parsePages(
        input, value, figures.value, today: today, kept: kept.pages(today: today),
        remembered: remembered(settingsDigest(configuration, figures, input.platform)))
    input.stageDidEnd(.pages)

    let stages = Plan.Stages(
        input: input, today: today, configuration: configuration, figures: figures, theme: theme, pages: pages)
    if let site = kept.site(stages) { return Plan(stages, site) }

    let (site, siteProblems) = assembleSite(
        input, value, figures.value, today: today, pages: Table(pages.pages), broken: pages.broken,
        introductions: Table(pages.introductions))
    input.stageDidEnd(.site)

    let inputs = try RenderInputs(input: input, site: site, theme: theme.value)
    let (outputs, planProblems) = try planOutputs(inputs)
    input.stageDidEnd(.plan)

    // Where the configuration is wrong, URLs collide for that reason alone.
    let problems = siteProblems + (configuration.problems.errorCount == 0 ? planProblems : [])
    let planned = Plan.PlannedSite(inputs: inputs, outputs: outputs, problems: problems)
    return Plan(stages, planned)
}

/// Of all that the heads of pages are read with.
func settingsDigest(
    _ configuration: Loaded<Configuration?>, _ figures: Loaded<Figures>, _ platform: Platform
) -> Fingerprint {
    var bytes: [UInt8] = []
    for digest in [configuration.digest, figures.digest] { digest.append(to: &bytes) }
    return platform.fingerprint(bytes)
}
