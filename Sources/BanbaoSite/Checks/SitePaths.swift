import BanbaoText

/// Links from the site's root that lead to no page.
let sitePathCheck = Check(rules: [.linkMissing]) { checked in
    // Without the sections nobody knows where anything is.
    guard checked.site.configuration.hasReadSections else { return [] }
    // A page that could not be read has a message of its own.
    let broken = Set(checked.site.brokenPages.compactMap { checked.site.sitePath(of: $0)?.file.text })
    let missing = checked.facts.references.flatMap(\.paths).filter { reference in
        let path = SitePath(written: reference.target).file.text
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
