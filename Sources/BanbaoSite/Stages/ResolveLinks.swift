import BanbaoImage
import BanbaoMarkdown
import BanbaoTemplate
import BanbaoText

/// Answers for the links of one page: from files in the source tree to addresses in the reader's language.
struct LinkResolver {
    private let rendering: Rendering
    private let page: Page
    private let pageIndex: Int
    private let root: String
    private(set) var report = RenderReport()
    /// What the machine threw while a link was looked up; the walk over the text cannot throw.
    private(set) var failure: (any Error)?

    init(_ rendering: Rendering, page index: Int, root: String) {
        self.rendering = rendering
        page = rendering.site.pages[index]
        pageIndex = index
        self.root = root
    }

    private var site: Site { _read { yield rendering.site } }
    private var linksToFiles: Bool { rendering.input.options.isOffline }

    mutating func resolve(_ link: LocalLink) -> ResolvedLink {
        let place = Place(path: page.path, range: link.range)
        let parts = splitDestination(link.destination)
        if link.isImage { return image(parts.path, place) }
        if parts.path.isEmpty {
            guard let anchor = parts.anchor, !anchor.isEmpty else {
                report.problems.append(.linkEmpty(path: page.path, range: link.range))
                return .textOnly
            }
            report.anchors.append(AnchorReference(page: pageIndex, anchor: anchor, place: place))
            return .target(href: "#" + anchor)
        }
        if parts.path.hasPrefix("/") {
            report.paths.append(PathReference(target: parts.path, place: place))
            return .target(href: href(String(parts.path.dropFirst()), parts))
        }
        guard let path = joined(page.folder, parts.path), path.hasPrefix("content/") else {
            report.problems.append(.linkOutside(path: page.path, range: link.range, target: parts.path))
            return .textOnly
        }
        if path.hasSuffix(".md") { return pageLink(path, parts, place) }
        if let target = sectionPath(path) { return .target(href: href(target, parts)) }
        guard let attachment = site.attachments.firstIndex(sorted: path, by: \.path) else {
            let nearest = nearestPath(to: path, among: site.attachments.map(\.path))
            report.problems.append(
                .linkMissing(
                    path: page.path, range: link.range, target: Wording("file \(path)", zh: "文件 \(path)"),
                    suggestion: nearest))
            return .textOnly
        }
        report.attachments.append(AttachmentReference(attachment: attachment, place: place))
        return .target(href: href(site.attachments[attachment].sitePath, parts))
    }

    /// The site path of an image named in front matter or body; nil and a problem when it is not there.
    mutating func imagePath(_ written: String, _ place: Place) -> String? {
        imageFile(written, place).map { site.attachments[$0].sitePath }
    }

    private mutating func imageFile(_ written: String, _ place: Place) -> Int? {
        let path = splitDestination(written).path
        let attachment =
            path.hasPrefix("/")
            ? site.attachments.firstIndex { $0.sitePath == path.dropFirst() }
            : joined(page.folder, path).flatMap { site.attachments.firstIndex(sorted: $0, by: \.path) }
        guard let attachment else {
            missingImage(path, place)
            return nil
        }
        guard ImageFormat(path: path) != nil else {
            report.problems.append(.notAnImage(path: page.path, range: place.range, target: path))
            return nil
        }
        report.attachments.append(AttachmentReference(attachment: attachment, place: place))
        return attachment
    }

    private mutating func missingImage(_ written: String, _ place: Place) {
        let path = written.hasPrefix("/") ? nil : joined(page.folder, written)
        let nearest = path.flatMap { nearestPath(to: $0, among: site.attachments.map(\.path)) }
        report.problems.append(
            .imageMissing(path: page.path, range: place.range, target: path ?? written, suggestion: nearest))
    }

    private mutating func image(_ written: String, _ place: Place) -> ResolvedLink {
        guard let file = imageFile(written, place) else { return .textOnly }
        let href = relativeLink(to: site.attachments[file].sitePath, root: root, linksToFiles: linksToFiles)
        do {
            // What is wrong with it is told once for all places, when all is rendered.
            guard case .image(_, let size) = try rendering.imageContent(ofAttachment: file) else {
                return .image(href: href, size: nil)
            }
            return .image(href: href, size: size)
        } catch {
            failure = error
            return .textOnly
        }
    }

    // MARK: Pages

