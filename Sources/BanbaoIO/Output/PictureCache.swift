import BanbaoSite
import BanbaoText

/// Pictures that were made in earlier builds, in files whose names say of what: `.banbao/pictures/KEY-0`. What is lost or damaged in it
/// is made again.
struct PictureCache: Sendable {
    /// Absolute. It need not be there.
    let folder: String

    private func path(_ key: String, _ index: Int) -> String { "\(folder)/\(key)-\(index)" }

    /// A picture of the series with a key, by its place in it; nil where it is not there as it was written.
    func read(_ key: String, _ index: Int) throws -> [UInt8]? {
        let path = path(key, index)
        guard try status(of: path)?.kind == .file else { return nil }
        let bytes = try readFile(path)
        guard bytes.count > Self.hashLength else { return nil }
        let picture = Array(bytes[Self.hashLength...])
        return bytes[..<Self.hashLength].elementsEqual(Self.head(picture)) ? picture : nil
    }

    /// Whether all pictures of a series are there.
    func holds(_ key: String, count: Int) throws -> Bool {
        try (0..<count).allSatisfy { try read(key, $0) != nil }
    }

    func write(_ pictures: [[UInt8]], _ key: String) throws {
        try makeFolderAndParents(folder)
        for (index, picture) in pictures.enumerated() {
            let path = path(key, index)
            // Another program, or a copy of the photograph, may bring the same at this moment.
            let temporary = "\(path)-\(String(UInt64.random(in: 0 ... .max), radix: 16))\(temporarySuffix)"
            // A torn file is not what its head says, so that nobody has to wait for the disk.
            _ = try createFile(temporary, Self.head(picture) + picture)
            try moveFile(temporary, to: path)
        }
    }

    /// Removes what none of these keys names and nobody made within a month: a preview with drafts may still want that.
    func prune(keeping keys: Set<String>) throws {
        guard try status(of: folder) != nil else { return }
        let limit = nanosecondsSince1970() - Self.lifetimeInNanoseconds
        for child in try listFolder(folder) where child.status.version.modified < limit {
            let name = String(decoding: child.name, as: UTF8.self)
            let key = name.cut(atFirst: "-").map { String($0.before) } ?? name
            let isTorn = name.endsWithBytes(temporarySuffix)
            if child.status.kind == .file, isTorn || !keys.contains(key) { try removeFile("\(folder)/\(name)") }
        }
    }

    private static let lifetimeInNanoseconds = 30 * 86_400 * 1_000_000_000

    /// Of the bytes behind it.
    private static func head(_ picture: [UInt8]) -> [UInt8] {
        let hash = ContentHash(of: picture).value
        return (0..<hashLength).map { UInt8(truncatingIfNeeded: hash >> ($0 * 8)) }
    }

    private static let hashLength = 8
}

extension OutputFolder {
    /// Shared by all outputs that keep their state in one folder: a preview shows the same photographs.
    var pictures: PictureCache { PictureCache(folder: state.path + "/pictures") }
}
