import BanbaoSite
import BanbaoText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder in which the next output grows while readers still see the present one.
struct Staging: Sendable {
    let folder: OutputFolder
    let present: OutputSurvey
    var previous: Manifest? { present.manifest }

    /// Makes the folder and every folder the paths need, each once.
    func begin(_ paths: [String]) throws {
        try makeFolder(folder.staging)
        var made: Set<ExactText> = []
        for path in paths { try makeFolders(below: folder.staging, above: path, &made) }
    }

    /// Puts one file in place: a further name for the present file where its bytes are the same, else a new file.
    func place(_ bytes: [UInt8], as output: Output) throws -> Manifest.Entry {
        let path = output.path
        if let before = try presentEntry(of: output, bytes) {
            if try !keep(before) {
                // The same file as far as anyone can tell, so that a replacement file by file leaves it alone.
                _ = try createFile(folder.staging + "/" + path, bytes)
                try setModified(folder.staging + "/" + path, before.version.modified)
            }
            return before
        }
        let created = try createFile(folder.staging + "/" + path, bytes)
        return Manifest.Entry(path: path, version: created.version, kind: output.kind)
    }

    /// Of the present file, where it has these bytes.
    func presentEntry(of output: Output, _ bytes: [UInt8]) throws -> Manifest.Entry? {
        guard let before = present.intactEntry(output.path), before.version.size == bytes.count,
            try readFile(folder.path + "/" + output.path) == bytes
        else { return nil }
        return Manifest.Entry(path: before.path, version: before.version, kind: output.kind)
    }

    /// Puts a copy of a source file in place; a large one without holding it in memory.
    func copy(_ source: String, of scan: ScannedTree, as output: Output) throws -> Manifest.Entry {
        let size = scan.tree.version(of: source).size
        guard size > streamingSizeInBytes else { return try place(try scan.tree.read(source, nil), as: output) }
        let created = try copyFile(source, of: scan.root, size: size, to: folder.staging + "/" + output.path)
        return Manifest.Entry(path: output.path, version: created.version, kind: output.kind)
    }

    /// Gives a file of the present output a further name. False where the file system has none.
    func keep(_ entry: Manifest.Entry) throws -> Bool {
        unsafe link(folder.path + "/" + entry.path, folder.staging + "/" + entry.path) == 0
    }

    func discard() throws {
        if try status(of: folder.staging) != nil { try removeFolder(folder.staging) }
    }

    // MARK: Files of others

    /// Carries the files of others over into the next output. False when they lie on another mount, where a swap is
    /// out of the question and they stay where they are.
    func keep(_ foreign: OutputSurvey.Foreign) throws -> Bool {
        var made: Set<ExactText> = []
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

/// Files over this size pass through a buffer; a film next to a page need not fit into memory.
let streamingSizeInBytes = 4 << 20
