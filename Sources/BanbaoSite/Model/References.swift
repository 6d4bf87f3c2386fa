package import BanbaoText

/// What a page asks of the rest of the site: looked up again in every build, whether the page is rendered in it or not.
package struct References: Sendable {
    /// Anchors of pages.
    var anchors: [AnchorReference] = []
    /// Paths from the site's root.
    var paths: [PathReference] = []
    /// Files next to the content that the page shows or links to.
    var files: [FileReference] = []
    /// Files that are not there.
    var missing: [MissingReference] = []

    var isEmpty: Bool { anchors.isEmpty && paths.isEmpty && files.isEmpty && missing.isEmpty }
}

struct AnchorReference: Sendable {
    /// `content/stories/a.zh.md`, which should have it.
    let page: String
    let anchor: String
    let place: Place
}

struct PathReference: Sendable {
    /// As written, `/tags/skills/`.
    let target: String
    let anchor: String?
    let place: Place
}

struct FileReference: Sendable {
    /// `content/stories/portrait.jpg`
    let file: String
    /// The file itself is asked for, to be opened or kept; else only what readers see of an image.
    let wantsFile: Bool
    let place: Place
}

struct MissingReference: Sendable {
    enum Kind: UInt8, Sendable { case page, file, image }

    let kind: Kind
    /// The path from the site's root where the file was looked for, `content/stories/a.zh.md`; of an image that was named by a
    /// path of the site, that path.
    let target: String
    let place: Place
}

// MARK: Coding

extension References: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(anchors)
        writer.write(paths)
        writer.write(files)
        writer.write(missing)
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        anchors = try reader.list()
        paths = try reader.list()
        files = try reader.list()
        missing = try reader.list()
    }
}

extension Place: ByteCodable {
    func encode(to writer: inout ByteWriter) {
        writer.write(path)
        writer.write(range)
    }

    init(from reader: inout ByteReader) throws(DamagedBytes) {
        path = try reader.text()
        range = try reader.range()
    }
}

extension AnchorReference: ByteCodable {
    func encode(to writer: inout ByteWriter) {
        writer.write(page)
        writer.write(anchor)
        writer.write(place)
    }

    init(from reader: inout ByteReader) throws(DamagedBytes) {
        page = try reader.text()
        anchor = try reader.text()
        place = try reader.value()
    }
}

extension PathReference: ByteCodable {
    func encode(to writer: inout ByteWriter) {
        writer.write(target)
        writer.write(anchor) { $1.write($0) }
        writer.write(place)
    }

    init(from reader: inout ByteReader) throws(DamagedBytes) {
        target = try reader.text()
        anchor = try reader.optional { reader throws(DamagedBytes) in try reader.text() }
        place = try reader.value()
    }
}

extension FileReference: ByteCodable {
    func encode(to writer: inout ByteWriter) {
        writer.write(file)
        writer.write(wantsFile)
        writer.write(place)
    }

    init(from reader: inout ByteReader) throws(DamagedBytes) {
        file = try reader.text()
        wantsFile = try reader.flag()
        place = try reader.value()
    }
}

extension MissingReference: ByteCodable {
    func encode(to writer: inout ByteWriter) {
        writer.write(Int(kind.rawValue))
        writer.write(target)
        writer.write(place)
    }

    init(from reader: inout ByteReader) throws(DamagedBytes) {
        guard let kind = UInt8(exactly: try reader.number()).flatMap(Kind.init) else { throw DamagedBytes() }
        self.kind = kind
        target = try reader.text()
        place = try reader.value()
    }
}
