/// The images that are being written, one in the description of the other.
struct ImageState {
    /// An image between its opening and its end.
    struct Image {
        let destination: HTMLRenderer.Destination
        /// Where `alt` begins in the HTML.
        let altOffset: Int
    }

    private var depth = 0
    /// What closes each; nil for one that was dropped, whose description stays as text.
    private var tails: [[UInt8]?] = []
    private(set) var present: Image?
    /// Some image was written.
    private(set) var isBehindFirst = false

    /// Descriptions go into `alt` as plain text.
    var isInDescription: Bool { depth > 0 }

    /// An image in the description of another.
    mutating func openInner() { depth += 1 }

    /// An image that was written without a description to wait for.
    mutating func meetOther() { isBehindFirst = true }

    mutating func openDropped() { tails.append(nil) }

    mutating func open(_ image: Image, closedBy tail: [UInt8]) {
        depth = 1
        present = image
        tails.append(tail)
        isBehindFirst = true
    }

    /// What closes the image; nil for one without a tag of its own.
    mutating func close() -> [UInt8]? {
        if depth > 1 {
            depth -= 1
            return nil
        }
        return tails.removeLast()
    }

    /// When the break before its end is settled.
    mutating func endDescription() { depth = 0 }
}

/// The paragraph that is being written, where it may become a figure or something else stands in its place.
struct FigureState {
    /// A paragraph that holds nothing but an image with a title.
    private struct Figure {
        /// Where the paragraph begins in the HTML. What it is becomes clear only when the image is known to be there, so its
        /// tag is put in behind; the bytes to move are few.
        let offset: Int
        /// Nil before the image, and where it was dropped.
        var caption: [UInt8]?
        var isBeforeImage = true
    }

    private var present: Figure?
    private var isReplaced = false

    mutating func open(at offset: Int) { present = Figure(offset: offset) }

    /// Whether an image that begins gives its title to the figure.
    mutating func meetImage() -> Bool {
        let takesTitle = present?.isBeforeImage ?? false
        present?.isBeforeImage = false
        return takesTitle
    }

    mutating func setCaption(_ title: [UInt8]) { present?.caption = title }

    mutating func replaceParagraph() { isReplaced = true }

    /// Whether something stands in place of the paragraph that ends here.
    mutating func takeReplacement() -> Bool {
        defer { isReplaced = false }
        return isReplaced
    }

    mutating func close() -> (offset: Int, caption: [UInt8]?)? {
        defer { present = nil }
        return present.map { ($0.offset, $0.caption) }
    }
}
