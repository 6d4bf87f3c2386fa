import BanbaoText

/// The terms of one page and where they are in it, in a table that serves one page after the other.
struct PageTerms: ~Copyable {
    struct Entry {
        let term: Term
        fileprivate(set) var count: Int32
        /// Of `SearchText.Weight`.
        fileprivate var flags: UInt8
        /// Indices of `places`.
        fileprivate var first: Int32
        fileprivate var last: Int32

        /// In a title 16, in a heading 8, and how often less one, up to 7.
        var weight: UInt8 { flags | UInt8(min(count, 8) - 1) }
    }

    private struct Place {
        let position: Int32
        var next: Int32
    }

    private(set) var entries: [Entry] = []
    private var places: [Place] = []
    private var numbers = TermNumbers()

    mutating func removeAll() {
        entries.removeAll(keepingCapacity: true)
        places.removeAll(keepingCapacity: true)
        numbers.removeAll()
    }

    mutating func add(_ term: Term, at position: Int, _ weight: SearchText.Weight) {
        let flags: UInt8 = weight == .text ? 0 : weight == .heading ? 8 : 16
        let number = numbers.number(of: term)
        let place = Int32(truncatingIfNeeded: places.count)
        places.append(Place(position: Int32(truncatingIfNeeded: position), next: -1))
        if number < entries.count {
            places[Int(entries[number].last)].next = place
            entries[number].last = place
            entries[number].count += 1
            entries[number].flags |= flags
        } else {
            entries.append(Entry(term: term, count: 1, flags: flags, first: place, last: place))
        }
    }

    /// Each place as the distance from the one before; first their number, where the weight does not tell it.
    func appendPlaces(of entry: Entry, to bytes: inout [UInt8]) {
        if entry.count >= 8 { SearchNumbers.append(Int(entry.count) - 8, to: &bytes) }
        var place = entry.first
        var last: Int32 = 0
        while place >= 0 {
            let position = places[Int(place)].position
            SearchNumbers.append(Int(position - last), to: &bytes)
            last = position
            place = places[Int(place)].next
        }
    }
}
