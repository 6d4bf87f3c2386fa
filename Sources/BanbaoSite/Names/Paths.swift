import BanbaoText

// Paths of sources, as text: from the root of the site without a slash at the beginning, `content/stories/a.zh.md`. Those of the
// site itself are `SitePath`.

/// `content/stories` of `content/stories/a.zh.md`; empty at the top.
func parentFolder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
}

/// `a.zh.md` of `content/stories/a.zh.md`
func fileName(of path: String) -> Substring {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
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

/// Of the parts of a path, the first that a URL cannot hold, and why.
func firstBadSegment(_ segments: some Sequence<String>) -> (segment: String, reason: Wording)? {
    for segment in segments {
        if let reason = Slug.problem(withSegment: segment) { return (segment, reason) }
    }
    return nil
}
