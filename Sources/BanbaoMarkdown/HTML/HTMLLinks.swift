import BanbaoText

// Links, and where links and images lead.
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

    struct Destination {
        let written: [UInt8]
        let escaped: [UInt8]
        /// Where it stands in the file; nil where nobody has asked yet.
        var range: Range<Int>?
        var language: (tag: String, name: String)?
        var size: PixelSize?
        var isOtherSite = false
    }

    /// Nil: the link is dropped and its text stays.
    mutating func destination(_ node: CMarkNode, isImage: Bool) -> Destination? {
        let (written, verdict) = node.withURL { url in
            var bytes: [UInt8] = []
            bytes.append(url)
            return (bytes, LinkPolicy.verdict(on: url))
        }
        guard options.hasAdditions else {
            if options.rawHTML != .kept, case .refused = verdict { return Destination(written: written, escaped: []) }
            return Destination(written: written, escaped: plainHref(written))
        }
        switch verdict {
        case .web: return Destination(written: written, escaped: plainHref(written), isOtherSite: true)
        case .contact: return Destination(written: written, escaped: plainHref(written))
        case .refused where options.keepsEveryLink: return Destination(written: written, escaped: plainHref(written))
        case .refused(let scheme):
            problems.append(.linkScheme(path: path, range: places.find(written), scheme: scheme, isImage: isImage))
            return nil
        case .local:
            let text = String(decoding: written, as: UTF8.self)
            let link = LocalLink(destination: text, isImage: isImage, range: places.find(written))
            var destination = resolved(resolve(link), written)
            destination?.range = link.range
            return destination
        }
    }

    private func resolved(_ link: ResolvedLink, _ written: [UInt8]) -> Destination? {
        func escaped(_ href: String) -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.append(encodingURL: href)
            return bytes
        }
        switch link {
        case .target(let href): return Destination(written: written, escaped: escaped(href))
        case .image(let href, let size): return Destination(written: written, escaped: escaped(href), size: size)
        case .asWritten: return Destination(written: written, escaped: plainHref(written))
        case .otherLanguage(let href, let tag, let name):
            return Destination(written: written, escaped: escaped(href), language: (tag, name))
        case .textOnly: return nil
        }
    }
}
