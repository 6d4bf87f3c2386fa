import BanbaoText

/// Links from the site's root that lead to no page.
let sitePathCheck = Check(rules: [.linkMissing]) { checked in
    let missing = checked.facts.references.flatMap(\.paths).filter { reference in
        let path = file(of: reference.target)
        return checked.outputs.firstIndex(sorted: path, by: \.path) == nil
    }
    guard !missing.isEmpty else { return [] }
    let index = NameIndex(checked.outputs.map(\.path))
    var known: [String: String?] = [:]
    return missing.sorted { $0.place.precedes($1.place) }.map { reference in
        let path = file(of: reference.target)
        let nearest = known[path] ?? (known.count < lookupLimit ? index.closest(to: path).map { "/" + $0 } : nil)
        known[path] = .some(nearest)
        return .linkMissing(
            path: reference.place.path, range: reference.place.range,
            target: Wording("page \(reference.target) in this site", zh: "本站网页 \(reference.target)"),
            suggestion: nearest)
    }
}

/// Of different targets; a site whose layout changed has thousands of them, and each is one of the same mistake.
private let lookupLimit = 200

/// `stories/index.html` of `/stories/`
private func file(of target: String) -> String {
    let path = SitePath(written: target).text
    return path.isEmpty || path.endsWithBytes("/") ? path + "index.html" : path
}
