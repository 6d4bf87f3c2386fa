import BanbaoText

/// Finds the file that an author may have meant: one of the same name in another folder, one of the same name but for its endings
/// and punctuation, the nearest name in the same folder, the only one that begins alike. A target is looked up once, and near
/// names for some hundred targets and no more: of a site whose files were all renamed, the rest is the same mistake.
struct NearestPaths {
    private let paths: [String]
    private var known: [Target: String?] = [:]
    private var searchesLeft = 200
    /// Made when something is first looked for.
    private var index: Index?

    private struct Target: Hashable {
        let path: String
        let suffix: Substring
    }

    fileprivate struct Index {
        /// The first path of each name.
        let byName: [Substring: String]
        /// In order of the keys.
        let byKey: [(key: [UInt8], path: String)]
        var namesInFolder: [String: NameIndex] = [:]
        var keysInFolder: [String: NameIndex] = [:]
        let byFolder: [String: [String]]
    }

    /// In: paths in order of their bytes.
    init(_ paths: [String]) { self.paths = paths }

    /// In: the path that is not there; the suffix of the version that is meant where the path names none, `.zh.md`.
    mutating func nearest(to path: String, version: Substring) -> String? {
        let own = suffix(of: fileName(of: path))
        let target = Target(path: path, suffix: own.endsWithBytes(".md") ? own : version)
        if let known = known[target] { return known }
        let found = search(target)
        known[target] = .some(found)
        return found
    }

    private mutating func search(_ target: Target) -> String? {
        var index = index ?? Index(paths)
        defer { self.index = index }
        let name = fileName(of: target.path)
        if let moved = index.byName[name] { return moved }
        let key = index.key(of: name)
        if let same = index.best(of: index.paths(key, exactly: true), target.path, target.suffix) { return same }
        guard searchesLeft > 0 else { return nil }
        searchesLeft -= 1
        let folder = parentFolder(of: target.path)
        if let near = index.closest(to: String(name), in: folder) { return folder + "/" + near }
        if let near = index.closestKey(to: key, in: folder) {
            return index.best(of: index.paths(near, exactly: true), target.path, target.suffix)
        }
        let alike = index.paths(key, exactly: false)
        guard let first = alike.first, alike.allSatisfy({ $0.key == first.key }) else { return nil }
        return index.best(of: alike, target.path, target.suffix)
    }
}

extension NearestPaths.Index {
    fileprivate init(_ paths: [String]) {
        byName = Dictionary(paths.map { (fileName(of: $0), $0) }) { first, _ in first }
        byKey = paths.map { (key: nameKey($0), path: $0) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        byFolder = Dictionary(grouping: paths, by: parentFolder(of:))
    }

    fileprivate func key(of name: Substring) -> [UInt8] { nameKey(String(name)) }

    /// Those whose names are the same but for endings and punctuation, or begin so; a few of them.
    fileprivate func paths(_ key: [UInt8], exactly: Bool) -> ArraySlice<(key: [UInt8], path: String)> {
        guard key.count >= (exactly ? 1 : 4) else { return [] }
        let start = byKey.partitionPoint { $0.key.lexicographicallyPrecedes(key) }
        return byKey[start...].prefix(64).prefix { exactly ? $0.key == key : $0.key.starts(with: key) }
    }

    /// In the folder that was named rather than elsewhere, in the language that was meant rather than another.
    fileprivate func best(
        of candidates: ArraySlice<(key: [UInt8], path: String)>, _ path: String, _ suffix: Substring
    ) -> String? {
        let folder = parentFolder(of: path)
        func rank(_ candidate: String) -> Int {
            (parentFolder(of: candidate) == folder ? 0 : 2) + (candidate.endsWithBytes(String(suffix)) ? 0 : 1)
        }
        return candidates.map(\.path).min { (rank($0), $0) < (rank($1), $1) }
    }

    /// As `mastr.html` is near to `master.zh.md`.
    fileprivate mutating func closestKey(to key: [UInt8], in folder: String) -> [UInt8]? {
        if keysInFolder[folder] == nil, let paths = byFolder[folder] {
            keysInFolder[folder] = NameIndex(Set(paths.map { String(decoding: nameKey($0), as: UTF8.self) }).sorted())
        }
        return keysInFolder[folder]?.closest(to: String(decoding: key, as: UTF8.self)).map { Array($0.utf8) }
    }

    fileprivate mutating func closest(to name: String, in folder: String) -> String? {
        if namesInFolder[folder] == nil, let paths = byFolder[folder] {
            namesInFolder[folder] = NameIndex(paths.map { String(fileName(of: $0)) })
        }
        return namesInFolder[folder]?.closest(to: name)
    }
}

/// `hongjiaguang` of `content/stories/Hong-Jiaguang.zh.md`: the name without its endings and punctuation, in lower case.
private func nameKey(_ path: String) -> [UInt8] {
    let name = fileName(of: path)
    let stem = name.dropLast(suffix(of: name).count)
    return stem.lowercased().utf8.filter { $0 >= 0x80 || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
}

/// `.zh.md` of `a.zh.md`; empty where there is none.
func suffix(of name: Substring) -> Substring {
    name.utf8.firstIndex(of: UInt8(ascii: ".")).map { name[$0...] } ?? ""
}
