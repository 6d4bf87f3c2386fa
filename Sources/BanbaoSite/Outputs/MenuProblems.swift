import BanbaoText

/// Entries in the menu that are not there, or that readers do not see.
func menuProblems(_ site: Site) -> [Diagnostic] {
    site.configuration.menu.compactMap { target in
        guard case .entry(let key, _) = target, site.entry(key: key.text) == nil else { return nil }
        let place = SourceKind.contentFolder + key.text + "."
        let hidden = site.pages.first { $0.path.startsWithBytes(place) && !$0.visibility.isShown }
        if let hidden, let reason = hidden.visibility.reason {
            return .linkHidden(
                path: SourceKind.configurationPath, range: key.range, target: hidden.path, reason: reason)
        }
        let keys = site.entries.map { "\(site.configuration.sections[$0.section].id)/\($0.slug)" }
        return .linkMissing(
            path: SourceKind.configurationPath, range: key.range,
            target: Wording("entry \(key.text)", zh: "文章 \(key.text)"),
            suggestion: closestName(to: key.text, among: keys))
    }
}
