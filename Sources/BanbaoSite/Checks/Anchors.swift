import BanbaoMarkdown
import BanbaoText

/// Anchors that the pages they lead to do not have.
let anchorCheck = Check(rules: [.linkAnchor]) { checked in
    let references = checked.facts.references.flatMap(\.anchors) + anchorsOfSitePaths(checked)
    let byPage = Dictionary(grouping: references) { ExactText($0.page) }
    return try byPage.sorted { $0.key.text.precedesInBytes($1.key.text) }.flatMap { page, references -> [Diagnostic] in
        // A page that could not be rendered has a message of its own.
        guard let outline = try checked.facts.outline(page.text) else { return [] }
        return missingAnchors(references, outline.map(\.anchor), of: page.text)
    }
}

/// Of links such as `/stories/a.html#手艺`. What anchors a list has is the template's matter.
private func anchorsOfSitePaths(_ checked: CheckedSite) -> [AnchorReference] {
    checked.facts.references.flatMap(\.paths).compactMap { reference in
        guard let anchor = reference.anchor,
            let output = checked.outputs.firstIndex(sorted: SitePath(written: reference.target).file.text, by: \.path),
            checked.outputs[output].kind == .page
        else { return nil }
        return AnchorReference(page: checked.outputs[output].origin.path, anchor: anchor, place: reference.place)
    }
}

private func missingAnchors(_ references: [AnchorReference], _ known: [String], of path: String) -> [Diagnostic] {
    // As bytes: to Swift two Unicode forms of a name are one, to a browser they are two.
    let names = Set(known.map { Array($0.utf8) })
    let missing = references.filter { !names.contains(Array($0.anchor.utf8)) }
    guard !missing.isEmpty else { return [] }
    var lookup = NameLookup(known)
    let few = known.count <= 12 ? Wording.known(known) : nil
    return missing.map { reference in
        let suggestion = lookup.closest(to: reference.anchor).map(Wording.didYouMean)
        return .linkAnchorMissing(
            path: reference.place.path, range: reference.place.range, anchor: reference.anchor, target: path,
            suggestion: suggestion ?? few)
    }
}