    private mutating func pageLink(_ path: String, _ parts: Destination, _ place: Place) -> ResolvedLink {
        guard let target = site.pages.firstIndex(sorted: path, by: \.path) else {
            // The other file has its own message already.
            if site.brokenPages.firstIndex(sorted: path, by: \.self) != nil { return .textOnly }
            let nearest = nearestPath(to: path, among: site.pages.map(\.path))
            report.problems.append(
                .linkMissing(
                    path: page.path, range: place.range, target: Wording("page \(path)", zh: "网页 \(path)"),
                    suggestion: nearest))
            return .textOnly
        }
        guard let entry = site.entryOfPage[target] else {
            // Another version of the entry may be published, but the author wrote this one.
            if case .hidden(let reason) = site.pages[target].visibility {
                report.problems.append(.linkHidden(path: page.path, range: place.range, target: path, reason: reason))
            }
            return .textOnly
        }
        let shown = site.entries[entry].shown(in: page.language)
        var parts = parts
        if let anchor = parts.anchor, !anchor.isEmpty {
            report.anchors.append(AnchorReference(page: target, anchor: anchor, place: place))
            if shown != target { parts = parts.with(anchor: sameHeading(as: anchor, of: target, in: shown)) }
        }
        let address = href(site.sitePath(ofPage: shown), parts)
        let language = site.configuration.languages[site.pages[shown].language]
        if site.pages[shown].language == page.language { return .target(href: address) }
        return .otherLanguage(href: address, tag: language.tag, name: language.name)
    }

    /// The anchor, in another version of an entry, of the heading at the same place; nil when the versions' headings
    /// do not run in step.
    private mutating func sameHeading(as anchor: String, of page: Int, in other: Int) -> String? {
        do {
            let (headings, others) = (try rendering.outline(ofPage: page), try rendering.outline(ofPage: other))
            guard headings.map(\.level) == others.map(\.level) else { return nil }
            return headings.firstIndex { $0.anchor == anchor }.map { others[$0].anchor }
        } catch {
            failure = error
            return nil
        }
    }

    /// `content/stories/` leads to the section's list in the reader's language, `content/` to the home page.
    private func sectionPath(_ path: String) -> String? {
        let id = path.dropFirst("content/".count).split(separator: "/").joined(separator: "/")
        if id.isEmpty { return site.sitePathOfHome(language: page.language) }
        guard let section = site.configuration.sections.firstIndex(where: { $0.id == id && $0.hasIndex }) else {
            return nil
        }
        return site.sitePath(ofSection: section, language: page.language)
    }

    private func href(_ sitePath: String, _ parts: Destination) -> String {
        relativeLink(to: sitePath, root: root, linksToFiles: linksToFiles) + parts.suffix
    }

    /// A path the author may have meant, as it is written from here: the same name in another folder, else the
    /// nearest name in the same folder.
    private func nearestPath(to path: String, among paths: [String]) -> String? {
        let folder = parentFolder(of: path)
        let name = path.dropFirst(folder.utf8.count + 1)
        if let moved = paths.first(where: { $0.hasSuffix("/" + name) }) {
            return relativePath(from: page.folder, to: moved)
        }
        let siblings = paths.filter { parentFolder(of: $0) == folder }.prefix(5000)
        let names = siblings.map { String($0.dropFirst(folder.utf8.count + 1)) }
        return closestName(to: String(name), among: names).map {
            relativePath(from: page.folder, to: folder + "/" + $0)
        }
    }
}

/// The parts of a destination as written.
struct Destination {
    let path: String
    let query: String?
    let anchor: String?

    var suffix: String { (query.map { "?" + $0 } ?? "") + (anchor.map { "#" + $0 } ?? "") }

    func with(anchor: String?) -> Destination { Destination(path: path, query: query, anchor: anchor) }
}

func splitDestination(_ text: String) -> Destination {
    // By scalars: as a Character, # joins with a mark that follows it.
    let halves = text.unicodeScalars.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let front = halves[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return Destination(
        path: percentDecoded(String(front[0])), query: front.count > 1 ? String(front[1]) : nil,
        anchor: halves.count > 1 ? percentDecoded(String(halves[1])) : nil)
}

/// `%20` and the like decoded once; a text that would not be UTF-8 stays as it is.
func percentDecoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
        if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
            let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
        {
            result.append(value)
            index += 3
        } else {
            result.append(bytes[index])
            index += 1
        }
    }
    return firstInvalidUTF8Offset(in: result) == nil ? String(decoding: result, as: UTF8.self) : text
}

/// A folder and a relative path with its `.` and `..` worked out; nil when it climbs above the top. A slash at the
/// end stays.
func joined(_ folder: String, _ path: String) -> String? {
    var segments = folder.split(separator: "/").map(String.init)
    for segment in path.split(separator: "/", omittingEmptySubsequences: true) {
        switch segment {
        case ".": continue
        case "..":
            if segments.isEmpty { return nil }
            segments.removeLast()
        default: segments.append(String(segment))
        }
    }
    let isFolder = path.hasSuffix("/") || path.hasSuffix("/..") || path == ".." || path == "."
    return segments.joined(separator: "/") + (isFolder ? "/" : "")
}

/// `../stories/a.md` from `content/news` to `content/stories/a.md`.
func relativePath(from folder: String, to path: String) -> String {
    let from = folder.split(separator: "/")
    let to = path.split(separator: "/")
    let common = zip(from, to).prefix { $0 == $1 }.count
    return String(repeating: "../", count: from.count - common) + to.dropFirst(common).joined(separator: "/")
}
