import BanbaoSite
import BanbaoText

/// One build, from the plan to the installed output.
struct BuildRun: Sendable {
    let request: BuildRequest
    let observer: BuildObserver
    let scan: ScannedTree
    let folder: OutputFolder
    let previous: Manifest?
    let workshop: PictureWorkshop

    func build() async throws -> BuildResult {
        let freshFiles = try InputState.freshFiles(of: scan)
        let incremental = try IncrementalBuild(folder, previous, scan, program: programText(request))
        let cache = incremental?.cache(scan.tree) ?? RenderCache()
        // The output folder is looked through while the site is planned.
        async let survey = OutputSurvey(folder, previous)
        let plan = try await planSite(buildInput(scan.tree, request, observer, cache)) { incremental?.pages($0) }
        let staging = takingOver(plan.outputs, Staging(folder: folder, present: try await survey))
        do {
            let rendered = try await render(plan, incremental, staging)
            let staging = takingOver(rendered.outputs, staging)
            var result = BuildResult(diagnostics: rendered.diagnostics)
            result.pageCount = rendered.outputs.count { $0.kind.isPageForReaders }
            result.renderedCount = rendered.renderedCount
            result.languageCount = plan.languageCount
            result.hidden = plan.site?.hiddenCounts ?? HiddenCounts()
            result.foreignFiles = staging.present.foreign.files
            result.unlinkedFiles = rendered.unusedFiles
            result.photographCount = rendered.pictureCount
            if rendered.mayBeInstalled(isStrict: request.isStrict) {
                let memory = try await memory(rendered, plan, incremental, cache)
                result.changes = try install(rendered, memory, plan, staging, freshFiles)
            } else {
                try staging.discard()
            }
            observer.stageDidEnd(.install)
            return result
        } catch let error as MachineError {
            try staging.discard()
            throw error.withFreeSpace(besideFolder: folder.path)
        } catch {
            try staging.discard()
            throw error
        }
    }

    /// With `--adopt`, files of others where these outputs go are nobody's.
    func takingOver(_ outputs: [Output], _ staging: Staging) -> Staging {
        guard request.adoptsOutput else { return staging }
        let paths = Set(outputs.map { ExactText($0.path) })
        return Staging(folder: staging.folder, present: staging.present.takingOver(paths))
    }

    private func install(
        _ rendered: RenderedSite, _ memory: BuildMemoryContent?, _ plan: Plan, _ staging: Staging,
        _ freshFiles: [InputState.FreshFile]
    ) throws -> Changes {
        let state = try inputState(plan, freshFiles)
        let digest = try memory.map { try folder.writeMemory($0) }
        let installer = OutputInstaller(
            staging: staging, scan: scan, inputs: state, memory: digest, isPreview: request.options.isPreview,
            hidden: plan.site?.hiddenCounts ?? HiddenCounts())
        let changes = try installer.install(rendered.outputs, rendered.products)
        try folder.removeMemories(but: digest)
        try folder.pictures.prune(keeping: Set(rendered.products.lazy.compactMap(\.pictureKey)))
        return changes
    }

    private func inputState(_ plan: Plan, _ freshFiles: [InputState.FreshFile]) throws -> InputState? {
        guard let zone = plan.timeZone, let today = request.day(inTimeZone: zone) else { return nil }
        return InputState(
            scan, options: try optionsText(request), today: today, timeZone: zone, freshFiles: freshFiles)
    }
}
