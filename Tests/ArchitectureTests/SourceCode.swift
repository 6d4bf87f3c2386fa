import Foundation

/// The repository as text.
struct SourceCode {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    struct File {
        /// Relative to the root.
        let path: String
        let lines: [String]

        /// `BanbaoText` for `Sources/BanbaoText/Day.swift`.
        var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

        /// `Rules` for `Sources/BanbaoText/Rules/PageRules.swift`; empty for a file next to the folders of its module.
        var folder: String {
            let parts = path.split(separator: "/")
            return parts.count > 3 ? String(parts[2]) : ""
        }

        /// Lines without comments and the insides of string literals, so that words in them do not count.
        let code: [String]

        init(path: String, lines: [String]) {
            self.path = path
            self.lines = lines
            code = path.hasSuffix(".swift") ? SourceCode.withoutTexts(lines) : []
        }
    }

    /// Lines of a text over several lines are empty.
    private static func withoutTexts(_ lines: [String]) -> [String] {
        var isText = false
        return lines.map { line in
            let isDelimiter = line.hasSuffix("\"\"\"") || (isText && line.contains("\"\"\""))
            defer { if isDelimiter { isText.toggle() } }
            return isText ? "" : withoutTexts(line)
        }
    }

    /// `let a = ""` for `let a = "public"  // open`.
    private static func withoutTexts(_ line: String) -> String {
        guard line.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "/") }) else { return line }
        var code: [UInt8] = []
        var isText = false
        var bytes = Array(line.utf8)[...]
        while let byte = bytes.popFirst() {
            if isText, byte == UInt8(ascii: "\\") {
                bytes = bytes.dropFirst()
                continue
            }
            if !isText, byte == UInt8(ascii: "/"), bytes.first == byte { break }
            if byte == UInt8(ascii: "\"") { isText.toggle() }
            if !isText || byte == UInt8(ascii: "\"") { code.append(byte) }
        }
        return String(decoding: code, as: UTF8.self)
    }

    static func text(_ path: String) -> String {
        FileManager.default.contents(atPath: root.appending(path: path).path).map {
            String(decoding: $0, as: UTF8.self)
        }
            ?? ""
    }

    static func files(below folder: String, suffix: String) -> [File] {
        let all: [String]
        do { all = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path) } catch {
            return []
        }
        return all.filter { $0.hasSuffix(suffix) }.sorted().map { path in
            File(path: folder + "/" + path, lines: text(folder + "/" + path).components(separatedBy: "\n"))
        }
    }
}
