import BanbaoText

/// The elements of raw HTML that are open. Each is closed in the block of Markdown that it was opened in, so that nothing an
/// author writes ends what is around it.
struct OpenElements {
    struct Element {
        /// Its name in the subset.
        let name: String
        /// As it is written; empty for one that stands in the source only, whose end tag is expected.
        let written: String
        /// The node of the tree that it was opened in.
        let container: Int
        /// What stands before its end tag.
        let tail: [UInt8]
        /// Blocks of Markdown may stand in it.
        let goesOn: Bool
        /// Where its tag stands in the file, for one whose end must not be missing.
        let range: Range<Int>?
    }

    /// More would cost each tag a look at thousands.
    static let depthLimit = 100

    private(set) var elements: [Element] = []

    var isFull: Bool { elements.count >= Self.depthLimit }

    var isEmpty: Bool { elements.isEmpty }

    var last: Element? { elements.last }

    mutating func push(_ element: Element) { elements.append(element) }

    /// Whether links would stand in a link.
    var holdsLink: Bool { elements.contains { $0.name == "a" && !$0.written.isEmpty } }

    /// The innermost of some elements that were opened in a container, not looking beyond those that `border` names. `asWritten`
    /// counts what stands in the page, else what stands in the source.
    func innermost(
        _ names: Set<String>, in container: Int, notBeyond border: Set<String>, asWritten: Bool = false
    ) -> Int? {
        for index in elements.indices.reversed() {
            let element = elements[index]
            if element.container != container { return nil }
            if names.contains(asWritten ? element.written : element.name) { return index }
            if border.contains(element.name) { return nil }
        }
        return nil
    }

    /// Writes the end tags of an element and of all in it. Out: those whose end was missing, but for the first.
    mutating func close(from index: Int, into html: inout [UInt8]) -> [Element] {
        let closed = Array(elements[index...])
        elements.removeSubrange(index...)
        for element in closed.reversed() where !element.written.isEmpty {
            html += element.tail
            html.append("</" as StaticString)
            html.append(element.written)
            html.append(UInt8(ascii: ">"))
        }
        return closed
    }

    /// The first element that was opened in a container.
    func first(in container: Int) -> Int? {
        guard elements.last?.container == container else { return nil }
        return elements.firstIndex { $0.container == container }
    }

    /// The first of those at the end that end where their block of HTML ends.
    var firstOfLine: Int? {
        let index = elements.lastIndex(where: \.goesOn).map { $0 + 1 } ?? 0
        return index < elements.count ? index : nil
    }
}

/// Which elements a start tag ends, and where that stops. Source: HTML standard, section 13.1.2.4 (optional tags).
struct ImpliedEnds {
    let names: Set<String>
    let border: Set<String>

    init?(before name: String, isBlock: Bool) {
        switch name {
        case "li": (names, border) = (["li"], ["ul", "ol", "td", "th"])
        case "dt", "dd": (names, border) = (["dt", "dd"], ["dl", "td", "th"])
        case "rt", "rp": (names, border) = (["rt", "rp"], ["ruby"])
        case "td", "th": (names, border) = (["td", "th", "caption", "colgroup"], ["tr", "table"])
        case "tr": (names, border) = (["tr", "caption", "colgroup"], ["table"])
        case "thead", "tbody", "tfoot", "caption", "colgroup":
            (names, border) = (["thead", "tbody", "tfoot", "tr", "caption", "colgroup"], ["table"])
        default:
            guard isBlock else { return nil }
            (names, border) = (["p"], ["td", "th", "caption", "table"])
        }
    }
}
