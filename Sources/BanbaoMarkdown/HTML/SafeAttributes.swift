import BanbaoText

// The attributes of raw HTML that are written: those of the subset, with values that were looked at.
extension HTMLRenderer {
    struct WrittenTag {
        /// What stands before the start tag.
        var before: [UInt8] = []
        /// With a space before each.
        var attributes: [UInt8] = []
        /// What stands before the end tag; of an element without one, behind it.
        var tail: [UInt8] = []
    }

    /// Nil where the tag is left out; what readers see of it is written then.
    mutating func attributes(of tag: HTMLTag, _ element: HTMLElement, _ source: HTMLPiece) -> WrittenTag? {
        switch tag.name {
        case "a": return link(tag, element, source)
        case "img": return picture(tag, element, source)
        case "iframe": return frame(tag, element, source)
        default: break
        }
        var written = WrittenTag()
        if tag.name == "video" || tag.name == "audio" { written.attributes.append(" controls=\"\"" as StaticString) }
        for attribute in tag.attributes {
            switch element.attributes[attribute.name] {
            case .file, .picture:
                let isImage = attribute.name == "poster"
                guard let leads = destination(attribute.value, tag, source, isImage: isImage) else { continue }
                append(attribute.name, leads.escaped, to: &written.attributes)
            default: append(attribute, tag, element, source, to: &written.attributes)
            }
        }
        return written
    }

    /// One that needs no place to be looked up.
    private mutating func append(
        _ attribute: HTMLTag.Attribute, _ tag: HTMLTag, _ element: HTMLElement, _ source: HTMLPiece,
        to html: inout [UInt8]
    ) {
        let written = source.bytes.span.extracting(attribute.value)
        let value: [UInt8]?
        switch element.attributes[attribute.name] {
        case .webURL:
            let url = urlText(ofMarkup: written)
            value = LinkPolicy.verdict(on: url.span) == .web ? plainHref(url) : nil
        case let kind?:
            value = kind.checked(written)
            if attribute.name == "align", let value { return append("class", value, to: &html) }
        // Controls are there in any case.
        case nil: value = nil
        }
        if let value {
            append(attribute.name, value, to: &html)
        } else if attribute.name != "controls" {
            omit(attribute.name, tag, source)
        }
    }

    private func append(_ name: String, _ value: [UInt8], to html: inout [UInt8]) {
        html.append(0x20 as UInt8)
        html.append(name)
        html.append("=\"" as StaticString)
        html += value
        html.append(UInt8(ascii: "\""))
    }

    private mutating func omit(_ name: String, _ tag: HTMLTag, _ source: HTMLPiece) {
        raw.omit(name)
        if raw.omissionRange == nil { raw.omissionRange = range(of: tag, source) }
    }

    /// Where a value stands in the file.
    mutating func range(of value: Range<Int>, _ tag: HTMLTag, _ source: HTMLPiece) -> Range<Int> {
        let whole = range(of: tag, source)
        // Over several lines of a list or a quotation, marks stand between.
        guard whole.count == tag.range.count else { return whole }
        let start = whole.lowerBound + value.lowerBound - tag.range.lowerBound
        return start..<(start + value.count)
    }

    // MARK: Links

    private mutating func link(_ tag: HTMLTag, _ element: HTMLElement, _ source: HTMLPiece) -> WrittenTag? {
        let isInLink = raw.open.holdsLink || links.isOpen
        guard !isInLink, let address = tag.value(of: "href"),
            let leads = destination(address, tag, source, isImage: false)
        else {
            raw.open.push(
                OpenElements.Element(
                    name: "a", written: "", container: source.container, tail: [], goesOn: false, range: nil))
            return nil
        }
        var written = WrittenTag()
        append("href", leads.escaped, to: &written.attributes)
        if leads.isOtherSite, !options.externalLinkRel.isEmpty {
            var rel: [UInt8] = []
            rel.append(escaping: options.externalLinkRel)
            append("rel", rel, to: &written.attributes)
        }
        if let language = leads.language {
            append("hreflang", Array(language.tag.utf8), to: &written.attributes)
            written.tail = otherLanguageMark(language)
        }
        // Every link opens where readers want it, so that `target` is left out in silence.
        for attribute in tag.attributes where !["href", "hreflang", "rel", "target"].contains(attribute.name) {
            append(attribute, tag, element, source, to: &written.attributes)
        }
        return written
    }

    /// Nil where it leads nowhere, which is reported.
    private mutating func destination(
        _ value: Range<Int>, _ tag: HTMLTag, _ source: HTMLPiece, isImage: Bool
    ) -> Destination? {
        let url = urlText(ofMarkup: source.bytes.span.extracting(value))
        let range = range(of: value, tag, source)
        switch LinkPolicy.verdict(on: url.span) {
        case .web: return Destination(written: url, escaped: plainHref(url), range: range, isOtherSite: true)
        case .contact where !isImage: return Destination(written: url, escaped: plainHref(url), range: range)
        case .contact: break
        case .refused(let scheme):
            problems.append(.linkScheme(path: path, range: range, scheme: scheme, isImage: isImage))
            return nil
        case .local: break
        }
        let answer = resolve(
            LocalLink(
                destination: String(decoding: url, as: UTF8.self), text: "", isImage: isImage, isAlone: false,
                range: range))
        var leads = Destination(written: url, escaped: [], range: range)
        let href: String
        switch answer {
        case .target(let target): href = target
        case .image(let target, let size, let choices):
            href = target
            (leads.size, leads.choices) = (size, choices)
        case .otherLanguage(let target, let tag, let name):
            href = target
            leads.language = (tag, name)
        case .asWritten: return Destination(written: url, escaped: plainHref(url), range: range)
        case .textOnly, .text, .markup, .block: return nil
        }
        leads.escaped.append(encodingURL: href)
        return leads
    }

