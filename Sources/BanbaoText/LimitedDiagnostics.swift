extension [Diagnostic] {
    /// Of each rule that warns the first hundred findings in a file, the last of them with the number of the others: who made
    /// one slip in every paragraph needs no list of them, and a message takes far longer than what it is about.
    ///
    /// What is not reported for other reasons has to be left out before, or it would take the place of what is.
    package func limited() -> [Diagnostic] {
        let limit = 100
        guard count > limit else { return self }
        var groups: [Group: [Int]] = [:]
        for (index, problem) in enumerated() where problem.rule.severity == .warning {
            groups[Group(path: problem.path, rule: problem.rule), default: []].append(index)
        }
        var isDropped = [Bool](repeating: false, count: count)
        var others: [Int: Int] = [:]
        for indices in groups.values where indices.count > limit {
            let ordered = indices.sorted {
                (self[$0].range?.lowerBound ?? 0, $0) < (self[$1].range?.lowerBound ?? 0, $1)
            }
            others[ordered[limit - 1]] = indices.count - limit
            for index in ordered[limit...] { isDropped[index] = true }
        }
        if others.isEmpty { return self }
        // Only what is left is copied: of a page full of slips there are 50 MB.
        return indices.filter { !isDropped[$0] }.map { index in
            others[index].map { self[index].with(.others($0)) } ?? self[index]
        }
    }

    private struct Group: Hashable {
        let path: String
        let rule: Rule
    }
}

extension Diagnostic.Note {
    static func others(_ count: Int) -> Diagnostic.Note {
        Diagnostic.Note(Wording("there are \(count) more of this kind in the file", zh: "本文件还有 \(count) 处同样的问题"))
    }
}
