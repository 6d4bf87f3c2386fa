import BanbaoSite
import BanbaoText

/// The output folder as a build finds it.
struct OutputSurvey: Sendable {
    /// Nil before the first build.
    let manifest: Manifest?
    let foreign: Foreign
    /// Files of ours that somebody changed since they were written, as far as that is known.
    let touched: [String]
    /// By the index of the manifest's entries: the file is as the last build left it.
    private let isIntact: [Bool]

    /// Files and empty folders that no build of ours wrote, relative to the folder.
    struct Foreign: Sendable {
        var files: [String] = []
        var folders: [String] = []
    }

    /// Looks at every file in the folder. Files of others at the paths that are taken over count as nobody's.
    init(_ folder: OutputFolder, _ manifest: Manifest?, takingOver paths: Set<String>) throws {
        self.manifest = manifest
        var survey = Survey(folder: folder.path, manifest: manifest)
        if manifest != nil, try status(of: folder.path) != nil { try survey.run() }
        survey.foreign.files.removeAll { paths.contains($0) }
        foreign = survey.foreign
        isIntact = survey.isIntact
        touched = survey.touched
    }

    /// Index of the manifest's entry at a path, where the file is as the last build left it.
    func intactIndex(_ path: String) -> Int? {
        guard let index = manifest?.index(of: path), isIntact[index] else { return nil }
        return index
    }

    /// What the last build wrote at a path, where that is still there.
    func intactEntry(_ path: String) -> Manifest.Entry? {
        intactIndex(path).flatMap { manifest?.entries[$0] }
    }
}

private struct Survey {
    let folder: String
    let manifest: Manifest?
    var foreign = OutputSurvey.Foreign()
    var isIntact: [Bool]
    var touched: [String] = []

    init(folder: String, manifest: Manifest?) {
        self.folder = folder
        self.manifest = manifest
        isIntact = Array(repeating: false, count: manifest?.entries.count ?? 0)
    }

    mutating func run() throws {
        var open = [""]
        while let parent = open.popLast() {
            for child in try listFolder(folder + "/" + parent) {
                guard firstInvalidUTF8Offset(in: child.name) == nil else {
                    throw MachineError(
                        Wording(
                            "\(folder)/\(parent) holds a file whose name is not UTF-8",
                            zh: "\(folder)/\(parent) 里有一个文件，名字不是 UTF-8"),
                        help: Wording("rename it or move it away; banbao did not write it", zh: "给它改名或移走；它不是 banbao 写的")
                    )
                }
                let path = parent + String(decoding: child.name, as: UTF8.self)
                if child.status.kind == .folder {
                    open.append(path + "/")
                    if manifest?.hasFile(below: path + "/") != true { foreign.folders.append(path) }
                } else {
                    try note(path, child.status)
                }
            }
        }
        foreign.files.sort { $0.precedesInBytes($1) }
        foreign.folders.sort { $0.precedesInBytes($1) }
    }

    private mutating func note(_ path: String, _ status: FileStatus) throws {
        if path.hasSuffix(temporarySuffix) {
            // Left by a build that was killed while it replaced files one by one.
            try removeFile(folder + "/" + path)
        } else if let manifest, let index = manifest.index(of: path) {
            let known = manifest.entries[index].version
            isIntact[index] = status.kind == .file && status.version == known
            if !isIntact[index], status.kind == .file, known != .unknown { touched.append(path) }
        } else {
            foreign.files.append(path)
        }
    }
}

extension Manifest {
    /// Whether any of our files lies below a folder, given with its slash.
    fileprivate func hasFile(below folder: String) -> Bool {
        let index = entries.partitionPoint { $0.path.precedesInBytes(folder) }
        return index < entries.count && entries[index].path.utf8.starts(with: folder.utf8)
    }
}