    // MARK: Pictures and pages of others

    private mutating func picture(_ tag: HTMLTag, _ element: HTMLElement, _ source: HTMLPiece) -> WrittenTag? {
        let description = tag.value(of: "alt")
        guard let address = tag.value(of: "src"), let shown = destination(address, tag, source, isImage: true) else {
            if let description {
                html.append(escapingMarkupIn: source.bytes.span.extracting(description))
            }
            return nil
        }
        var written = WrittenTag()
        append("src", shown.escaped, to: &written.attributes)
        if description == nil {
            problems.append(.imageWithoutDescription(path: path, range: range(of: tag, source), isHTML: true))
            append("alt", [], to: &written.attributes)
        }
        for attribute in tag.attributes
        where !["src", "width", "height", "loading", "decoding"].contains(attribute.name) {
            append(attribute, tag, element, source, to: &written.attributes)
        }
        let sides = sides(of: shown.size, tag, element, source)
        for (name, value) in sides { append(name, Array(String(value).utf8), to: &written.attributes) }
        if let choices = shown.choices {
            // Whoever wrote a width has said how wide the image is in the page.
            let width = tag.value(of: "width") == nil ? nil : sides.first { $0.0 == "width" }
            write(choices, sizes: width.map { "\($0.1)px" } ?? choices.sizes, into: &written)
        }
        if options.isPageOfSite, images.isBehindFirst { append("loading", Array("lazy".utf8), to: &written.attributes) }
        images.meetOther()
        return written
    }

    private func write(_ choices: ImageChoices, sizes: String, into tag: inout WrittenTag) {
        tag.before.append(pictureBefore: choices, sizes: sizes)
        if !tag.before.isEmpty { tag.tail.append("</picture>" as StaticString) }
        var (sourceSet, escaped): ([UInt8], [UInt8]) = ([], [])
        sourceSet.append(choices.candidates)
        escaped.append(escaping: sizes)
        append("srcset", sourceSet, to: &tag.attributes)
        append("sizes", escaped, to: &tag.attributes)
    }

    /// As written, the other side in proportion; else those of the file.
    private mutating func sides(
        of size: PixelSize?, _ tag: HTMLTag, _ element: HTMLElement, _ source: HTMLPiece
    ) -> [(String, Int)] {
        var written: [String: Int] = [:]
        for name in ["width", "height"] {
            guard let value = tag.value(of: name) else { continue }
            let checked = element.attributes[name]?.checked(source.bytes.span.extracting(value))
            if let number = checked.flatMap({ Int(String(decoding: $0, as: UTF8.self)) }) {
                written[name] = number
            } else {
                omit(name, tag, source)
            }
        }
        guard let size else { return written.sorted { $0.key > $1.key }.map { ($0.key, $0.value) } }
        switch (written["width"], written["height"]) {
        case (let width?, let height?): return [("width", width), ("height", height)]
        case (let width?, nil): return [("width", width), ("height", max(1, width * size.height / max(1, size.width)))]
        case (nil, let height?):
            return [("width", max(1, height * size.width / max(1, size.height))), ("height", height)]
        case (nil, nil): return [("width", size.width), ("height", size.height)]
        }
    }

    /// From a host that the site allows; else a link to the page stands in its place.
    private mutating func frame(_ tag: HTMLTag, _ element: HTMLElement, _ source: HTMLPiece) -> WrittenTag? {
        guard let address = tag.value(of: "src") else { return nil }
        let url = urlText(ofMarkup: source.bytes.span.extracting(address))
        guard let host = webHost(of: url), options.embedHosts.contains(host) else {
            let open = webHost(of: url, scheme: "http://").flatMap { options.embedHosts.contains($0) ? nil : $0 }
            report(open.map(HTMLProblem.openFrame) ?? .frame(webHost(of: url)), source.bytes(address))
            if LinkPolicy.verdict(on: url.span) == .web {
                html.append("<a href=\"")
                html += plainHref(url)
                html.append("\">")
                html.append(escaping: url.span)
                html.append("</a>")
            }
            return nil
        }
        var written = WrittenTag()
        append("src", plainHref(url), to: &written.attributes)
        for attribute in tag.attributes where attribute.name != "src" {
            append(attribute, tag, element, source, to: &written.attributes)
        }
        append("loading", Array("lazy".utf8), to: &written.attributes)
        append("referrerpolicy", Array("strict-origin-when-cross-origin".utf8), to: &written.attributes)
        append(
            "sandbox", Array("allow-scripts allow-same-origin allow-popups allow-presentation".utf8),
            to: &written.attributes)
        return written
    }
}

/// `player.bilibili.com` of `https://player.bilibili.com/player.html?bvid=…`, in small letters; nil for what is no such URL, or
/// names a port or a person.
func webHost(of url: [UInt8], scheme: String = "https://") -> String? {
    let length = scheme.utf8.count
    guard url.count > length, String(decoding: url.prefix(length), as: UTF8.self).lowercased() == scheme else {
        return nil
    }
    let host = url[length...].prefix { ![UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")].contains($0) }
    guard host.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }) else {
        return nil
    }
    return String(decoding: host, as: UTF8.self).lowercased()
}
