import BanbaoSite
import BanbaoText

/// Makes what was rendered the output, and what is known of it the manifest.
///
/// A single file is replaced by a rename. More are swapped in with their whole folder, in one step where the system can; else
/// file by file, what pages refer to before pages and deletions last, so that readers never meet a torn file. Killed at any
/// moment, the next run finishes or repeats it.
struct OutputInstaller {
    let staging: Staging
    let scan: ScannedTree
    let inputs: InputState?
    /// What the manifest is to name.
    let memory: ContentHash?
    let isPreview: Bool
    let hidden: HiddenCounts

    private var folder: OutputFolder { staging.folder }

    /// In: all outputs in order of their paths, and what became of each, either in memory or in the staging folder.
    func install(_ outputs: [Output], _ products: [Product]) throws -> Changes {
        // The last moment to stop: from here on the new site is made the present one.
        try Task.checkCancellation()
        let isStaged = products.contains { if case .placed = $0.form { true } else { false } }
        if isStaged || staging.previous == nil { return try installStaged(try place(outputs, products)) }
        let present = try outputs.indices.map { try entry(outputs[$0], products[$0].form) }
        let pending = present.indices.filter { present[$0] == nil }
        let entries = present.compactMap(\.self)
        let changes = Changes(from: staging.previous, to: entries)
        if pending.isEmpty, changes.isEmpty {
            try keepPresent(entries)
            return changes
        }
        if pending.count == 1, changes.added.isEmpty, changes.changed.isEmpty,
            changes.removed.elementsEqual([outputs[pending[0]].path])
        {
            return try replace(outputs[pending[0]], products[pending[0]].form, among: entries)
        }
        try staging.begin(outputs.map(\.path))
        return try installStaged(try place(outputs, products))
    }

    /// The entry of an output whose bytes the present output has already.
    private func entry(_ output: Output, _ form: Product.Form) throws -> Manifest.Entry? {
        switch form {
        case .kept(let entry), .placed(let entry): entry
        case .held(let bytes): try staging.presentEntry(of: output, bytes)
        case .fetched(let bytes): try staging.presentEntry(of: output, try bytes())
        case .source(let path):
            scan.tree.version(of: path).size <= streamingSizeInBytes
                ? try staging.presentEntry(of: output, try scan.tree.read(path, nil)) : nil
        case .none: nil
        }
    }

    /// Brings everything into the staging folder.
    private func place(_ outputs: [Output], _ products: [Product]) throws -> [Manifest.Entry] {
        try outputs.indices.compactMap { index in
            switch products[index].form {
            case .placed(let entry): return entry
            case .held(let bytes): return try staging.place(bytes, as: outputs[index])
            case .fetched(let bytes): return try staging.place(try bytes(), as: outputs[index])
            case .source(let path): return try staging.copy(path, of: scan, as: outputs[index])
            case .none: return nil
            case .kept(let entry):
                return try staging.keep(entry)
                    ? entry : try staging.place(try readFile(folder.path + "/" + entry.path), as: outputs[index])
            }
        }
    }

    private func manifest(_ state: Manifest.State, inode: UInt64, _ entries: [Manifest.Entry]) -> Manifest {
        let isComplete = state == .complete
        return Manifest(
            state: state, inode: inode, isPreview: isPreview, hidden: hidden, inputs: isComplete ? inputs : nil,
            memory: isComplete ? memory : nil, entries: entries)
    }

    /// Not a byte differs: the present output stays, and only what is known about the inputs is new.
    private func keepPresent(_ entries: [Manifest.Entry]) throws {
        let inode = try status(of: folder.path)?.inode ?? staging.previous?.inode ?? 0
        try folder.writeManifest(manifest(.complete, inode: inode, entries))
        try staging.discard()
    }

    // MARK: One file

