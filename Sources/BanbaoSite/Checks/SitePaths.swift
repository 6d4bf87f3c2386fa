import BanbaoText

/// Links from the site's root that lead to no page.
let sitePathCheck = Check(rules: [.linkMissing]) { checked in
    // Without the sections nobody knows where anything is.
    guard checked.site.configuration.hasReadSections else { return [] }
    // A page that could not be read has a message of its own.
    let broken = Set(checked.site.brokenPages.compactMap { checked.site.sitePath(of: $0)?.text })
    let missing = checked.facts.references.flatMap(\.paths).filter { reference in
        let path = file(of: reference.target)
        return checked.outputs.firstIndex(sorted: path, by: \.path) == nil && !broken.contains(path)
    }
    var proposals = Proposals(checked.site)
    var addresses = Addresses(checked.outputs)
    return missing.sorted { $0.place.precedes($1.place) }.map { reference in
        if SourceKind(path: reference.place.path) == .theme {
            return .templatePathMissing(
                reference.place, target: reference.target,
                suggestion: asset(at: reference.target, checked.inputs.theme)
                    ?? addresses.closest(to: reference.target))
        }
        return .sitePathMissing(
            reference.place, target: reference.target,
            suggestion: proposals.sitePath(reference.target, from: reference.place.path))
    }
}

/// `{{asset style.css}}` for `/assets/style.css`, whose public name holds a fingerprint.
private func asset(at target: String, _ theme: Theme) -> String? {
    let path = SitePath(written: target).text
    let name = theme.assets.map(\.path).first { asset in
        asset.hasSameBytes(as: path) || asset.hasSameBytes(as: SourceKind.themeFolder + path)
    }
    return name.map { "{{asset \($0.droppingFirstBytes(SourceKind.assetFolder.utf8.count))}}" }
}

/// The addresses of a site's outputs as templates write them: `/stories/`, `/about.html`.
private struct Addresses {
    private let outputs: [Output]
    private var files: NearestPaths?
    private var folders: NameIndex?

    /// In: all outputs, in order of their paths.
    init(_ outputs: [Output]) { self.outputs = outputs }

    /// What somebody may have meant: a folder without its slash, a page without `.html`, the nearest name.
    mutating func closest(to target: String) -> String? {
        let path = SitePath(written: target).text
        let slips = path.endsWithBytes("/") ? [path.droppingLastBytes(1) + ".html"] : [path + "/", path + ".html"]
        for slip in slips where hasOutput(slip) { return "/" + slip }
        if path.endsWithBytes("/") { return closestFolder(to: target) }
        var files = files ?? NearestPaths(outputs.map(\.path))
        let found = files.nearest(to: path, version: "")
        self.files = files
        return found.map {
            $0.endsWithBytes("index.html") ? "/" + $0.droppingLastBytes("index.html".utf8.count) : "/" + $0
        }
            ?? closestFolder(to: target)
    }

    private func hasOutput(_ path: String) -> Bool {
        outputs.firstIndex(sorted: file(of: "/" + path), by: \.path) != nil
    }

    private mutating func closestFolder(to target: String) -> String? {
        let folders =
            folders
            ?? NameIndex(
                outputs.compactMap { output in
                    guard output.kind.isPageForReaders, output.path.endsWithBytes("index.html") else { return nil }
                    return "/" + output.path.droppingLastBytes("index.html".utf8.count)
                })
        self.folders = folders
        return folders.closest(to: target)
    }
}

/// `stories/index.html` of `/stories/`
private func file(of target: String) -> String {
    let path = SitePath(written: target).text
    return path.isEmpty || path.endsWithBytes("/") ? path + "index.html" : path
}
