import BanbaoText

/// Of an earlier plan, the stages whose files are as they were.
struct KeptStages {
    private let earlier: Plan.Stages?
    private let planned: Plan.PlannedSite?
    private let input: BuildInput
    private let changes: TreeChanges

    init(_ plan: Plan?, _ input: BuildInput) {
        self.input = input
        earlier = plan?.stages
        planned = plan?.planned
        guard let earlier, earlier.input.options == input.options else {
            changes = .everything
            return
        }
        changes = TreeChanges(from: earlier.input.tree, to: input.tree)
    }

    var configuration: Loaded<Configuration?>? {
        changes.isFree(of: [.configuration, .terms, .data]) ? earlier?.configuration : nil
    }

    /// Seen on the same day.
    func figures(today: Day) -> Loaded<Figures>? {
        guard configuration != nil, earlier?.today == today else { return nil }
        return changes.isFree(of: [.figures, .charts]) ? earlier?.figures : nil
    }

    /// Its templates may name figures.
    var theme: Loaded<Theme>? {
        changes.isFree(of: [.configuration, .figures, .theme, .asset, .staticFile]) ? earlier?.theme : nil
    }

    /// The pages, seen on the same day; nil where one was added or removed.
    func pages(today: Day) -> KeptPages? {
        guard let earlier, figures(today: today) != nil, !changes.listed.contains(.page) else {
            return nil
        }
        return KeptPages(pages: earlier.pages, changed: changes.pages)
    }

    /// The earlier site and its outputs, where only bodies of pages and the content of other files differ.
    func site(_ stages: Plan.Stages) -> Plan.PlannedSite? {
        guard let earlier, let planned, figures(today: stages.today) != nil, theme != nil,
            changes.listed.isDisjoint(with: [.attachment, .staticFile]),
            earlier.today == stages.today, earlier.pages.hasSameHeads(as: stages.pages),
            planned.inputs.entries.value.images == nil || changes.isFree(of: [.attachment])
        else { return nil }
        return Plan.PlannedSite(
            inputs: planned.inputs.reading(input), outputs: planned.outputs, problems: planned.problems)
    }
}

/// How the files of a site differ from what they were.
private struct TreeChanges {
    /// Kinds of files of which one was added or removed.
    private(set) var listed: Set<SourceKind> = []
    /// Kinds of files of which one has another content.
    private var edited: Set<SourceKind> = []
    /// Pages with another content.
    private(set) var pages: [SourceTree.File] = []

    static let everything = TreeChanges(listed: [
        .configuration, .terms, .data, .figures, .charts, .page, .attachment, .theme, .asset,
    ])

    private init(listed: Set<SourceKind>) { self.listed = listed }

    init(from before: SourceTree, to after: SourceTree) {
        let (old, new) = (before.files, after.files)
        var (first, second) = (0, 0)
        while first < old.count || second < new.count {
            if first < old.count, second < new.count, old[first].path.hasSameBytes(as: new[second].path) {
                if !new[second].isUnchanged(since: old[first]) { note(new[second]) }
                first += 1
                second += 1
            } else if second == new.count
                || (first < old.count && old[first].path.precedesInBytes(new[second].path))
            {
                if let kind = SourceKind(path: old[first].path) { listed.insert(kind) }
                first += 1
            } else {
                if let kind = SourceKind(path: new[second].path) { listed.insert(kind) }
                second += 1
            }
        }
    }

    private mutating func note(_ file: SourceTree.File) {
        guard let kind = SourceKind(path: file.path) else { return }
        edited.insert(kind)
        if kind == .page { pages.append(file) }
    }

    /// Whether no file of these kinds has changed in any way.
    func isFree(of kinds: Set<SourceKind>) -> Bool { listed.isDisjoint(with: kinds) && edited.isDisjoint(with: kinds) }
}
