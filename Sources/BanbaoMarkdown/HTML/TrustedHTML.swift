import BanbaoText

// Raw HTML on sites that allow all of it: written as it stands, but for links into the site, which lead where they would in
// Markdown and are checked and published like these.
extension HTMLRenderer {
    mutating func writeAsWritten(_ node: CMarkNode, isBlock: Bool) {
        guard options.hasExtensions else { return node.withLiteral { html.append($0) } }
        let source = HTMLPiece(node, isBlock: isBlock)
        if isBlock { places.enterBlock(node.lines) }
        var copied = 0
        for token in htmlTokens(in: source.bytes.span) {
            guard case .start(let tag) = token else { continue }
            raw.tagRange = nil
            for attribute in tag.attributes {
                guard let use = URLUse(of: attribute.name, tag.name) else { continue }
                guard let value = resolved(attribute.value, use, tag, source) else { continue }
                let range = quoted(attribute.value, source.bytes)
                html += source.bytes[copied..<range.lowerBound]
                html.append(UInt8(ascii: "\""))
                html += value
                html.append(UInt8(ascii: "\""))
                copied = range.upperBound
            }
        }
        html += source.bytes[copied...]
    }

    /// A value with its quotation marks, if it has any.
    private func quoted(_ value: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        guard value.lowerBound > 0, value.upperBound < bytes.count, quotes.contains(bytes[value.lowerBound - 1]),
            bytes[value.upperBound] == bytes[value.lowerBound - 1]
        else { return value }
        return (value.lowerBound - 1)..<(value.upperBound + 1)
    }

    /// Nil where it stays as it is.
    private mutating func resolved(
        _ value: Range<Int>, _ use: URLUse, _ tag: HTMLTag, _ source: HTMLPiece
    ) -> [UInt8]? {
        let written = source.bytes.span.extracting(value)
        guard use == .candidates else {
            return resolved(urlText(ofMarkup: written), isImage: use == .image, range(of: value, tag, source))
        }
        var result: [UInt8] = []
        var isChanged = false
        for candidate in urlText(ofMarkup: written).split(separator: UInt8(ascii: ",")) {
            let parts = candidate.split(separator: 0x20, maxSplits: 1)
            guard let url = parts.first else { continue }
            let found = resolved(Array(url), isImage: true, range(of: value, tag, source))
            isChanged = isChanged || found != nil
            if !result.isEmpty { result.append(", " as StaticString) }
            result += found ?? plainHref(Array(url))
            if parts.count > 1 {
                result.append(0x20 as UInt8)
                result.append(escaping: Array(parts[1]).span)
            }
        }
        return isChanged ? result : nil
    }

    private mutating func resolved(_ url: [UInt8], isImage: Bool, _ range: Range<Int>) -> [UInt8]? {
        // Places in a page of trusted HTML are not known.
        guard LinkPolicy.verdict(on: url.span) == .local, let first = url.first, first != UInt8(ascii: "#") else {
            return nil
        }
        let link = LocalLink(
            destination: String(decoding: url, as: UTF8.self), text: "", isImage: isImage, wantsFile: true,
            isAlone: false,
            range: range)
        let href: String
        switch resolve(link) {
        case .target(let target), .image(let target, _, _), .otherLanguage(let target, _, _): href = target
        case .asWritten, .textOnly, .text, .markup, .block: return nil
        }
        var escaped: [UInt8] = []
        escaped.append(encodingURL: href)
        return escaped
    }
}

/// What an attribute with a URL is for. Source: HTML standard, the list of attributes.
private enum URLUse {
    case link, image
    /// Images with their widths, separated by commas.
    case candidates

    init?(of attribute: String, _ element: String) {
        switch (element, attribute) {
        case ("a", "href"), ("area", "href"), ("video", "src"), ("audio", "src"), ("track", "src"), ("iframe", "src"),
            ("embed", "src"), ("object", "data"):
            self = .link
        case ("source", "src"): self = .link
        case ("img", "src"), ("video", "poster"), ("input", "src"): self = .image
        case ("img", "srcset"), ("source", "srcset"): self = .candidates
        default: return nil
        }
    }
}
