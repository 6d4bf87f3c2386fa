/// The name nearest to a misspelled one, for "did you mean"; nil when none is near enough to be a slip.
package func closestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    // One slip for short names, one in three letters for longer ones.
    let limit = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
        let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars))
        guard distance <= limit else { continue }
        if let current = best, (current.distance, current.name) <= (distance, candidate) { continue }
        best = (candidate, distance)
    }
    return best?.name
}

/// `did you mean "skills"?`, or the whole list where it is short, or nothing.
package func suggestion(for name: String, among candidates: [String]) -> Wording? {
    if let name = closestName(to: name, among: candidates) { return .didYouMean(name) }
    guard !candidates.isEmpty, candidates.count <= 14 else { return nil }
    return Wording(
        "known here: \(candidates.joined(separator: ", "))", zh: "这里可以用的有：\(candidates.joined(separator: "、"))")
}

extension Wording {
    package static func didYouMean(_ name: String) -> Wording {
        Wording("did you mean \"\(name)\"?", zh: "是不是想写“\(name)”？")
    }
}

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours each cost 1.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in 0..<left.count {
        var current = [row + 1]
        for column in 0..<right.count {
            let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
            var cost = min(substitution, last[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
