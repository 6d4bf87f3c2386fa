/// Numbers terms from 0 in the order in which they come. A dictionary of Swift's would spend most of an index's time on hashes that
/// nobody can guess, which pairs of characters need not be kept from.
struct TermNumbers: Sendable {
    private(set) var terms: [Term] = []
    /// Numbers plus one, by hash.
    private var slots = [Int32](repeating: 0, count: Self.usualSize)

    /// For some four thousand terms.
    private static let usualSize = 1 << 13

    /// The number of a term, which is the count of terms where it is new.
    mutating func number(of term: Term) -> Int {
        let slot = slot(of: term)
        if slots[slot] > 0 { return Int(slots[slot] - 1) }
        terms.append(term)
        slots[slot] = Int32(truncatingIfNeeded: terms.count)
        if terms.count * 2 > slots.count { grow() }
        return terms.count - 1
    }

    mutating func removeAll() {
        terms.removeAll(keepingCapacity: true)
        if slots.count > Self.usualSize {
            // After one very long page.
            slots = [Int32](repeating: 0, count: Self.usualSize)
        } else {
            for index in slots.indices { slots[index] = 0 }
        }
    }

    /// Where a term is or would be.
    private func slot(of term: Term) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (term.key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[slot] > 0, terms[Int(slots[slot] - 1)] != term { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for (number, term) in terms.enumerated() { slots[slot(of: term)] = Int32(truncatingIfNeeded: number + 1) }
    }
}