    private func replace(
        _ output: Output, _ form: Product.Form, among others: [Manifest.Entry]
    ) throws -> Changes {
        let bytes: [UInt8]
        switch form {
        case .held(let held): bytes = held
        case .fetched(let fetch): bytes = try fetch()
        case .source(let path): bytes = try scan.tree.read(path, nil)
        case .kept, .placed, .none: preconditionFailure("what is pending has bytes")
        }
        let present = try presentFolder()
        let target = folder.path + "/" + output.path
        let temporary = target + temporarySuffix
        try removeFile(temporary)
        let created = try createFile(temporary, bytes)
        let entry = Manifest.Entry(path: output.path, version: created.version, kind: output.kind)
        var entries = others
        entries.insert(entry, at: entries.partitionPoint { $0.path.precedesInBytes(entry.path) })
        try folder.writeNextManifest(manifest(.replacing, inode: present.inode, entries))
        try moveFile(temporary, to: target)
        try syncFileSystem(of: folder.path)
        try folder.writeManifest(manifest(.complete, inode: present.inode, entries))
        try folder.dropNextManifest()
        return Changes(from: staging.previous, to: entries)
    }

    private func presentFolder() throws -> FileStatus {
        guard let present = try status(of: folder.path) else {
            throw MachineError(Wording("the output folder is gone", zh: "输出文件夹不见了"))
        }
        return present
    }

    // MARK: The whole folder

    private func installStaged(_ entries: [Manifest.Entry]) throws -> Changes {
        let changes = Changes(from: staging.previous, to: entries)
        let maySwap = try folder.maySwap && staging.keep(staging.present.foreign)
        guard let staged = try status(of: folder.staging) else {
            throw MachineError(Wording("the staging folder is gone", zh: "暂存文件夹不见了"))
        }
        if changes.isEmpty, staging.previous != nil {
            try keepPresent(entries)
            return changes
        }
        try syncFileSystem(of: folder.staging)
        try folder.writeNextManifest(manifest(.complete, inode: staged.inode, entries))
        if try status(of: folder.path) == nil {
            try moveFile(folder.staging, to: folder.path)
            try folder.syncParent()
            try folder.adoptNextManifest()
        } else if try maySwap && exchange(folder.staging, folder.path) {
            try folder.syncParent()
            try folder.adoptNextManifest()
            try staging.discard()
        } else {
            try replaceFiles(entries, changes)
        }
        return changes
    }

    /// Replaces the present output file by file.
    private func replaceFiles(_ entries: [Manifest.Entry], _ changes: Changes) throws {
        let present = try presentFolder()
        // From here on any file may be old or new: all that were or will be ours are named until the end.
        let known = Set(entries.map { ExactText($0.path) })
        let before = (staging.previous?.entries ?? []).filter { !known.contains(ExactText($0.path)) }
        let all = (entries + before).sorted { $0.path.precedesInBytes($1.path) }
        try folder.writeNextManifest(manifest(.replacing, inode: present.inode, all))
        var made: Set<ExactText> = []
        var written: [Manifest.Entry] = []
        for entry in inPhases(entries) {
            let target = folder.path + "/" + entry.path
            if try status(of: target)?.version == entry.version {
                written.append(entry)
                continue
            }
            try makeFolders(below: folder.path, above: entry.path, &made)
            let temporary = target + temporarySuffix
            try removeFile(temporary)
            let created = try createFile(temporary, try readFile(folder.staging + "/" + entry.path))
            try moveFile(temporary, to: target)
            written.append(Manifest.Entry(path: entry.path, version: created.version, kind: entry.kind))
        }
        for path in changes.removed { try removeFileAndEmptyFolders(path, below: folder.path) }
        try syncFileSystem(of: folder.path)
        written.sort { $0.path.precedesInBytes($1.path) }
        try folder.writeManifest(manifest(.complete, inode: present.inode, written))
        try folder.dropNextManifest()
        try staging.discard()
    }
}

/// In the order of replacement; entries of one phase stay in order of their paths.
private func inPhases(_ entries: [Manifest.Entry]) -> [Manifest.Entry] {
    let phases = Set(entries.map(\.kind.phase)).sorted()
    return phases.flatMap { phase in entries.filter { $0.kind.phase == phase } }
}
