import BanbaoMarkdown
package import BanbaoText

/// One file of the site: where it goes and how its bytes come about.
package struct Output: Sendable {
    /// Below the output folder: `en/stories/hong-jiaguang.html`.
    package let path: String
    package let origin: Origin
    package let content: Content

    /// What an output is made from, for messages about two that collide.
    package struct Origin: Sendable {
        /// The file that asks for it. Of all bodies of pages an output reads this file's only.
        package let path: String
        package let range: Range<Int>?
        private let name: Name

        private enum Name: Sendable {
            case text(Wording)
            /// Put together only when a message needs it, for there are as many as pages.
            case page, asset, file
        }

        init(_ what: Wording, path: String, range: Range<Int>? = nil) {
            name = .text(what)
            self.path = path
            self.range = range
        }

        private init(_ name: Name, _ path: String) {
            self.name = name
            self.path = path
            range = nil
        }

        static func page(_ path: String) -> Origin { Origin(.page, path) }
        static func asset(_ path: String) -> Origin { Origin(.asset, path) }
        static func file(_ path: String) -> Origin { Origin(.file, path) }

        /// `the page content/stories/a.zh.md`
        package var what: Wording {
            switch name {
            case .text(let text): text
            case .page: Wording("the page \(path)", zh: "网页 \(path)")
            case .asset: Wording("the asset \(path)", zh: "素材 \(path)")
            case .file: Wording("the file \(path)", zh: "文件 \(path)")
            }
        }
    }

    package enum Content: Sendable {
        /// A pure function: appends the file's bytes and tells what it met. Throws only when a source cannot be read.
        case rendered(@Sendable (inout [UInt8]) throws -> RenderReport)
        /// The bytes of a source file, by its path.
        case copied(from: String)
    }

    init(_ path: String, from origin: Origin, _ content: Content) {
        self.path = path
        self.origin = origin
        self.content = content
    }

    var isPage: Bool { path.hasSuffix(".html") }
}

/// What rendering one output brought to light.
package struct RenderReport: Sendable {
    package var problems: [Diagnostic] = []
    /// Anchors of pages, to be looked up once all is rendered.
    var anchors: [AnchorReference] = []
    /// Links from the site's root, to be looked up in the plan.
    var paths: [PathReference] = []
    /// Files beside the content that the page shows or links to.
    var attachments: [AttachmentReference] = []
    /// What the page asks not to report.
    var suppressions: [Suppression] = []
    /// Of the page itself.
    var outline: [Heading] = []

    package init() {}

    package var isEmpty: Bool {
        problems.isEmpty && anchors.isEmpty && paths.isEmpty && attachments.isEmpty && suppressions.isEmpty
    }

    /// Bytes that differ when other outputs may have to: what they can ask of this page (its headings), and what this
    /// page asks of the site (anchors, paths, attachments). Takes the outline out, which nobody needs any more.
    package mutating func takeTrace() -> [UInt8] {
        var bytes: [UInt8] = []
        func append(_ number: Int, _ text: String = "") {
            bytes.append(text)
            // No byte of UTF-8 is 0xFF, so nothing that differs looks alike.
            bytes.append(0xFF)
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
        }
        for heading in outline { append(heading.level, heading.anchor) }
        for reference in anchors { append(reference.page, reference.anchor) }
        for reference in paths { append(-1, reference.target) }
        for reference in attachments { append(reference.attachment) }
        outline = []
        return bytes
    }
}

struct AnchorReference: Sendable {
    /// Index of the page that should have it.
    let page: Int
    let anchor: String
    let place: Place
}

struct AttachmentReference: Sendable {
    /// Index among the site's.
    let attachment: Int
    let place: Place
}

struct PathReference: Sendable {
    /// As written, `/tags/skills/`.
    let target: String
    let place: Place
}

/// A range in a source file.
struct Place: Sendable {
    let path: String
    let range: Range<Int>
}

/// An immutable value behind one reference, so that thousands of closures can hold it at the cost of a word each.
indirect enum Shared<Value: Sendable>: Sendable {
    case one(Value)

    init(_ value: Value) { self = .one(value) }

    var value: Value {
        _read {
            switch self {
            case .one(let value): yield value
            }
        }
    }
}
