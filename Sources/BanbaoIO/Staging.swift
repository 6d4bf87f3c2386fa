import BanbaoText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder in which the next output grows while readers still see the present one.
struct Staging: Sendable {
    let folder: OutputFolder
    let present: PresentOutput
    var previous: Manifest? { present.manifest }

    /// Makes the folder and every folder the paths need, each once.
    func begin(_ paths: [String]) throws {
        try makeFolder(folder.staging)
        var made: Set<String> = []
        for path in paths { try makeFolders(below: folder.staging, above: path, &made) }
    }

    /// Puts one file in place: a further name for the present file where its bytes are the same, else a new file.
    func place(_ bytes: [UInt8], at path: String, origin: Stamp, trace: FileDigest) throws -> Manifest.Entry {
        if let before = present.intactEntry(path), before.stamp.size == bytes.count,
            try readFile(folder.path + "/" + path) == bytes
        {
            if try !keep(before) {
                // The same file as far as anyone can tell, so that a replacement file by file leaves it alone.
                _ = try createFile(folder.staging + "/" + path, bytes)
                try setModified(folder.staging + "/" + path, before.stamp.modified)
            }
            return Manifest.Entry(path: path, stamp: before.stamp, origin: origin, trace: trace)
        }
        let created = try createFile(folder.staging + "/" + path, bytes)
        return Manifest.Entry(path: path, stamp: created.stamp, origin: origin, trace: trace)
    }

    /// Puts a copy of a source file in place without holding it in memory.
    func copy(_ source: String, of root: RootFolder, size: Int, to path: String, origin: Stamp) throws -> Manifest.Entry
    {
        let created = try copyFile(source, of: root, size: size, to: folder.staging + "/" + path)
        return Manifest.Entry(path: path, stamp: created.stamp, origin: origin, trace: noTrace)
    }

    /// Gives a file of the present output a further name. False where the file system has none.
    func keep(_ entry: Manifest.Entry) throws -> Bool {
        unsafe link(folder.path + "/" + entry.path, folder.staging + "/" + entry.path) == 0
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

    /// Carries the files of others over into the next output. False when they lie on another mount, where a swap is
    /// out of the question and they stay where they are.
    func keep(_ foreign: PresentOutput.Foreign) throws -> Bool {
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
