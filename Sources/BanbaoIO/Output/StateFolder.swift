import BanbaoText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where Banbao keeps what it knows of an output folder: in `.banbao` next to it, in `.banbao` inside it where nothing can be written
/// next to it, or where it was told to.
struct StateFolder: Sendable {
    /// Absolute.
    let path: String
    let isInOutput: Bool
    /// Whether the staging folder may lie next to the output and be swapped with it.
    let mayWriteBeside: Bool
    private let prefix: String

    static let name = ".banbao"

    /// In: the folder that was asked for, if any; the output's path, absolute; the folders of sources.
    init(_ written: String?, ofOutput output: String, sources: [String]) throws {
        let (parent, name) = split(output)
        let inside = output + "/" + Self.name
        let isParentWritable = try isWritable(parent)
        if let written {
            guard let path = futurePath(written) else { throw MachineError.noFolder(written) }
            let isForbidden = path != inside && (path + "/").startsWithBytes(output + "/")
            guard !isForbidden, !sources.contains(where: { (path + "/").startsWithBytes($0 + "/") }) else {
                throw MachineError(
                    Wording(
                        "refusing to keep the state in \(written): the site or its sources are in it",
                        zh: "不能把状态文件放在 \(written)：那里是网站或者源文件"),
                    help: Wording("name a folder of its own", zh: "另用一个专门的文件夹"))
            }
            self.path = path
        } else if try status(of: inside)?.kind == .folder || !isParentWritable {
            path = inside
        } else {
            path = (parent == "/" ? "" : parent) + "/" + Self.name
        }
        isInOutput = path == inside
        mayWriteBeside = isParentWritable && !isInOutput
        // Outputs of one name may share a folder that they were told to use.
        prefix = written == nil || isInOutput ? name : "\(name)-\(Self.digits(of: output))"
    }

    /// The path of a file: `manifest`, `lock`.
    func file(_ kind: String) -> String { "\(path)/\(prefix).\(kind)" }

    private static func digits(of path: String) -> String {
        sha256(Array(path.utf8)).prefix(6).map(hexadecimal).joined()
    }
}

/// `/srv/site` gives `/srv` and `site`.
private func split(_ path: String) -> (parent: String, name: String) {
    let (parent, name) = path.cut(atLast: "/") ?? ("", path[...])
    return (parent.isEmpty ? "/" : String(parent), String(name))
}

/// Whether files can be made in a folder, as far as the system tells beforehand; one that is not there yet will be made.
private func isWritable(_ folder: String) throws -> Bool {
    guard try status(of: folder) != nil else { return true }
    return unsafe access(folder, W_OK | X_OK) == 0
}
