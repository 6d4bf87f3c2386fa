import BanbaoSite
import BanbaoText

/// What still holds of the last build.
///
/// An output depends on what all outputs share (options, day, configuration, theme, the heads of all pages) and on the files that
/// were read while it was rendered, which its report names. Where the first is as it was and each of the files is, it stands. What is
/// copied or made of one file depends on that alone.
struct IncrementalBuild: Sendable {
    private let memory: BuildMemory
    private let program: String
    private let manifest: Manifest
    /// By the index of `memory.files`: the index of the file in the present tree where its content is what it was.
    private let unchanged: [Int?]
    /// The other way: by the index in the present tree, the index of a file in `memory.files`.
    private let remembered: [Int?]

    /// Nil when nothing is remembered. `program`: the one that builds.
    init?(_ folder: OutputFolder, _ manifest: Manifest?, _ scan: ScannedTree, program: String) throws {
        guard let manifest, let inputs = manifest.inputs, let digest = manifest.memory,
            let bytes = try folder.readMemory(digest),
            let memory = BuildMemory(bytes, entryCount: manifest.entries.count)
        else { return nil }
        self.manifest = manifest
        self.memory = memory
        self.program = program
        // Files that were young when the last build read them are compared by content.
        let isAsItWas = try Set(inputs.freshFiles.filter { try $0.isUnchanged(in: scan) }.map { ExactText($0.path) })
        let present = scan.tree.files
        var next = 0
        let unchanged: [Int?] = memory.files.map { file in
            while next < present.count, present[next].path.precedesInBytes(file.path) { next += 1 }
            guard next < present.count, present[next].path.hasSameBytes(as: file.path) else { return nil }
            return present[next].isUnchanged(since: file) || isAsItWas.contains(ExactText(file.path)) ? next : nil
        }
        self.unchanged = unchanged
        var remembered = [Int?](repeating: nil, count: present.count)
        for (index, place) in unchanged.enumerated() {
            if let place { remembered[place] = index }
        }
        self.remembered = remembered
    }

    /// The head of a page whose file has not changed.
    func pageRecord(of file: SourceTree.File) -> ArraySlice<UInt8>? {
        guard let index = memory.files.firstIndex(sorted: file.path, by: \.path), unchanged[index] != nil else {
            return nil
        }
        return memory.pages[index]
    }

    /// The same, by the index in the present tree.
    func pageRecord(ofFileAt index: Int) -> ArraySlice<UInt8>? { remembered[index].flatMap { memory.pages[$0] } }

    /// Nil where the configuration or the program is another than the one the heads were read with.
    func pages(_ configuration: Fingerprint) -> RememberedPages? {
        guard configuration.combined(with: program) == memory.configuration else { return nil }
        return RememberedPages(records: pageRecord)
    }

    /// What is known of images and other files that have not changed.
    func cache(_ tree: SourceTree) -> RenderCache {
        RenderCache(
            images: memory.images.compactMap { image in
                unchanged[image.file].map { (tree.files[$0], image.content) }
            },
            attachments: memory.attachments.compactMap { attachment in
                unchanged[attachment.file].map { (tree.files[$0], attachment.content) }
            })
    }

    /// Whether an output needs no rendering that is made from facts. In: the index of the manifest's entry for it.
    func stands(_ index: Int, factsHash: ContentHash, shared: Fingerprint) throws -> Bool {
        guard shared == memory.shared else { return false }
        var reader = ByteReader(memory.outputs[index])
        let report = try RenderReport(from: &reader)
        return report.factsHash == factsHash && report.reads.allSatisfy { unchanged[$0] != nil }
    }

    /// What rendering the output at a path brought to light. The indexes of files in it are those of then.
    func report(at path: String) throws -> RenderReport? {
        guard let index = manifest.index(of: path) else { return nil }
        var reader = ByteReader(memory.outputs[index])
        return try RenderReport(from: &reader)
    }

    /// An output that needs no rendering.
    struct Kept: Sendable {
        let entry: Manifest.Entry
        let record: ArraySlice<UInt8>
        /// Empty where nothing was found.
        let findings: [RenderReport]
        let pictureKey: String?
    }

    /// Nil where the output must be rendered. In: the index of the manifest's entry for it, whose file is as it was written;
    /// what the outputs share now.
    func kept(_ index: Int, _ output: Output, of plan: Plan, shared: Fingerprint, _ tree: SourceTree) throws -> Kept? {
        let source = output.content.onlySource
        guard shared == memory.shared || source != nil, manifest.entries[index].kind == output.kind else { return nil }
        var reader = ByteReader(memory.outputs[index])
        let before = try RenderReport(from: &reader)
        guard let report = before.withReads({ unchanged[$0] }), report.facts.map(plan.hasFiles) ?? true,
            report.factsHash == output.factsHash
        else { return nil }
        if let source {
            let recipe = Self.recipe(of: output, program)
            guard report.reads == [tree.index(of: source)], report.making?.recipe ?? "" == recipe else { return nil }
        }
        let isSame = report.reads == before.reads
        return Kept(
            entry: manifest.entries[index], record: isSame ? memory.outputs[index] : report.encoded()[...],
            findings: report.findings, pictureKey: report.making?.key)
    }

    /// What an output is made by, besides its file; empty for one that is copied.
    static func recipe(of output: Output, _ program: String) -> String {
        guard case .made(let file) = output.content else { return "" }
        guard case .picture = file.making else { return "\(program) \(file.recipe)" }
        return "\(program) \(PictureLibrary.installed?.name ?? "") \(file.recipe)"
    }
}

extension RenderReport {
    func encoded() -> [UInt8] { ByteWriter.bytes(of: self) }

    /// Itself, where checks have to look at it; a list, since that is small when it is empty.
    var findings: [RenderReport] { hasFindings ? [self] : [] }
}
