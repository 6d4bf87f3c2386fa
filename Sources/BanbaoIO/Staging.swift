import BanbaoText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder in which the next output grows while readers still see the present one.
struct Staging: Sendable {
    let folder: OutputFolder
    let previous: Manifest?

    /// Makes the folder and every folder the paths need, each once.
    func begin(_ paths: [String]) throws {
        try makeFolder(folder.staging)
        var made: Set<String> = []
        for path in paths { try makeFolders(below: folder.staging, above: path, &made) }
    }

    /// Puts one file in place: a further name for the present file where its bytes are the same, else a new file.
    func place(_ bytes: [UInt8], at path: String) throws -> Manifest.Entry {
        let digest = FileDigest(of: bytes)
        let target = folder.staging + "/" + path
        if let before = previous?.entry(path), before.digest == digest, before.size == bytes.count,
            let present = try status(of: folder.path + "/" + path), present.kind == .file,
            present.size == before.size, present.modified == before.modified,
            unsafe link(folder.path + "/" + path, target) == 0
        {
            return before
        }
        let created = try createFile(target, bytes)
        return Manifest.Entry(path: path, size: bytes.count, modified: created.modified, digest: digest)
    }

    /// Takes files out again that turned out to be wanted by nobody.
    func leaveOut(_ paths: [String], of entries: [Manifest.Entry]) throws -> [Manifest.Entry] {
        let unwanted = Set(paths)
        guard !unwanted.isEmpty else { return entries }
        for path in paths { try removeFileAndEmptyFolders(path, below: folder.staging) }
        return entries.filter { !unwanted.contains($0.path) }
    }

    func discard() throws {
        if try status(of: folder.staging) != nil { try removeFolder(folder.staging) }
    }

    // MARK: Files of others

    typealias ForeignPaths = (files: [String], folders: [String])

    /// Files and empty folders in the present output that no build of ours wrote, relative to it.
    func foreignPaths() throws -> ForeignPaths {
        guard let previous, try status(of: folder.path) != nil else { return ([], []) }
        var files: [String] = []
        var folders: [String] = []
        var open = [""]
        while let parent = open.popLast() {
            for name in try namesInFolder(folder.path + "/" + parent) {
                guard firstInvalidUTF8Offset(in: name) == nil else {
                    throw MachineError(
                        "\(folder.path)/\(parent) holds a file whose name is not UTF-8",
                        help: "rename it or move it away; banbao did not write it")
                }
                let path = parent + String(decoding: name, as: UTF8.self)
                if try status(of: folder.path + "/" + path)?.kind == .folder {
                    open.append(path + "/")
                    if !previous.hasFile(below: path + "/") { folders.append(path) }
                } else if path.hasSuffix(temporarySuffix) {
                    // Left by a build that was killed while it replaced files one by one.
                    try removeFile(folder.path + "/" + path)
                } else if previous.entry(path) == nil {
                    files.append(path)
                }
            }
        }
        return (files, folders.sorted())
    }

    /// Carries the files of others over into the next output. False when they lie on another mount, where a swap is
    /// out of the question and they stay where they are.
    func keep(_ foreign: ForeignPaths) throws -> Bool {
        var made: Set<String> = []
        for path in foreign.folders {
            try makeFolders(below: folder.staging, above: path, &made)
            try makeFolder(folder.staging + "/" + path)
        }
        for path in foreign.files {
            try makeFolders(below: folder.staging, above: path, &made)
            guard try linkFile(folder.path + "/" + path, to: folder.staging + "/" + path) else { return false }
        }
        return true
    }
}

extension Manifest {
    /// Whether any of our files lies below a folder, given with its slash.
    fileprivate func hasFile(below folder: String) -> Bool {
        let index = entries.partitionPoint { $0.path.utf8.lexicographicallyPrecedes(folder.utf8) }
        return index < entries.count && entries[index].path.utf8.starts(with: folder.utf8)
    }
}
