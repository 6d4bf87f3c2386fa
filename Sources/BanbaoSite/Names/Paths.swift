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
    let slash = UInt8(ascii: "/")
    var bytes = Array(folder.utf8)
    var isFolder = false
    for segment in path.utf8.split(separator: slash, omittingEmptySubsequences: false) {
        isFolder = !path.isEmpty
        if segment.isEmpty || segment.elementsEqual(".".utf8) { continue }
        if segment.elementsEqual("..".utf8) {
            if bytes.isEmpty { return nil }
            bytes.removeSubrange((bytes.lastIndex(of: slash) ?? 0)...)
            continue
        }
        if !bytes.isEmpty { bytes.append(slash) }
        bytes.append(contentsOf: segment)
        isFolder = false
    }
    if isFolder { bytes.append(slash) }
    return String(decoding: bytes, as: UTF8.self)
}

/// `../stories/a.md` from `content/news` to `content/stories/a.md`.
func relativePath(from folder: String, to path: String) -> String {
    let from = folder.parts(separatedBy: "/")
    let to = path.parts(separatedBy: "/")
    let common = zip(from, to).prefix { $0.hasSameBytes(as: $1) }.count
    return String(repeating: "../", count: from.count - common) + to.dropFirst(common).joined(separator: "/")
}

/// Of the parts of a path, the first that a URL cannot hold, and why; the whole path where it is too long.
func firstBadSegment(_ segments: some Collection<String>) -> (segment: String, reason: Wording)? {
    for segment in segments {
        if let reason = Slug.problem(withSegment: segment) { return (segment, reason) }
    }
    // Systems take 4,096 bytes for a whole path, hosts and proxies often less.
    guard segments.reduce(0, { $0 + $1.utf8.count + 1 }) > pathLimitInBytes else { return nil }
    return (
        segments.joined(separator: "/"),
        Wording("it is longer than \(pathLimitInBytes) bytes", zh: "它超过 \(pathLimitInBytes) 个字节")
    )
}

private let pathLimitInBytes = 1000
