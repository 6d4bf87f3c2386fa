import BanbaoText

/// Links and images whose files are not there.
let missingFileCheck = Check(rules: [.linkMissing, .imageMissing, .attachmentName, .attachmentUnused]) { checked in
    let site = checked.site
    var proposals = Proposals(site)
    let missing = checked.facts.references.flatMap(\.missing).filter { checked.isSurelyMissing($0.target) }
        .sorted { $0.place.precedes($1.place) }
    var linked: Set<ExactText> = []
    let problems = missing.map { reference -> Diagnostic in
        guard let refused = site.refusedFile(at: reference.target) else { return missingFile(reference, &proposals) }
        linked.insert(ExactText(reference.target))
        return .refusedFileLinked(path: reference.place.path, range: reference.place.range, refused)
    }
    return problems
        + site.refusedFiles.filter { !linked.contains(ExactText($0.path)) }.map(Diagnostic.refusedFileUnused)
}

extension CheckedSite {
    /// Without the sections nobody knows which files are published, and where.
    fileprivate func isSurelyMissing(_ target: String) -> Bool {
        site.configuration.hasReadSections
            || !target.startsWithBytes("/") && inputs.input.tree.index(of: target) == nil
    }
}

private func missingFile(_ reference: MissingReference, _ proposals: inout Proposals) -> Diagnostic {
    let (path, range, target) = (reference.place.path, reference.place.range, reference.target)
    let written = relativePath(from: parentFolder(of: path), to: target)
    if reference.kind != .page, isPathOfComputer(written) {
        return .pathOfComputer(reference.kind == .image ? .imageMissing : .linkMissing, reference.place, written)
    }
    switch reference.kind {
    case .page:
        return .linkMissing(
            path: path, range: range, target: Wording("page \(target)", zh: "网页 \(target)"),
            suggestion: proposals.page(target, from: path))
    case .file:
        if isWebAddressWithoutScheme(written) { return .schemeMissing(reference.place, written) }
        return .linkMissing(
            path: path, range: range, target: Wording("file \(target)", zh: "文件 \(target)"),
            suggestion: proposals.file(target, from: path)
                ?? (mayBePage(target) ? proposals.page(target, from: path) : nil))
    case .image:
        let suggestion =
            target.startsWithBytes("/")
            ? proposals.imageSitePath(target, from: path) : proposals.file(target, from: path)
        return .imageMissing(path: path, range: range, target: target, suggestion: suggestion)
    }
}

/// `master`, `master.html`: as other generators write a link to a page. `master.mp4` is none.
private func mayBePage(_ target: String) -> Bool {
    let name = fileName(of: target)
    guard let (_, ending) = name.cut(atLast: ".") else { return true }
    return ["htm", "html", "markdown", "md"].contains(ending.lowercased())
}

/// `C:\Users\…`, `图片\a.jpg`
private func isPathOfComputer(_ written: String) -> Bool {
    let bytes = Array(written.utf8.prefix(2))
    return written.utf8.contains(UInt8(ascii: "\\"))
        || (bytes.count == 2 && bytes[1] == UInt8(ascii: ":") && (0x61...0x7A).contains(bytes[0] | 0x20))
}

/// `www.gov.cn/a`, `example.org`
private func isWebAddressWithoutScheme(_ written: String) -> Bool {
    let host = written.utf8.prefix { $0 != UInt8(ascii: "/") }
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count > 1, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last else { return false }
    if labels.count > 2, labels[0].elementsEqual("www".utf8) { return true }
    return ["cn", "com", "edu", "gov", "net", "org"].contains(String(decoding: last, as: UTF8.self))
}
