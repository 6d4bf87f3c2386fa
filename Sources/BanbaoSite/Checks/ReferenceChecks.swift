import BanbaoMarkdown
import BanbaoText

/// Checks that need everything rendered: anchors in other pages and paths of the site.
///
/// In: the plan and the reports of all its outputs. Problems: `link.anchor`, `link.missing`, and those of `checkImages`.
func checkReferences(
    _ rendering: Rendering, outputs: [Output], reports: [RenderReport]
) throws -> [Diagnostic] {
    try checkAnchors(rendering, reports.flatMap(\.anchors)) + checkPaths(outputs, reports.flatMap(\.paths))
        + checkImages(rendering, usedAttachments(rendering.site, reports))
}

/// Reads each page that is the target of an anchor once more; most pages are not.
private func checkAnchors(_ rendering: Rendering, _ references: [AnchorReference]) throws -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let byPage = Dictionary(grouping: references, by: \.page)
    for (page, references) in byPage.sorted(by: { $0.key < $1.key }) {
        let known = try rendering.outline(ofPage: page).map(\.anchor)
        for reference in references where !known.contains(where: { $0.utf8.elementsEqual(reference.anchor.utf8) }) {
            problems.append(
                .linkAnchorMissing(
                    path: reference.place.path, range: reference.place.range, anchor: reference.anchor,
                    target: rendering.site.pages[page].path, known: known))
        }
    }
    return problems
}

private func checkPaths(_ outputs: [Output], _ references: [PathReference]) -> [Diagnostic] {
    references.compactMap { reference -> Diagnostic? in
        let path = String(reference.target.dropFirst())
        let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
        guard outputs.firstIndex(sorted: file, by: \.path) == nil else { return nil }
        let nearest = closestName(to: file, among: outputs.prefix(5000).map(\.path)).map { "/" + $0 }
        return .linkMissing(
            path: reference.place.path, range: reference.place.range,
            target: Wording("page \(reference.target) in this site", zh: "本站网页 \(reference.target)"),
            suggestion: nearest)
    }
}

/// Attachments that no shown page links to or names as its image.
func unlinkedAttachments(_ site: Site, _ reports: [RenderReport]) -> [Attachment] {
    let used = Set(usedAttachments(site, reports).map(\.attachment))
    return site.attachments.indices.filter { !used.contains($0) }.map { site.attachments[$0] }
}

/// Attachments that shown pages link to or show, each at every place that asks for it.
func usedAttachments(_ site: Site, _ reports: [RenderReport]) -> [AttachmentReference] {
    let references = reports.flatMap(\.attachments)
    let paths = reports.flatMap(\.paths)
    guard !paths.isEmpty else { return references }
    let bySitePath = Dictionary(
        site.attachments.enumerated().map { ($1.sitePath, $0) }, uniquingKeysWith: { first, _ in first })
    return references
        + paths.compactMap { path in
            bySitePath[String(path.target.dropFirst())].map { AttachmentReference(attachment: $0, place: path.place) }
        }
}
