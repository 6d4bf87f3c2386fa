import BanbaoText

/// The addresses of a site's outputs as templates write them: `/stories/`, `/about.html`.
struct Addresses {
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
        outputs.firstIndex(sorted: SitePath(path).file.text, by: \.path) != nil
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
