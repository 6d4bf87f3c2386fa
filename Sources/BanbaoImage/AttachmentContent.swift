import BanbaoText

/// What speaks against publishing a file next to the content, besides images.
package enum AttachmentProblem: Sendable, Equatable {
    /// A browser runs what is in files of this ending, wherever it stands in the name.
    case runs(ending: String)
    /// Nobody said that files of this ending may be published; empty for a name without an ending.
    case unknown(ending: String)
    /// The bytes are not those of such a file.
    case otherContent(ending: String)
    /// The bytes begin as HTML, XML or SVG do, whatever the name says.
    case markup(ending: String)
}

/// What the first bytes of a file say about its name, whatever the site allows.
package enum AttachmentContent: Int, Sendable {
    /// It is what its name says, or of a kind that only the site knows.
    case asNamed
    case markup
    case otherKind
}

/// Looks at the first bytes of a file.
///
/// In: the path; the file's size and a function that gives a part of it.
package func attachmentContent(
    _ path: String, size: Int, read: (Range<Int>) throws -> [UInt8]
) throws -> AttachmentContent {
    let beginning = try size == 0 ? [] : read(0..<min(size, 1024))
    if beginsAsMarkup(beginning) { return .markup }
    let kind = endings(of: path).last.flatMap { knownKinds[$0] }
    return kind?.holds(beginning) ?? true ? .asNamed : .otherKind
}

/// Judges a file by its name and by the first of its bytes: hosts tell browsers by the one what the other is, and where the host
/// does not know the name, browsers look for themselves.
///
/// In: the path; endings that the site allows besides the known ones; what the bytes say, asked for where that matters.
package func attachmentProblem(
    _ path: String, alsoAllowed: [String], content: () throws -> AttachmentContent
) rethrows -> AttachmentProblem? {
    let endings = endings(of: path)
    if let running = endings.first(where: runningEndings.contains) { return .runs(ending: running) }
    if ImageFormat(path: path) != nil { return nil }
    guard let ending = endings.last, !ending.isEmpty else { return .unknown(ending: "") }
    guard knownKinds[ending] != nil || alsoAllowed.contains(where: { $0.hasSameBytes(as: ending) }) else {
        return .unknown(ending: ending)
    }
    switch try content() {
    case .asNamed: return nil
    case .markup: return .markup(ending: ending)
    case .otherKind: return .otherContent(ending: ending)
    }
}

/// Some hosts go by any of several.
private func endings(of path: String) -> ArraySlice<String> {
    let name = path.cut(atLast: "/").map { String($0.after) } ?? path
    return name.lowercased().parts(separatedBy: ".", omittingEmpty: false).dropFirst()
}

/// Endings of files in which a browser or a host runs what they hold. No site can allow them.
package let runningEndings: Set<String> = [
    "asp", "aspx", "atom", "cgi", "hta", "htc", "htm", "html", "js", "jsp", "mht", "mhtml", "mjs", "php",
    "phtml", "rdf", "rss", "shtm", "shtml", "svgz", "swf", "wasm", "xht", "xhtml", "xml", "xsl", "xslt",
]

/// Endings that may be published without being named in the configuration.
package let publishedEndings: [String] = (knownKinds.keys + ImageFormat.allCases.flatMap(\.suffixes)).sorted()

private enum AttachmentKind {
    /// One of these runs of bytes at this place.
    case bytes([[UInt8]], at: Int = 0)
    /// Somewhere in the first kilobyte: some programs write a line before it.
    case nearBeginning(String)
    /// Anything but markup.
    case text

    /// In: the beginning of a file that is no markup.
    func holds(_ bytes: [UInt8]) -> Bool {
        switch self {
        case .bytes(let signatures, let place): signatures.contains { bytes.dropFirst(place).starts(with: $0) }
        case .nearBeginning(let text): bytes.indices.contains { bytes[$0...].starts(with: text.utf8) }
        case .text: true
        }
    }

    static func begins(_ texts: String...) -> AttachmentKind { .bytes(texts.map { Array($0.utf8) }) }

    static let zip = AttachmentKind.begins("PK\u{3}\u{4}", "PK\u{5}\u{6}")
    static let boxes = AttachmentKind.bytes(
        ["ftyp", "moov", "wide", "mdat", "free", "skip"].map { Array($0.utf8) }, at: 4)
    static let ogg = AttachmentKind.begins("OggS")
    static let matroska = AttachmentKind.bytes([[0x1A, 0x45, 0xDF, 0xA3]])
    static let mpegAudio = AttachmentKind.bytes(
        [Array("ID3".utf8)] + (0xE0...0xFF).map { [0xFF, UInt8($0)] })
}

private let knownKinds: [String: AttachmentKind] = [
    "pdf": .nearBeginning("%PDF-"), "rtf": .begins("{\\rtf"), "txt": .text, "csv": .text, "tsv": .text, "json": .text,
    "docx": .zip, "xlsx": .zip, "pptx": .zip, "odt": .zip, "ods": .zip, "odp": .zip, "ofd": .zip, "epub": .zip,
    // Programs write both under the old names.
    "doc": .office, "xls": .office, "ppt": .office, "wps": .office, "et": .office, "dps": .office,
    "zip": .zip, "7z": .bytes([[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]]), "rar": .begins("Rar!\u{1A}\u{7}"),
    "gz": .bytes([[0x1F, 0x8B]]), "ics": .text, "vcf": .text, "vtt": .text, "srt": .text,
    "mp3": .mpegAudio, "aac": .mpegAudio, "m4a": .boxes, "mp4": .boxes, "m4v": .boxes, "mov": .boxes,
    "ogg": .ogg, "oga": .ogg, "ogv": .ogg, "opus": .ogg, "webm": .matroska, "flac": .begins("fLaC"),
    "wav": .begins("RIFF", "RF64"), "bmp": .begins("BM"), "tif": .tiff, "tiff": .tiff, "heic": .boxes, "heif": .boxes,
]

extension AttachmentKind {
    fileprivate static let tiff = AttachmentKind.bytes([[0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A]])
    /// Of Word, Excel and PowerPoint before 2007, and of WPS.
    fileprivate static let office = AttachmentKind.bytes(
        [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], Array("PK\u{3}\u{4}".utf8), Array("{\\rtf".utf8)])
}

/// What browsers take for HTML or XML when a host does not say what a file is: blanks, a byte order mark, then `<`. None looks
/// behind a zero, which the lengths of films begin with.
private func beginsAsMarkup(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let first = text.first { $0 > 0x20 || $0 == 0 }
    return first == UInt8(ascii: "<")
}
