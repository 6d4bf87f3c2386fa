import BanbaoSite
import BanbaoText

/// Which files of the last build need no rendering.
///
/// An output depends on what all outputs share (options, day, configuration, theme, attachments, the heads of all pages)
/// and on the one file it is made from. Where the first is as it was, a file whose origin is as it was stands as it is,
/// unless a page that is rendered anew turns out to differ in what others may have asked it: then nothing stands.
struct Reuse: Sendable {
    private let staging: Staging
    private let scan: ScannedTree

    /// Nil when all must be rendered.
    init?(_ staging: Staging, _ scan: ScannedTree, shared: FileDigest) throws {
        guard let inputs = staging.previous?.inputs, inputs.shared == shared,
            try inputs.freshFiles.allSatisfy({ try isPage($0.path) || $0.isUnchanged(in: scan) })
        else { return nil }
        self.staging = staging
        self.scan = scan
    }

    /// The file of the last build, in place for this one too; nil when it must be rendered.
    func keep(_ output: Output) throws -> Manifest.Entry? {
        guard let before = staging.present.intactEntry(output.path), before.origin != .unknown,
            before.origin == scan.stamp(of: output.origin.path), try staging.keep(before)
        else { return nil }
        return before
    }

    /// Whether a page rendered anew differs for others.
    func differsForOthers(_ entry: Manifest.Entry) -> Bool {
        // A page the last build did not have would show in what all share; this is a file nobody linked to.
        guard let previous = staging.previous, let index = previous.index(of: entry.path) else { return false }
        return previous.entries[index].trace != entry.trace
    }

    /// Whether the last build published a file.
    func wasPublished(_ path: String) -> Bool { staging.previous?.index(of: path) != nil }
}

/// The digest of what all outputs share.
func sharedDigest(_ scan: ScannedTree, options: String, today: String, pages: [UInt8]) -> FileDigest {
    var bytes: [UInt8] = []
    bytes.append("\(options) \(today)")
    for (file, stamp) in zip(scan.tree.files, scan.stamps) where !isPage(file.path) {
        bytes.append("\n\(stamp.size) \(stamp.modified) ")
        bytes.append(file.path)
    }
    return FileDigest(of: bytes + pages)
}

extension ScannedTree {
    func stamp(of path: String) -> Stamp {
        tree.files.firstIndex(sorted: path, by: \.path).map { stamps[$0] } ?? .missing
    }
}

/// Pages enter what all share by their heads; every other file by its stamp.
private func isPage(_ path: String) -> Bool { path.hasPrefix("content/") && path.hasSuffix(".md") }
