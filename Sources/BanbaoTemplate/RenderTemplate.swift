import BanbaoText

extension Template {
    /// Writes the page. `root` leads from the page to the site's root (`../`, or empty at the root itself);
    /// `linksToFiles` writes `index.html` at the end of links to folders, for sites read without a server.
    package func render(_ record: Record, root: String, linksToFiles: Bool, into output: inout [UInt8]) {
        var renderer = TemplateRenderer(root: root, linksToFiles: linksToFiles, stack: [record])
        renderer.render(nodes, into: &output)
    }
}

private struct TemplateRenderer {
    let root: String
    let linksToFiles: Bool
    var stack: [Record]

    /// Depth of recursion is the nesting of sections as written, not a matter of data.
    mutating func render(_ nodes: [Template.Node], into output: inout [UInt8]) {
        for node in nodes {
            switch node {
            case .literal(let bytes): output.append(contentsOf: bytes)
            case .text(let slot): writeText(value(slot), into: &output)
            case .url(let slot):
                if case .url(let link) = value(slot) { write(link, into: &output) }
            case .markup(let slot):
                if case .markup(let markup) = value(slot) { output.append(contentsOf: markup.bytes) }
            case .json(let slot): writeJSON(value(slot), into: &output)
            case .sitePath(let path):
                output.append(root)
                output.append(contentsOf: path)
            case .section(let slot, let nodes): section(value(slot), nodes, into: &output)
            case .inverted(let slot, let nodes):
                if !isPresent(value(slot)) { render(nodes, into: &output) }
            }
        }
    }

    private func value(_ slot: Template.Slot) -> Value {
        var value = stack[slot.level].values[slot.field]
        for field in slot.inner {
            guard case .record(let record?) = value else { return .text("") }
            value = record.values[field]
        }
        return value
    }

    private mutating func section(_ value: Value, _ nodes: [Template.Node], into output: inout [UInt8]) {
        switch value {
        case .list(let records):
            for record in records {
                stack.append(record)
                render(nodes, into: &output)
                stack.removeLast()
            }
        case .record(let record?):
            stack.append(record)
            render(nodes, into: &output)
            stack.removeLast()
        default:
            if isPresent(value) { render(nodes, into: &output) }
        }
    }

    private func isPresent(_ value: Value) -> Bool {
        switch value {
        case .text(let text): !text.isEmpty
        case .markup(let markup): !markup.isEmpty
        case .flag(let flag): flag
        case .list(let records): !records.isEmpty
        case .record(let record): record != nil
        case .url: true
        }
    }

    private func writeText(_ value: Value, into output: inout [UInt8]) {
        switch value {
        case .text(let text): output.append(escaping: text)
        case .url(let link): write(link, into: &output)
        default: break
        }
    }

    private func write(_ link: Link, into output: inout [UInt8]) {
        switch link {
        case .absolute(let url): output.append(encodingURL: url)
        case .site(let path): output.append(encodingURL: relativeLink(to: path, root: root, linksToFiles: linksToFiles))
        }
    }

    private func writeJSON(_ value: Value, into output: inout [UInt8]) {
        switch value {
        case .text(let text): output.append(json: text)
        case .flag(let flag): output.append(flag ? "true" as StaticString : "false")
        case .url(.absolute(let url)): output.append(json: url)
        case .url(.site(let path)):
            output.append(json: relativeLink(to: path, root: root, linksToFiles: linksToFiles))
        default: output.append(json: "")
        }
    }
}

/// `stories/` from `../` gives `../stories/`; the home page from the root itself gives `./`.
package func relativeLink(to path: String, root: String, linksToFiles: Bool) -> String {
    let isFolder = path.isEmpty || path.utf8.last == UInt8(ascii: "/")
    let target = linksToFiles && isFolder ? path + "index.html" : path
    let link = root + target
    return link.isEmpty ? "./" : link
}
