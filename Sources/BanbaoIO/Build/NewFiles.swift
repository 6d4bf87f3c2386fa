import BanbaoText

/// Writes files that must not exist yet below a site's folder, all of them or, where one is there already, none.
///
/// In: paths below the folder. Throws also where a link leads out of the folder.
package func writeNewFiles(_ files: [(path: String, text: String)], below root: String) throws {
    guard let root = realPath(root) else { throw MachineError.noFolder(root) }
    for (path, _) in files where try status(of: root + "/" + path) != nil {
        throw MachineError(
            Wording("\(path) already exists", zh: "\(path) 已经有了"),
            help: Wording("choose another name, or edit that file", zh: "换一个名称，或者直接改那个文件"))
    }
    for (path, _) in files {
        let folder = root + "/" + (path.cut(atLast: "/")?.before ?? "")
        guard let target = futurePath(folder), (target + "/").startsWithBytes(root == "/" ? "/" : root + "/") else {
            throw MachineError(
                Wording("\(path) would be outside the site", zh: "\(path) 会写到网站外面"),
                help: Wording("a symbolic link leads there; name another folder", zh: "有符号链接指到那里，请换一个文件夹"))
        }
        try makeFolderAndParents(target)
    }
    for (path, text) in files { _ = try createFile(root + "/" + path, Array(text.utf8)) }
}

/// Makes the folder of a new site. Throws where there is anything in it already.
package func makeSiteFolder(_ path: String) throws {
    switch try status(of: path, followsLinks: true)?.kind {
    case .folder:
        guard try listFolder(path).isEmpty else {
            throw MachineError(
                Wording("the folder \(path) is not empty", zh: "文件夹 \(path) 不是空的"),
                help: Wording("name a new folder, or an empty one", zh: "请指定一个新的或者空的文件夹"))
        }
    case .file, .symbolicLink, .other:
        throw MachineError(
            Wording("\(path) is not a folder", zh: "\(path) 不是文件夹"),
            help: Wording("name a new folder, or an empty one", zh: "请指定一个新的或者空的文件夹"))
    case nil:
        guard let future = futurePath(path) else { throw MachineError.noFolder(path) }
        try makeFolderAndParents(future)
    }
}
