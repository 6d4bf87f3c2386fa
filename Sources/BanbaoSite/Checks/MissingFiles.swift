import BanbaoText

/// Links and images whose files are not there.
let missingFileCheck = Check(rules: [.linkMissing, .imageMissing, .attachmentName, .attachmentUnused]) { checked in
    let site = checked.site
    var pages = NearestPaths(site.pages.map(\.path))
    var files = NearestPaths(site.attachments.map(\.path))
    let missing = checked.facts.references.flatMap(\.missing).sorted { $0.place.precedes($1.place) }
    var linked: Set<ExactText> = []
    let problems = missing.map { reference -> Diagnostic in
        let (path, range, target) = (reference.place.path, reference.place.range, reference.target)
        let folder = parentFolder(of: path)
        if let refused = site.refusedFile(at: target) {
            linked.insert(ExactText(target))
            return .refusedFileLinked(path: path, range: range, refused)
        }
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
    return problems
        + site.refusedFiles.filter { !linked.contains(ExactText($0.path)) }.map(Diagnostic.refusedFileUnused)
}
