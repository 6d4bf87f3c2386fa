import BanbaoImage
package import BanbaoSite
package import BanbaoText

/// What a build leaves for the next one besides the site: what it read, what it learnt about each page, and what it warned of.
struct BuildMemory: Sendable {
    /// Of what all outputs share.
    let shared: Fingerprint
    /// Of the configuration and the program, for which the heads of pages hold.
    let configuration: Fingerprint
    /// As they were shown; they hold until something changes.
    let warnings: [Diagnostic]
    /// All sources, in order of their paths.
    let files: [SourceTree.File]
    /// Heads of pages by the index of the file; nil for other files.
    let pages: [ArraySlice<UInt8>?]
    /// Reports of outputs by the index of the manifest's entry. Their `reads` are indexes of `files`.
    let outputs: [ArraySlice<UInt8>]
    /// What image files hold, by the index of the file.
    let images: [(file: Int, content: ImageContent)]
    /// What the first bytes of other files say, in the same way.
    let attachments: [(file: Int, content: AttachmentContent)]

    fileprivate static let format = Array("banbao-memory 11\n".utf8)

    /// Nil when the bytes are of another format.
    static func warnings(of bytes: [UInt8]) -> [Diagnostic]? {
        var reader = ByteReader(bytes[...])
        do {
            guard try reader.slice(of: format.count).elementsEqual(format) else { return nil }
            return try reader.list()
        } catch {
            return nil
        }
    }

    /// Nil when the bytes are of another format, or not of a manifest with that many entries.
    init?(_ bytes: [UInt8], entryCount: Int) {
        var reader = ByteReader(bytes[...])
        do {
            guard try reader.slice(of: Self.format.count).elementsEqual(Self.format) else { return nil }
            warnings = try reader.list()
            shared = try reader.value()
            configuration = try reader.value()
            files = try reader.list()
            pages = try reader.list { reader throws(DamagedBytes) in
                let record = try reader.slice()
                return record.isEmpty ? nil : record
            }
            outputs = try reader.list { reader throws(DamagedBytes) in try reader.slice() }
            images = try reader.list { reader throws(DamagedBytes) in (try reader.number(), try reader.value()) }
            attachments = try reader.list { reader throws(DamagedBytes) in
                (try reader.number(), try reader.attachmentContent())
            }
        } catch {
            return nil
        }
        guard pages.count == files.count, outputs.count == entryCount,
            images.allSatisfy({ files.indices.contains($0.file) }),
            attachments.allSatisfy({ files.indices.contains($0.file) })
        else { return nil }
    }
}

/// What is to be remembered of a build, asked for piece by piece: as one array it would be a tenth of the memory a build takes.
struct BuildMemoryContent {
    let shared: Fingerprint
    let configuration: Fingerprint
    let warnings: [Diagnostic]
    let files: [SourceTree.File]
    /// The records of the heads of pages with their counts, by the index of the file and 0 where it is no page; in pieces.
    let pages: [[UInt8]]
    let products: [Product]
    let image: (Int) -> ImageContent?
    let attachment: (Int) -> AttachmentContent?

    /// Writes a file that must not exist yet. Out: its hash.
    func write(to path: String) throws -> ContentHash {
        var file = try PieceWriter(path)
        var writer = ByteWriter()
        writer.append(BuildMemory.format)
        writer.write(warnings)
        writer.write(shared)
        writer.write(configuration)
        writer.write(files)
        writer.write(files.count)
        for piece in pages {
            writer.append(piece)
            try file.append(&writer)
        }
        writer.write(products.count)
        for product in products {
            writer.write(product.record)
            try file.append(&writer)
        }
        writer.write(files.indices.compactMap { index in image(index).map { (index, $0) } }) { image, writer in
            writer.write(image.0)
            writer.write(image.1)
        }
        writer.write(files.indices.compactMap { index in attachment(index).map { (index, $0) } }) { file, writer in
            writer.write(file.0)
            writer.write(file.1.rawValue)
        }
        try file.append(&writer)
        return try file.finish(writer)
    }
}

extension ByteReader {
    fileprivate mutating func attachmentContent() throws(DamagedBytes) -> AttachmentContent {
        guard let content = AttachmentContent(rawValue: try number()) else { throw DamagedBytes() }
        return content
    }
}

extension SourceTree.File: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(path)
        writer.write(version.size)
        writer.write(version.modified)
        writer.write(Int(truncatingIfNeeded: version.inode))
        writer.write(version.changed)
        writer.write(isSettled)
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        let path = try reader.text()
        let version = FileVersion(
            size: try reader.number(), modified: try reader.number(),
            inode: UInt64(truncatingIfNeeded: try reader.number()), changed: try reader.number())
        self.init(path: path, version: version, isSettled: try reader.flag())
    }
}
