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

        /// Lines without comments and the insides of string literals, so that words in them do not count.
        var code: [(number: Int, text: String)] {
            lines.enumerated().map { index, line in
                let withoutStrings = line.replacing(/"(\\.|[^"\\])*"/, with: "\"\"")
                return (
                    index + 1,
                    String(
                        withoutStrings.prefix { _ in true }.split(
                            separator: "//", maxSplits: 1,
                            omittingEmptySubsequences: false)[0])
                )
            }
        }
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
