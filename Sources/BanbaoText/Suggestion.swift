/// The name nearest to a misspelled one, for "did you mean"; nil when none is near enough to be a slip.
package func closestName(to name: String, among candidates: some Sequence<String>) -> String? {
    NameIndex(candidates).closest(to: name)
}

/// Names among which misspelled ones are looked for, made once for many. A search looks at each name for a moment and measures
/// a few, so that it takes no longer for names that are all alike.
package struct NameIndex: Sendable {
    private let names: [String]
    /// By the index of the name: its length in characters, and a bit for each character, of which many share one.
    private let lengths: [Int]
    private let signatures: [UInt64]

    /// Names that one search measures at the most, those first that have most characters in common.
    private static let measuredLimit = 64

    package init(_ names: some Sequence<String>) {
        self.names = Array(names)
        let folded = self.names.map { $0.lowercased().unicodeScalars }
        lengths = folded.map(\.count)
        signatures = folded.map(signature)
    }

    /// The nearest in edit distance, of equally near ones those that begin alike, then the first in Swift's order of strings.
    package func closest(to name: String) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        // One slip for short names, one in three letters for longer ones.
        let limit = max(1, wanted.count / 3)
        var best: (name: String, distance: Int, beginning: Int)?
        for index in candidates(wanted, limit) where names[index] != name {
            let candidate = names[index]
            let scalars = Array(candidate.lowercased().unicodeScalars)
            let distance = editDistance(wanted, scalars)
            guard distance <= limit else { continue }
            let beginning = scalars.first == wanted.first ? 0 : 1
            if let best, (best.distance, best.beginning, best.name) <= (distance, beginning, candidate) { continue }
            best = (candidate, distance, beginning)
        }
        return best?.name
    }

    /// Names that may be near enough. A slip changes the length by one at the most and two bits.
    private func candidates(_ wanted: [Unicode.Scalar], _ limit: Int) -> [Int] {
        let wantedSignature = signature(wanted)
        func difference(_ index: Int) -> Int? {
            guard abs(lengths[index] - wanted.count) <= limit else { return nil }
            let difference = (signatures[index] ^ wantedSignature).nonzeroBitCount
            return difference <= 2 * limit ? difference : nil
        }
        var counts = [Int](repeating: 0, count: 65)
        for index in names.indices {
            if let difference = difference(index) { counts[difference] += 1 }
        }
        var (largest, sum) = (0, counts[0])
        while largest < 64, sum + counts[largest + 1] <= Self.measuredLimit {
            largest += 1
            sum += counts[largest]
        }
        var found: [Int] = []
        for index in names.indices where found.count < Self.measuredLimit {
            if let difference = difference(index), difference <= largest { found.append(index) }
        }
        return found
    }
}

/// Looks up misspelled names: each once, and near ones for some hundred of them and no more. Of a site whose files were all
/// renamed, the rest is the same mistake.
package struct NameLookup: Sendable {
    private let index: NameIndex
    private var known: [String: String?] = [:]
    private var searchesLeft = 200

    package init(_ names: some Sequence<String>) { index = NameIndex(names) }

    package mutating func closest(to name: String) -> String? {
        if let found = known[name] { return found }
        guard searchesLeft > 0 else { return nil }
        searchesLeft -= 1
        let found = index.closest(to: name)
        known[name] = .some(found)
        return found
    }
}

private func signature(_ scalars: some Sequence<Unicode.Scalar>) -> UInt64 {
    scalars.reduce(0) { $0 | 1 << UInt64($1.value % 64) }
}

/// `did you mean "skills"?`, or the whole list where it is short, or nothing.
package func suggestion(for name: String, among candidates: [String]) -> Wording? {
    if let name = closestName(to: name, among: candidates) { return .didYouMean(name) }
    return candidates.count <= 20 ? .known(candidates) : nil
}

extension Wording {
    /// Nil where there are none.
    package static func known(_ names: [String]) -> Wording? {
        guard !names.isEmpty else { return nil }
        return Wording("known here: \(names.joined(separator: ", "))", zh: "这里可以用的有：\(names.joined(separator: "、"))")
    }

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
