package import Foundation

/// One way in which an author, a theme or a machine goes wrong, from a file of Tests/Rows: what is done to a good site, and
/// what the program must say. Tests/README.md shows one.
package struct Row: Sendable, CustomStringConvertible {
    /// Of the list of bad inputs: `A1`.
    package let id: String
    /// `A1 GB18030 in a page`, which no other row has.
    package let title: String
    /// Behind `banbao build`.
    package var arguments: [String] = []
    package var environment: [String: String] = [:]
    /// Of the shell, before the program starts; what it calls `prefix` starts the program.
    package var shell = ""
    /// Code makes what the text cannot hold: ten megabytes, a pipe.
    package var isPreparedInCode = false
    package var needsRoot = false
    package var changes: [Change] = []
    package let expected: Expected

    package var description: String { title }

    /// What strace writes would run into a limit on files as well.
    package var canBeWatched: Bool { !shell.contains("ulimit -f") }

    package struct Expected: Sendable, Equatable {
        package let exit: Int32
        package let english: String
        /// What it says when it is run once more, with `--lang zh`.
        package let chinese: String

        package init(exit: Int32, english: String, chinese: String) {
            (self.exit, self.english, self.chinese) = (exit, english, chinese)
        }

        package var text: String { "exit \(exit)\n\n\(english).\n\(chinese)" }
    }

    /// What is done to one file.
    package struct Change: Sendable {
        package let path: String
        package let kind: Kind
        package let content: [UInt8]

        package enum Kind: Sendable, Equatable {
            case written, appended, removed
            case inPlaceOf([UInt8])
            case link(to: String)
            case copy(of: String)
        }
    }
}

package enum RowError: Error {
    case noEscape(String)
    case noRow(String)
    /// What stands in the text, and in which row.
    case notUnderstood(String, in: String)
}

extension Row {
    package static let folder = Repository.root.appending(path: "Tests/Rows")
    package static let files = Repository.names(in: folder)

    package static func all() throws -> [Row] { try files.flatMap { try rows(in: text(of: $0)) } }

    package static func text(of file: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appending(path: file)), as: UTF8.self)
    }

    package static let fence = String(repeating: "`", count: 32)

    /// The rows of a file: each a heading, and a block between fences.
    package static func rows(in text: String) throws -> [Row] {
        let parts = text.split(separator: "\n\n\(fence) row\n")
        return try zip(parts, parts.dropFirst()).map { before, part in
            guard let end = part.firstRange(of: "\n\(fence)\n"),
                let heading = before.split(separator: "\n").last, heading.hasPrefix("## ")
            else { throw RowError.noRow(String(part.prefix(60))) }
            return try Row(title: String(heading.dropFirst(3)), block: part[...end.lowerBound])
        }
    }

    init(title: String, block: Substring) throws {
        var parts = ("\n" + block).split(separator: "\n.\n", omittingEmptySubsequences: false)
        guard parts.count >= 3, let id = title.split(separator: " ").first else { throw RowError.noRow(title) }
        let chinese = parts.removeLast()
        let said = parts.removeLast()
        guard let match = said.prefixMatch(of: #/exit (\d+)\n/#), let exit = Int32(match.1) else {
            throw RowError.noRow(title)
        }
        let english = said[match.range.upperBound...].dropFirst()
        self.title = title
        self.id = String(id)
        expected = Expected(
            exit: exit, english: english.isEmpty ? "" : english + "\n", chinese: String(chinese))
        let input = parts.joined(separator: "\n.\n").dropFirst()
        let files = ("\n" + input).split(separator: "\n-- ", omittingEmptySubsequences: false)
        for line in files[0].split(separator: "\n") { try readOption(line) }
        changes = try files.dropFirst().map { try Change($0, in: title) }
    }

    private mutating func readOption(_ line: Substring) throws {
        let value = line.drop { $0 != ":" }.dropFirst().drop { $0 == " " }
        switch line.prefix(while: { $0 != ":" }) {
        case "arguments": arguments = value.split(separator: " ").map(String.init)
        case "environment":
            let halves = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard halves.count == 2 else { throw RowError.notUnderstood(String(line), in: title) }
            environment[halves[0]] = halves[1]
        case "shell": shell += value + "\n"
        case "prepared" where value == "in code": isPreparedInCode = true
        case "needs" where value == "root": needsRoot = true
        default: throw RowError.notUnderstood(String(line), in: title)
        }
    }
}

extension Row.Change {
    /// `content/a.zh.md, appended (escaped) --`, then the lines of the content.
    init(_ text: Substring, in title: String) throws {
        guard let match = text.prefixMatch(of: #/([^\n,]+?)(?:, ([^\n]+?))?( \(escaped\))? --\n?/#) else {
            throw RowError.notUnderstood(String(text.prefix(60)), in: title)
        }
        path = String(decoding: try bytes(ofEscaped: match.1), as: UTF8.self)
        // The last line break belongs to the next header.
        let lines = match.0.hasSuffix("\n") ? text[match.range.upperBound...] + "\n" : ""
        var content = match.3 == nil ? Array(lines.utf8) : try bytes(ofEscaped: lines)
        let kind: Kind
        switch match.2 ?? "" {
        case "": kind = .written
        case "appended": kind = .appended
        case "removed": kind = .removed
        case let change where change.hasPrefix("in place of "):
            kind = .inPlaceOf(try bytes(ofEscaped: change.dropFirst("in place of ".count)))
            if content.last == 0x0A { content.removeLast() }
        case let change where change.hasPrefix("a link to "):
            kind = .link(to: String(change.dropFirst("a link to ".count)))
        case let change where change.hasPrefix("a copy of "):
            kind = .copy(of: String(change.dropFirst("a copy of ".count)))
        case let change: throw RowError.notUnderstood(String(change), in: title)
        }
        (self.kind, self.content) = (kind, content)
    }
}

extension Row.Change {
    /// What the file holds afterwards, nil when it is gone.
    package func content(whereItWas old: [UInt8]?) throws -> [UInt8]? {
        switch kind {
        case .written: return content
        case .appended: return (old ?? []) + content
        case .removed, .link: return nil
        case .copy(let image): return try Repository.image(image)
        case .inPlaceOf(let part):
            guard let old, old.firstRange(of: part) != nil else {
                throw RowError.notUnderstood(String(decoding: part, as: UTF8.self), in: path)
            }
            return old.replacing(part, with: content)
        }
    }
}
