import BanbaoText

// Images, and the figures some of them become.
extension HTMLRenderer {
    mutating func openImage(_ node: CMarkNode) {
        if images.isInDescription { return images.openInner() }
        settleBreak()
        let takesTitle = figures.meetImage()
        let source: Destination
        switch destination(node, isImage: true) {
        case .there(let destination): source = destination
        case .nowhere:
            // So that it is known before there is an image.
            if options.hasExtensions, node.firstChild == nil, !hasOwnScheme(node) {
                problems.append(.imageWithoutDescription(path: path, range: places.latest))
            }
            return images.openDropped()
        case .replaced: return
        }
        if let choices = source.choices { html.append(pictureBefore: choices, sizes: choices.sizes) }
        html.append("<img src=\"")
        html.append(contentsOf: source.escaped)
        html.append("\" alt=\"")
        let title = bytes(of: node.withTitle)
        if takesTitle { figures.setCaption(title) }
        images.open(
            ImageState.Image(destination: source, altOffset: html.count),
            closedBy: attributes(title: takesTitle ? [] : title, source))
    }

    private func hasOwnScheme(_ image: CMarkNode) -> Bool {
        if case .refused(let scheme) = image.withURL({ LinkPolicy.verdict(on: $0) }) {
            options.ownSchemes.contains(scheme)
        } else {
            false
        }
    }

    /// What follows the description, to the end of the tag.
    private func attributes(title: [UInt8], _ source: Destination) -> [UInt8] {
        var tail: [UInt8] = []
        if !title.isEmpty {
            tail.append("\" title=\"" as StaticString)
            tail.append(escaping: title.span)
        }
        if let choices = source.choices { tail.append(candidatesOf: choices, sizes: choices.sizes) }
        if let size = source.size { tail.append("\" width=\"\(size.width)\" height=\"\(size.height)") }
        // The first is what readers see when the page opens, or nearly; it must not wait.
        if options.isPageOfSite, images.isBehindFirst { tail.append("\" loading=\"lazy" as StaticString) }
        tail.append("\" />" as StaticString)
        if source.choices?.webP.isEmpty == false { tail.append("</picture>" as StaticString) }
        return tail
    }

    mutating func closeImage() {
        guard let tail = images.close() else { return }
        settleBreak()
        images.endDescription()
        if options.hasExtensions { checkDescription() }
        html += tail
    }

    private mutating func checkDescription() {
        guard let image = images.present, html[image.altOffset...].allSatisfy({ $0 == 0x20 || $0 == 0x0A }) else {
            return
        }
        let range = image.destination.range ?? places.findImageWithoutDescription(image.destination.written)
        problems.append(.imageWithoutDescription(path: path, range: range))
    }

    private func bytes(of text: ((Span<UInt8>) -> [UInt8]) -> [UInt8]) -> [UInt8] {
        text { span in
            var bytes: [UInt8] = []
            bytes.append(span)
            return bytes
        }
    }

    // MARK: Figures

    /// Whether the paragraph is one that may become a figure.
    mutating func enterFigure(_ paragraph: CMarkNode) -> Bool {
        guard options.isPageOfSite, let image = paragraph.onlyImage, hasCaption(image) else { return false }
        figures.open(at: html.count)
        return true
    }

    private func hasCaption(_ image: CMarkNode) -> Bool {
        image.withTitle { title in title.indices.contains { title[$0] > 0x20 } }
    }

    /// Whether the paragraph was one, and is written to its end.
    mutating func leaveFigure(_ paragraph: CMarkNode) -> Bool {
        guard let figure = figures.close() else { return false }
        var opening: [UInt8] = []
        if figure.offset > 0, html[figure.offset - 1] != 0x0A { opening.append(0x0A as UInt8) }
        if let caption = figure.caption {
            opening.append("<figure>" as StaticString)
            html.append("<figcaption>")
            html.append(escaping: caption.span)
            html.append("</figcaption></figure>\n")
            reading.count(caption.span)
        } else if paragraph.isInTightList {
            return true
        } else {
            opening.append("<p>" as StaticString)
            html.append("</p>\n")
        }
        html.insert(contentsOf: opening, at: figure.offset)
        return true
    }
}

extension [UInt8] {
    /// What stands before an image that there is as WebP, too. Whoever writes it ends the element behind the image.
    mutating func append(pictureBefore choices: ImageChoices, sizes: String) {
        if choices.webP.isEmpty { return }
        append("<picture><source type=\"image/webp\" srcset=\"" as StaticString)
        append(choices.webP)
        append("\" sizes=\"" as StaticString)
        append(escaping: sizes)
        append("\" />" as StaticString)
    }

    /// Behind an attribute that is still open, the attributes `srcset` and `sizes`, the last still open.
    mutating func append(candidatesOf choices: ImageChoices, sizes: String) {
        append("\" srcset=\"" as StaticString)
        append(choices.candidates)
        append("\" sizes=\"" as StaticString)
        append(escaping: sizes)
    }

    mutating func append(_ candidates: [ImageChoices.Candidate]) {
        for (index, candidate) in candidates.enumerated() {
            if index > 0 { append(", " as StaticString) }
            append(candidate: candidate.href, widthInPx: candidate.widthInPx)
        }
    }
}
