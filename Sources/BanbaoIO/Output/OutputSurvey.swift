import BanbaoSite
import BanbaoText

/// The output folder as a build finds it.
struct OutputSurvey: Sendable {
    /// Nil before the first build.
    let manifest: Manifest?
    private(set) var foreign: Foreign
    /// Files of ours that somebody changed since they were written, as far as that is known.
    let touched: [String]
    /// By the index of the manifest's entries: the file is as the last build left it.
    private let isIntact: [Bool]

    /// Files and empty folders that no build of ours wrote, relative to the folder.
    struct Foreign: Sendable {
        var files: [String] = []
        var folders: [String] = []
    }

    /// Looks at every file in the folder.
    init(_ folder: OutputFolder, _ manifest: Manifest?) throws {
        self.manifest = manifest
        var survey = Survey(folder: folder, manifest: manifest)
        if manifest != nil, try status(of: folder.path) != nil { try survey.run() }
        foreign = survey.foreign
        isIntact = survey.isIntact
        touched = survey.touched
    }

    /// The same, with files of others at these paths counted as nobody's.
    func takingOver(_ paths: Set<ExactText>) -> OutputSurvey {
        var survey = self
        survey.foreign.files.removeAll { paths.contains(ExactText($0)) }
        return survey
    }

    /// For each of some outputs, in order of their paths, the index of the manifest's entry whose file is as the last build
    /// left it.
    func entries(of outputs: [Output]) -> [Int?] {
        let entries = manifest?.entries ?? []
        var next = 0
        return outputs.indices.map { index in
            while next < entries.count, entries[next].path.precedesInBytes(outputs[index].path) { next += 1 }
            let isThere = next < entries.count && entries[next].path.hasSameBytes(as: outputs[index].path)
            return isThere && isIntact[next] ? next : nil
        }
    }

    /// The same of one path.
    func intactIndex(_ path: String) -> Int? { manifest?.index(of: path).flatMap { isIntact[$0] ? $0 : nil } }

    /// What the last build wrote at a path, where that is still there.
    func intactEntry(_ path: String) -> Manifest.Entry? {
        intactIndex(path).flatMap { manifest?.entries[$0] }
    }
}

private struct Survey {
    private let output: OutputFolder
    private var folder: String { output.path }
    let entries: [Manifest.Entry]
    var foreign = OutputSurvey.Foreign()
    var isIntact: [Bool]
    var touched: [String] = []

    init(folder: OutputFolder, manifest: Manifest?) {
        output = folder
        entries = manifest?.entries ?? []
        isIntact = Array(repeating: false, count: entries.count)
    }

    mutating func run() throws {
        var open = [""]
        while let parent = open.popLast() {
            for child in try parent.isEmpty ? output.children() : listFolder(folder + "/" + parent) {
                guard firstInvalidUTF8Offset(in: child.name) == nil else {
                    throw MachineError(
                        Wording(
                            "\(folder)/\(parent) contains a file whose name is not UTF-8",
                            zh: "\(folder)/\(parent) 里有一个文件，名字不是 UTF-8"),
                        help: Wording("rename it or move it away; banbao did not write it", zh: "给它改名或移走；它不是 banbao 写的")
                    )
                }
                let path = parent + String(decoding: child.name, as: UTF8.self)
                if child.status.kind == .folder {
                    open.append(path + "/")
                    if !hasFile(below: path + "/") { foreign.folders.append(path) }
                } else {
                    try note(path, child.status)
                }
            }
        }
        foreign.files.sort { $0.precedesInBytes($1) }
        foreign.folders.sort { $0.precedesInBytes($1) }
    }

    private mutating func note(_ path: String, _ status: FileStatus) throws {
        if path.endsWithBytes(temporarySuffix) {
            // Left by a build that was killed while it replaced files one by one.
            try removeFile(folder + "/" + path)
        } else if let index = entries.firstIndex(sorted: path, by: \.path) {
            let known = entries[index].version
            isIntact[index] = status.kind == .file && status.version == known
            if !isIntact[index], status.kind == .file, known != .unknown { touched.append(path) }
        } else {
            foreign.files.append(path)
        }
    }

    /// Whether any of our files lies below a folder, given with its slash.
    private func hasFile(below folder: String) -> Bool {
        let index = entries.partitionPoint { $0.path.precedesInBytes(folder) }
        return index < entries.count && entries[index].path.utf8.starts(with: folder.utf8)
    }
}
