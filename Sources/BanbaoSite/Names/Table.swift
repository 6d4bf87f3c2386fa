import BanbaoText

/// One element for each thing of a kind, in the order of these, found by their ids: the title of each section, the neighbour of
/// each page. The things themselves are such a table too: `Table<Page, Page>`.
package struct Table<Of, Element: Sendable>: Sendable {
    private var elements: [Element]

    package init(_ elements: [Element]) { self.elements = elements }

    init(repeating element: Element, count: Int) { elements = Array(repeating: element, count: count) }

    /// For the same things another table, of what `element` makes of each id.
    func table<Other>(_ element: (ID<Of>) throws -> Other) rethrows -> Table<Of, Other> {
        Table<Of, Other>(try indices.map(element))
    }
}

extension Table: RandomAccessCollection, MutableCollection {
    package var startIndex: ID<Of> { ID(0) }
    package var endIndex: ID<Of> { ID(elements.count) }

    package subscript(id: ID<Of>) -> Element {
        // In place: a copy of an element would count every reference it holds.
        _read { yield elements[id.index] }
        _modify { yield &elements[id.index] }
    }

    /// The id of the first element whose text does not come before these bytes, in a table sorted by the bytes of the text.
    func firstIndex(notBefore text: String, by key: (Element) -> String) -> ID<Of> {
        ID(elements.partitionPoint { key($0).precedesInBytes(text) })
    }

    /// The id of the element whose text has exactly these bytes, in a table sorted by the bytes of the text.
    func firstIndex(sorted text: String, by key: (Element) -> String) -> ID<Of>? {
        elements.firstIndex(sorted: text, by: key).map(ID.init)
    }
}
