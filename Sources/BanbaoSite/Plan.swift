package import BanbaoText

/// A site ready to be rendered: every path it has, and how to make each. It does not change; made from a `Snapshot`, it renders
/// the same bytes at any time.
package struct Plan: Sendable {
    /// What was found before rendering.
    package let problems: [Diagnostic]
    /// Nil when there is no configuration to go by. Behind one reference: whoever renders on all cores holds the plan often.
    private let content: Shared<Content>?

    private struct Content: Sendable {
        let stages: Stages
        let planned: PlannedSite
    }

    /// What the stages before the site made, for a later plan.
    struct Stages: Sendable {
        let input: BuildInput
        let today: Day
        let configuration: Loaded<Configuration?>
        let figures: Loaded<Figures>
        let theme: Loaded<Theme>
        let pages: ParsedPages
    }

    /// The site and its outputs, and what they read.
    struct PlannedSite: Sendable {
        let inputs: RenderInputs
        let outputs: [Output]
        let problems: [Diagnostic]
    }

    init(problems: [Diagnostic]) {
        self.problems = problems
        content = nil
    }

    init(_ stages: Stages, _ planned: PlannedSite) {
        problems =
            stages.input.tree.problems + stages.configuration.problems + stages.figures.problems
            + stages.theme.problems
            + stages.pages.problems.flatMap(\.problems) + planned.problems
        content = Shared(Content(stages: stages, planned: planned))
    }

    var stages: Stages? { content?.value.stages }
    private var inputs: RenderInputs? { content?.value.planned.inputs }
    var planned: PlannedSite? { content?.value.planned }

    // MARK: What there is

    /// In order of their paths; without those that only facts can tell of.
    package var outputs: [Output] { content?.value.planned.outputs ?? [] }
    package var site: Site? { content?.value.planned.inputs.site }
    package var timeZone: String? { content?.value.planned.inputs.configuration.timeZone }
    package var languageCount: Int { content?.value.planned.inputs.configuration.languages.count ?? 0 }

    /// Of what all outputs share and no reading of a file records: the day, options, configuration, theme, heads of pages.
    /// Nil when there is no site.
    package var sharedDigest: Fingerprint? {
        guard let content else { return nil }
        let stages = content.value.stages
        var bytes = Array("\(stages.today) \(stages.input.options)".utf8)
        for digest in [
            stages.configuration.digest, stages.figures.digest, stages.theme.digest, stages.pages.digest,
        ] {
            digest.append(to: &bytes)
        }
        content.value.planned.inputs.entries.value.images?.digest.append(to: &bytes)
        return stages.input.platform.fingerprint(bytes)
    }

    /// Of all that the heads of pages are read with, which what is remembered of them holds for.
    package var settingsDigest: Fingerprint? {
        content.map { content in
            let stages = content.value.stages
            return BanbaoSite.settingsDigest(stages.configuration, stages.figures, stages.input.platform)
        }
    }

    /// What is to be remembered of the page in a file, for `RememberedPages`.
    package func pageRecord(at path: String) -> [UInt8]? { content?.value.stages.pages.record(at: path) }

    /// The output at a path.
    package func output(at path: String) -> Output? {
        outputs.firstIndex(sorted: path, by: \.path).map { outputs[$0] }
    }

    /// The output that answers for a path below the site's URL: `en/stories/` for `en/stories/index.html`; also files next to
    /// the content, whether pages link to them or not, and pages that are hidden, for those who look after them.
    /// Throws what the machine reports while an image is looked at.
    package func output(answering path: String) throws -> Output? {
        let file = SitePath(path).file.text
        if let output = output(at: file) { return output }
        guard let inputs else { return nil }
        let site = inputs.site
        return try site.attachment(at: SitePath(file)).map { attachmentFile($0, site) } ?? hiddenPage(at: file, site)
            ?? pictureFile(at: file, inputs) ?? servedSearchIndex(at: file, inputs)
    }

    /// Whether configuration and theme are right, so that it can be shown whatever is wrong with single pages.
    package var isUsable: Bool {
        stages.map { $0.configuration.problems.errorCount == 0 && $0.theme.problems.errorCount == 0 } ?? false
    }

    /// What is wrong with configuration and theme.
    package var problemsOfSite: [Diagnostic] {
        stages.map { $0.configuration.problems + $0.theme.problems } ?? problems
    }

    // MARK: Rendering

    /// Renders one output behind the bytes that are there. Throws only when a source cannot be read.
    package func render(_ output: Output, into bytes: inout [UInt8]) throws -> RenderReport {
        guard let inputs, case .rendered(let render) = output.content else { return RenderReport() }
        var pass = RenderPass(inputs, bytes: bytes)
        bytes = []
        try render(&pass)
        bytes = pass.bytes
        var report = pass.report
        report.factsHash = output.factsHash
        report.notes = output.notes[...]
        if let limit = output.kind.sizeLimitInMiB, bytes.count > limit << 20 {
            report.problems.append(.outputTooLarge(output, limitInMiB: limit))
        }
        return report
    }

    /// In: the file of a page; an image file as a `data:` URL, nil where the editor takes none of its kind. Out: nil where there is no such page.
    package func weChatArticle(
        of path: String, embedding: @escaping (_ path: String) throws -> String?
    ) throws -> WeChatArticle? {
        try inputs?.weChatArticle(of: path, embedding: embedding)
    }

    /// What is reported of the text of an article.
    package func problems(of article: WeChatArticle) throws -> [Diagnostic] {
        guard let facts = facts(of: [article.report]), let path = article.report.facts?.path else { return [] }
        return try reported(problems(facts, outputs: outputs), facts).filter { $0.path.hasSameBytes(as: path) }
    }

    // MARK: When all is rendered

    /// In: what rendering found, of the outputs at which it found anything; what is known of a page, by the paths of its output
    /// and of its source; what is known of the outputs of the last build.
    package func facts(
        _ findings: [RenderReport], _ earlier: EarlierOutputs? = nil,
        _ facts: @escaping @Sendable (_ output: SitePath, _ source: String) throws -> PageFacts?
    ) -> SiteFacts? {
        content.map { content in
            let inputs = content.value.planned.inputs
            return SiteFacts(inputs.site, inputs.theme.references, findings: findings, earlier, facts: facts)
        }
    }

    /// The same for reports that are all at hand.
    package func facts(of reports: [RenderReport]) -> SiteFacts? {
        let known = Dictionary(reports.compactMap(\.facts).map { (ExactText($0.path), $0) }) { first, _ in first }
        return facts(reports) { _, source in known[ExactText(source)] }
    }

    /// The outputs that only facts tell of, in order of their paths.
    package func outputs(after facts: SiteFacts) async throws -> [Output] {
        guard let content else { return [] }
        return try await planOutputs(content.value.planned.inputs, facts)
    }

    /// What can be said only when everything has been rendered. `outputs` are all, in order of their paths.
    package func problems(_ facts: SiteFacts, outputs: [Output]) throws -> [Diagnostic] {
        guard let content else { return [] }
        let checked = CheckedSite(inputs: content.value.planned.inputs, outputs: outputs, facts: facts)
        return try facts.problems + checks.flatMap { try $0.run(checked) }
    }

    /// What is reported of all that was found before, while and after rendering; without facts, of what no page can suppress.
    package func reported(_ found: [Diagnostic], _ facts: SiteFacts?) -> [Diagnostic] {
        let configuration = inputs?.configuration
        let all = applySeverities(to: found, configuration?.severities ?? [:], facts?.suppressions ?? [])
        // The site may have turned warnings off where it cannot be read.
        return configuration?.hasReadAll == false ? all.filter(\.isError) : all
    }

    /// Files next to the content that no shown page links to. They are not published.
    package func unusedFiles(_ facts: SiteFacts) -> [String] {
        guard let content else { return [] }
        let attachments = content.value.planned.inputs.site.attachments
        return attachments.indices.filter { facts.uses[$0] == nil }.map { attachments[$0].path }
    }

    /// Whether all files are there that a page refers to.
    package func hasFiles(of facts: PageFacts) -> Bool {
        facts.references.files.allSatisfy { inputs?.site.attachment(at: $0.file) != nil }
    }
}

extension Diagnostic {
    fileprivate static func outputTooLarge(_ output: Output, limitInMiB: Int) -> Diagnostic {
        Diagnostic(
            .outputTooLarge, path: output.origin.path, range: output.origin.range,
            Wording(
                "/\(output.path) is larger than \(limitInMiB) MiB", zh: "/\(output.path) 超过了 \(limitInMiB) MiB"),
            help: Wording(
                "make page-size in content/site.yaml smaller, or let the template show less of each entry",
                zh: "把 content/site.yaml 里的 page-size 改小，或者让模板少显示一些内容"))
    }
}
