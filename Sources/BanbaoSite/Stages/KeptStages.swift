import BanbaoText

/// Of an earlier plan, the stages whose files are as they were.
struct KeptStages {
    private let earlier: Plan.Stages?
    private let planned: Plan.PlannedSite?
    private let input: BuildInput
    private let unchanged: Set<SourceKind>

    init(_ plan: Plan?, _ input: BuildInput) {
        self.input = input
        earlier = plan?.stages
        planned = plan?.planned
        guard let earlier, earlier.input.options == input.options else {
            unchanged = []
            return
        }
        unchanged = unchangedKinds(earlier.input.tree, input.tree)
    }

    var configuration: Loaded<Configuration?>? {
        unchanged.isSuperset(of: [.configuration, .tags]) ? earlier?.configuration : nil
    }

    var theme: Loaded<Theme>? {
        unchanged.isSuperset(of: [.configuration, .theme, .asset]) ? earlier?.theme : nil
    }

    /// Of files that have not changed.
    var pages: RememberedPages? {
        guard let earlier, configuration != nil else { return nil }
        let (tree, pages) = (earlier.input.tree, earlier.pages)
        return RememberedPages { file, today, options in
            guard let index = tree.index(of: file.path), file.isUnchanged(since: tree.files[index]) else { return nil }
            return pages.page(at: file.path, today: today, options)
        }
    }

    /// The earlier site and its outputs, where only bodies of pages and the content of other files differ.
    func site(_ stages: Plan.Stages) -> Plan.PlannedSite? {
        guard let earlier, let planned, configuration != nil, theme != nil, unchanged.contains(.attachment),
            earlier.today == stages.today, earlier.pages.hasSameHeads(as: stages.pages)
        else { return nil }
        return Plan.PlannedSite(
            inputs: planned.inputs.reading(input), outputs: planned.outputs, problems: planned.problems)
    }
}

/// The kinds of files of which none was added, removed or changed; of attachments, none added or removed.
private func unchangedKinds(_ before: SourceTree, _ after: SourceTree) -> Set<SourceKind> {
    var unchanged: Set<SourceKind> = [.configuration, .tags, .page, .attachment, .theme, .asset]
    var (old, new) = (before.files[...], after.files[...])
    while true {
        switch (old.first, new.first) {
        case (nil, nil): return unchanged
        case (let first?, let second?) where first.path.hasSameBytes(as: second.path):
            if let kind = SourceKind(path: second.path), kind != .attachment, kind != .page,
                !second.isUnchanged(since: first)
            {
                unchanged.remove(kind)
            }
            old.removeFirst()
            new.removeFirst()
        case (let first?, let second) where second.map({ first.path.precedesInBytes($0.path) }) ?? true:
            if let kind = SourceKind(path: first.path) { unchanged.remove(kind) }
            old.removeFirst()
        case (_, let second):
            if let kind = second.flatMap({ SourceKind(path: $0.path) }) { unchanged.remove(kind) }
            new.removeFirst()
        }
    }
}
