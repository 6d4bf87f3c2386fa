import BanbaoSite
import BanbaoText

extension ScannedTree {
    /// A listing in which some files have been looked at once more, and where these are in it.
    struct Update {
        let scan: ScannedTree
        let changed: [Int]
    }

    /// The same listing, with these files as they are now. In: paths that the system named. Nil where one of them is new, gone or no
    /// plain file, which only a listing of the whole folder tells.
    func looking(againAt paths: [String]) throws -> Update? {
        let settledBefore = nanosecondsSince1970() - freshnessInNanoseconds
        var files = tree.files
        var changed: [Int] = []
        for path in paths {
            let status = try status(of: root.path + "/" + path)
            guard let index = tree.index(of: path) else {
                // What was there for a moment, as programs write files.
                if status == nil { continue }
                return nil
            }
            guard let status, status.kind == .file else { return nil }
            let version = status.sourceVersion
            files[index] = SourceTree.File(path: path, version: version, isSettled: version.modified <= settledBefore)
            changed.append(index)
        }
        let tree = SourceTree(files: files, problems: tree.problems, read: tree.read, readPart: tree.readPart)
        return Update(scan: ScannedTree(tree: tree, root: root), changed: changed)
    }
}
