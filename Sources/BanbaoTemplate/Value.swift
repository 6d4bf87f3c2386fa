package import BanbaoText

/// What a template may print or open a section over.
package enum Value: Sendable {
    case text(String)
    case url(Link)
    case markup(Markup)
    case flag(Bool)
    /// Narrowest first; empty where there is one image only.
    case sourceSet([SourceCandidate])
    case position(FocalPoint)
    case list([Record])
    case record(Record?)
    /// One of the above that whoever renders makes when it is asked for.
    case deferred(Deferred)
}

/// A value that costs so much that it is not made before a template asks for it.
package struct Deferred: Sendable, Hashable {
    /// Both mean what whoever made it says.
    package let number: Int
    package let part: Int

    package init(number: Int, part: Int) {
        self.number = number
        self.part = part
    }
}

/// An image of a `srcset`.
package struct SourceCandidate: Sendable, Equatable {
    package let link: Link
    package let widthInPx: Int

    package init(link: Link, widthInPx: Int) {
        self.link = link
        self.widthInPx = widthInPx
    }
}

/// Values in the order of the fields of their shape. Whoever makes one keeps the two in step; for the site `Fields` does.
package struct Record: Sendable {
    private enum Source: Sendable {
        case values([Value])
        case read(@Sendable (Int) -> Value)
    }

    private let source: Source

    /// For records that many pages show.
    package init(values: [Value]) { source = .values(values) }

    /// A value is read whenever a template asks for it, so that what none asks for costs nothing. In: its index.
    package init(reading value: @escaping @Sendable (Int) -> Value) { source = .read(value) }

    subscript(index: Int) -> Value {
        switch source {
        case .values(let values): values[index]
        case .read(let value): value(index)
        }
    }
}

/// A link a template may put into a URL attribute. Made by our own code, never from an author's text unchecked.
package enum Link: Sendable, Equatable {
    /// Below the site's root and without a leading slash: `en/stories/a.html`; empty for the home page.
    case site(String)
    /// With its scheme.
    case absolute(String)
}
