import BanbaoText

/// Links and images whose files are not there.
let missingFileCheck = Check(rules: [.linkMissing, .imageMissing]) { checked in
    let site = checked.site
    var pages = NearestPaths(site.pages.map(\.path))
    var files = NearestPaths(site.attachments.map(\.path))
    let missing = checked.facts.references.flatMap(\.missing).sorted { $0.place.precedes($1.place) }
    return missing.map { reference in
        let (path, range, target) = (reference.place.path, reference.place.range, reference.target)
        let folder = parentFolder(of: path)
        func written(_ nearest: String?) -> String? { nearest.map { relativePath(from: folder, to: $0) } }
        switch reference.kind {
        case .page:
            return .linkMissing(
                path: path, range: range, target: Wording("page \(target)", zh: "网页 \(target)"),
                suggestion: written(pages.nearest(to: target)))
        case .file:
            return .linkMissing(
                path: path, range: range, target: Wording("file \(target)", zh: "文件 \(target)"),
                suggestion: written(files.nearest(to: target)))
        case .image:
            let nearest = target.startsWithBytes("/") ? nil : files.nearest(to: target)
            return .imageMissing(path: path, range: range, target: target, suggestion: written(nearest))
        }
    }
}
