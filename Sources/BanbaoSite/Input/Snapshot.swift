import BanbaoImage
import BanbaoText

/// The files of a site as they were at one moment. A plan made from its tree renders the same bytes whatever happens to the
/// folder afterwards.
///
/// Held in memory are all files that are read to render pages, and of images the parts that tell their kind and size. Other
/// attachments and the assets of the theme are copied to readers as they are; their bytes stay where they were.
package struct Snapshot: Sendable {
    package let tree: SourceTree
    /// By the index of `tree.files`.
    fileprivate let contents: [Content]

    fileprivate enum Content: Sendable {
        case whole([UInt8])
        /// Parts in the order in which they were read.
        case parts([(start: Int, bytes: [UInt8])])
        /// Read when it is asked for.
        case outside
    }

    /// In: the files of a folder and an earlier snapshot of it, whose contents are taken over for files of the same version.
    /// Throws what the machine reports while the others are read.
    package init(of source: SourceTree, reusing earlier: Snapshot? = nil) throws {
        let known = earlier?.tree.files ?? []
        var next = 0
        var contents: [Content] = []
        contents.reserveCapacity(source.files.count)
        for file in source.files {
            while next < known.count, known[next].path.precedesInBytes(file.path) { next += 1 }
            if let earlier, next < known.count, known[next].path.hasSameBytes(as: file.path),
                file.isUnchanged(since: known[next])
            {
                contents.append(earlier.contents[next])
            } else {
                contents.append(try Content(of: file, in: source))
            }
        }
        self.init(source, contents)
    }

    /// The same for a listing in which only some files were looked at again. In: where they are in it.
    package init(of source: SourceTree, reusing earlier: Snapshot, changed: [Int]) throws {
        var contents = earlier.contents
        for index in changed { contents[index] = try Content(of: source.files[index], in: source) }
        self.init(source, contents)
    }

    private init(_ source: SourceTree, _ contents: [Content]) {
        self.contents = contents
        let files = source.files
        @Sendable func content(of path: String) -> Content {
            files.firstIndex(sorted: path, by: \.path).map { contents[$0] } ?? .outside
        }
        tree = SourceTree(files: files, problems: source.problems) { path, limit in
            guard case .whole(let bytes) = content(of: path) else { return try source.read(path, limit) }
            return limit.map { $0 < bytes.count ? Array(bytes[..<$0]) : bytes } ?? bytes
        } readPart: { path, part in
            switch content(of: path) {
            case .whole(let bytes): return Array(bytes[part.clamped(to: 0..<bytes.count)])
            case .parts(let parts):
                if let known = parts.first(where: { $0.start == part.lowerBound && $0.bytes.count >= part.count }) {
                    return Array(known.bytes[..<part.count])
                }
                return try source.readPart(path, part)
            case .outside: return try source.readPart(path, part)
            }
        }
    }
}

extension Snapshot.Content {
    fileprivate init(of file: SourceTree.File, in tree: SourceTree) throws {
        switch SourceKind(path: file.path) {
        case .configuration, .terms, .data, .figures, .charts, .page, .theme:
            // What is too large is refused by its size, before anyone reads it.
            self = file.size <= textFileLimitInKiB << 10 ? .whole(try tree.read(file.path, nil)) : .outside
        case .asset:
            self = file.path.endsWithBytes(".css") ? .whole(try tree.read(file.path, nil)) : .outside
        case .attachment:
            switch ImageFormat(path: file.path) {
            case nil: self = .outside
            case .svg: self = .whole(try tree.read(file.path, nil))
            default: self = .parts(try Self.partsOfImage(file, in: tree))
            }
        case .staticFile, nil: self = .outside
        }
    }

    private static func partsOfImage(_ file: SourceTree.File, in tree: SourceTree) throws -> [(Int, [UInt8])] {
        var parts: [(Int, [UInt8])] = []
        _ = try imageContent(size: file.size) { part in
            let bytes = try tree.readPart(file.path, part)
            parts.append((part.lowerBound, bytes))
            return bytes
        }
        return parts
    }
}
