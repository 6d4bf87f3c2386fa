import BanbaoText

// Links and images.
extension HTMLRenderer {
    mutating func openLink(_ node: CMarkNode) {
        guard let href = destination(node, isImage: false) else {
            linkTails.append([])
            return
        }
        html.append("<a href=\"")
        html.append(contentsOf: href.escaped)
        node.withTitle { title in
            guard !title.isEmpty else { return }
            html.append("\" title=\"")
            html.append(escaping: title)
        }
        if href.isOtherSite, !options.externalLinkRel.isEmpty {
            html.append("\" rel=\"")
            html.append(escaping: options.externalLinkRel)
        }
        var tail: [UInt8] = []
        if let language = href.language {
            html.append("\" hreflang=\"")
            html.append(escaping: language.tag)
            tail.append(" <small lang=\"" as StaticString)
            tail.append(escaping: language.tag)
            tail.append("\">[" as StaticString)
            tail.append(escaping: language.name)
            tail.append("]</small>" as StaticString)
        }
        html.append("\">")
        tail.append("</a>" as StaticString)
        linkTails.append(tail)
    }

    mutating func openImage(_ node: CMarkNode) {
        guard imageDepth == 0 else {
            imageDepth += 1
            return
        }
        settleBreak()
        guard let source = destination(node, isImage: true) else {
            imageTails.append(nil)
            return
        }
        imageDepth = 1
        html.append("<img src=\"")
        html.append(contentsOf: source.escaped)
        html.append("\" alt=\"")
        var tail: [UInt8] = []
        node.withTitle { title in
            guard !title.isEmpty else { return }
            tail.append("\" title=\"" as StaticString)
            tail.append(escaping: title)
        }
        tail.append("\" />" as StaticString)
        imageTails.append(tail)
    }

    mutating func closeImage() {
        if imageDepth > 1 {
            imageDepth -= 1
        } else if let tail = imageTails.removeLast() {
            settleBreak()
            imageDepth = 0
            html.append(contentsOf: tail)
        }
    }

    private struct Destination {
        let escaped: [UInt8]
        var language: (tag: String, name: String)?
        var isOtherSite = false
    }

    /// Nil: the link is dropped and its text stays.
    private mutating func destination(_ node: CMarkNode, isImage: Bool) -> Destination? {
        let (written, verdict) = node.withURL { url in
            var bytes: [UInt8] = []
            bytes.append(url)
            return (bytes, LinkPolicy.verdict(on: url))
        }
        guard options.hasAdditions else {
            if options.rawHTML != .kept, case .refused = verdict { return Destination(escaped: []) }
            return Destination(escaped: plainHref(written))
        }
        switch verdict {
        case .external: return Destination(escaped: plainHref(written), isOtherSite: LinkPolicy.isWeb(written))
        case .refused where options.keepsEveryLink: return Destination(escaped: plainHref(written))
        case .refused(let scheme):
            problems.append(.linkScheme(path: path, range: places.find(written), scheme: scheme, isImage: isImage))
            return nil
        case .local:
            let text = String(decoding: written, as: UTF8.self)
            let link = LocalLink(destination: text, isImage: isImage, range: places.find(written))
            return resolved(resolve(link), written)
        }
    }

    private func resolved(_ link: ResolvedLink, _ written: [UInt8]) -> Destination? {
        func escaped(_ href: String) -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.append(encodingURL: href)
            return bytes
        }
        switch link {
        case .target(let href): return Destination(escaped: escaped(href))
        case .asWritten: return Destination(escaped: plainHref(written))
        case .otherLanguage(let href, let tag, let name):
            return Destination(escaped: escaped(href), language: (tag, name))
        case .textOnly: return nil
        }
    }
}
