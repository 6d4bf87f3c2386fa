import BanbaoText

/// The terms of one page and where they are in it, in a table that serves one page after the other.
struct PageTerms: ~Copyable {
    struct Entry {
        var term: Term
        var count: Int32
        /// The flags of `SearchText.Weight`.
        var weight: UInt8
        /// Indices of `places`.
        var first: Int32
        var last: Int32
    }

    private struct Place {
        var position: Int32
        var next: Int32
    }

    private(set) var entries: [Entry] = []
    private var places: [Place] = []
    /// Indices of `entries` plus one, by hash.
    private var slots = [Int32](repeating: 0, count: Self.usualSize)

    /// For some four thousand terms.
    private static let usualSize = 1 << 13

    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        if slots.count > Self.usualSize {
            // After one very long page.
            slots = [Int32](repeating: 0, count: Self.usualSize)
        } else {
            for index in slots.indices { slots[index] = 0 }
        }
    }

    mutating func add(_ term: Term, at position: Int, _ weight: SearchText.Weight) {
        let flags: UInt8 = weight == .text ? 0 : weight == .heading ? 8 : 16
        let slot = slot(of: term)
        let place = Int32(truncatingIfNeeded: places.count)
        places.append(Place(position: Int32(truncatingIfNeeded: position), next: -1))
        if slots[slot] > 0 {
            let index = Int(slots[slot] - 1)
            places[Int(entries[index].last)].next = place
            entries[index].last = place
            entries[index].count += 1
            entries[index].weight |= flags
        } else {
            entries.append(Entry(term: term, count: 1, weight: flags, first: place, last: place))
            slots[slot] = Int32(truncatingIfNeeded: entries.count)
            if entries.count * 2 > slots.count { grow() }
        }
    }

    /// The number of places and the places, each as the distance from the one before.
    func appendPlaces(of entry: Entry, to bytes: inout [UInt8]) {
        SearchNumbers.append(Int(entry.count) - 1, to: &bytes)
        var place = entry.first
        var last: Int32 = 0
        while place >= 0 {
            SearchNumbers.append(Int(places[Int(place)].position - last), to: &bytes)
            last = places[Int(place)].position
            place = places[Int(place)].next
        }
    }

    /// Where a term is or would be.
    private func slot(of term: Term) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: (term.key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[slot] > 0, entries[Int(slots[slot] - 1)].term != term { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: 0, count: slots.count * 2)
        for index in entries.indices { slots[slot(of: entries[index].term)] = Int32(truncatingIfNeeded: index + 1) }
    }
}
