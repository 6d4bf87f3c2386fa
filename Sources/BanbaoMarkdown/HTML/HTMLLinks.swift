import BanbaoText

// Links, and where links and images lead.
extension HTMLRenderer {
    mutating func openLink(_ node: CMarkNode) {
        // No link stands in a link.
        if raw.open.holdsLink { return links.open(closedBy: .none) }
        let href: Destination
        switch destination(node, isImage: false) {
        case .there(let destination): href = destination
        case .nowhere: return links.open(closedBy: .none)
        case .replaced: return
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
        var tail = LinkState.Tail.plain
        if let language = href.language {
            html.append("\" hreflang=\"")
            html.append(escaping: language.tag)
            tail = .marked(otherLanguageMark(language))
        }
        html.append("\">")
        links.open(closedBy: tail)
    }

    /// What tells readers that a link leads to another language.
    func otherLanguageMark(_ language: (tag: String, name: String)) -> [UInt8] {
        var mark: [UInt8] = []
        mark.append(" <small lang=\"" as StaticString)
        mark.append(escaping: language.tag)
        mark.append("\">[" as StaticString)
        mark.append(escaping: language.name)
        mark.append("]</small>" as StaticString)
        return mark
    }

    struct Destination {
        let written: [UInt8]
        var escaped: [UInt8]
        /// Where it stands in the file; nil where nobody has asked yet.
        var range: Range<Int>?
        var language: (tag: String, name: String)?
        var size: PixelSize?
        var choices: ImageChoices?
        var isOtherSite = false
    }

    enum Verdict {
        case there(Destination)
        /// The link is dropped and its text stays.
        case nowhere
        /// Something else was written in its place.
        case replaced
    }

    mutating func destination(_ node: CMarkNode, isImage: Bool) -> Verdict {
        let (written, verdict) = node.withURL { url in
            var bytes: [UInt8] = []
            bytes.append(url)
            return (bytes, LinkPolicy.verdict(on: url))
        }
        func plain(isOtherSite: Bool = false) -> Verdict {
            .there(Destination(written: written, escaped: plainHref(written), isOtherSite: isOtherSite))
        }
        guard options.hasExtensions else {
            if options.rawHTML != .kept, case .refused = verdict {
                return .there(Destination(written: written, escaped: []))
            }
            return plain()
        }
        var text = ""
        switch verdict {
        case .web: return plain(isOtherSite: true)
        case .contact: return plain()
        case .refused(let scheme) where options.ownSchemes.contains(scheme): text = node.visibleText
        case .refused where options.keepsEveryLink: return plain()
        case .refused(let scheme):
            problems.append(.linkScheme(path: path, range: places.find(written), scheme: scheme, isImage: isImage))
            return .nowhere
        case .local: break
        }
        let link = LocalLink(
            destination: String(decoding: written, as: UTF8.self), text: text, isImage: isImage,
            isAlone: node.isAloneInParagraph, range: places.find(written))
        return write(resolve(link), for: link, written, node)
    }

    private mutating func write(
        _ answer: ResolvedLink, for link: LocalLink, _ written: [UInt8], _ node: CMarkNode
    ) -> Verdict {
        func there(
            _ href: String, language: (tag: String, name: String)? = nil, size: PixelSize? = nil,
            choices: ImageChoices? = nil
        ) -> Verdict {
            var escaped: [UInt8] = []
            escaped.append(encodingURL: href)
            return .there(
                Destination(
                    written: written, escaped: escaped, range: link.range, language: language, size: size,
                    choices: choices))
        }
        switch answer {
        case .target(let href): return there(href)
        case .image(let href, let size, let choices): return there(href, size: size, choices: choices)
        case .otherLanguage(let href, let tag, let name): return there(href, language: (tag, name))
        case .asWritten:
            return .there(Destination(written: written, escaped: plainHref(written), range: link.range))
        case .textOnly: return .nowhere
        case .text(let text): replace(node, byText: text)
        case .markup(let markup, let text): replace(node, byMarkup: markup, text: text)
        case .block(let markup):
            guard link.isAlone else { return .nowhere }
            replaceParagraph(of: node, by: markup)
        }
        return .replaced
    }
}
