import BanbaoText

/// Finds the file that an author may have meant: one of the same name in another folder, else the nearest name in the same
/// folder. A target is looked up once, and near names are looked for some hundred times and no more: of a site whose files were all
/// renamed, the rest is the same mistake.
struct NearestPaths {
    private let paths: [String]
    private var known: [String: String?] = [:]
    private var searchesLeft = 200
    /// The first path of each name, and the names in each folder; made when they are first needed.
    private var byName: [Substring: String]?
    private var byFolder: [String: NameIndex]?

    /// In: paths in order of their bytes.
    init(_ paths: [String]) { self.paths = paths }

    mutating func nearest(to path: String) -> String? {
        if let known = known[path] { return known }
        let found = search(path)
        known[path] = .some(found)
        return found
    }

    private mutating func search(_ path: String) -> String? {
        let byName = byName ?? Dictionary(paths.map { (fileName(of: $0), $0) }) { first, _ in first }
        self.byName = byName
        if let moved = byName[fileName(of: path)] { return moved }
        guard searchesLeft > 0 else { return nil }
        searchesLeft -= 1
        let byFolder =
            byFolder
            ?? Dictionary(grouping: paths, by: parentFolder(of:)).mapValues {
                NameIndex($0.map { String(fileName(of: $0)) })
            }
        self.byFolder = byFolder
        let folder = parentFolder(of: path)
        return byFolder[folder]?.closest(to: String(fileName(of: path))).map { folder + "/" + $0 }
    }
}
