import BanbaoMarkdown
import BanbaoText

/// Anchors that the pages they lead to do not have.
let anchorCheck = Check(rules: [.linkAnchor]) { checked in
    let references = checked.facts.references.flatMap(\.anchors)
    let byPage = Dictionary(grouping: references, by: \.page)
    return try byPage.sorted { $0.key.precedesInBytes($1.key) }.flatMap { path, references -> [Diagnostic] in
        // A page that could not be rendered has a message of its own.
        guard let outline = try checked.facts.outline(path) else { return [] }
        return missingAnchors(references, outline.map(\.anchor), of: path)
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
