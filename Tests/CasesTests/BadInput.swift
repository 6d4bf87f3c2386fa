import Foundation
import Glibc
import Testing

/// One way in which an author, a theme or a machine goes wrong: what is done to a good site, and how the program must end.
/// What it says is in Tests/BadInputs/ROW NAME.txt.
struct BadInput: Sendable, CustomTestStringConvertible {
    /// Of the list of bad inputs: `A1`.
    let row: String
    let name: String
    let exit: Int32
    var arguments: [String] = []
    var environment: [String: String] = [:]
    /// Of the shell, before the program starts: `ulimit -f 1`; what it calls `prefix` starts the program.
    var shell: String = ""
    /// Why it cannot be tried here; nil when it can.
    var obstacle: @Sendable () -> String? = { nil }
    /// What must be so afterwards besides what holds for every row.
    var verify: @Sendable (_ output: [String: String]) -> Void = { _ in }
    let prepare: @Sendable (SiteTrial) throws -> Void

    /// What strace writes would run into a limit on files as well.
    var canBeWatched: Bool { SystemTrace.tracer != nil && !shell.contains("ulimit -f") }

    var testDescription: String { "\(row) \(name)" }

    init(
        _ row: String, _ name: String, exit: Int32 = 1, arguments: [String] = [], environment: [String: String] = [:],
        shell: String = "", obstacle: @escaping @Sendable () -> String? = { nil },
        verify: @escaping @Sendable ([String: String]) -> Void = { _ in },
        _ prepare: @escaping @Sendable (SiteTrial) throws -> Void
    ) {
        (self.row, self.name, self.exit) = (row, name, exit)
        (self.arguments, self.environment, self.shell) = (arguments, environment, shell)
        (self.obstacle, self.verify, self.prepare) = (obstacle, verify, prepare)
    }

    static let head = "---\ntitle: 甲\ndate: 2020-01-01\n---\n\n"
    static let page = "content/stories/bad.zh.md"

    /// A page with this front matter.
    static func frontMatter(_ row: String, _ name: String, exit: Int32 = 1, _ lines: String) -> BadInput {
        BadInput(row, name, exit: exit) { try $0.write("---\n\(lines)\n---\n\n正文。\n", to: page) }
    }

    /// A page with this body.
    static func body(
        _ row: String, _ name: String, exit: Int32 = 1,
        verify: @escaping @Sendable ([String: String]) -> Void = { _ in }, _ text: @escaping @Sendable () -> String
    ) -> BadInput {
        BadInput(row, name, exit: exit, verify: verify) { try $0.write(head + text(), to: page) }
    }

    /// A template with something in its body.
    static func template(_ row: String, _ name: String, exit: Int32 = 1, _ text: String) -> BadInput {
        BadInput(row, name, exit: exit) { trial in
            try trial.change("templates/404.html") { $0.replacing("</body>", with: text + "\n</body>") }
        }
    }

    /// A line of site.yaml in place of another.
    static func configuration(_ row: String, _ name: String, exit: Int32 = 1, _ old: String, _ new: String) -> BadInput
    {
        BadInput(row, name, exit: exit) { trial in
            try trial.change("content/site.yaml") { text in
                precondition(text.contains(old), "\(old) is not in site.yaml")
                return text.replacing(old, with: new)
            }
        }
    }
}

extension SiteTrial {
    func write(bytes: [UInt8], to path: String) throws {
        try write("", to: path)
        try Data(bytes).write(to: root.appending(path: path))
    }

    func bytes(of path: String) throws -> [UInt8] { Array(try Data(contentsOf: root.appending(path: path))) }

    func change(_ path: String, _ edit: (String) -> String) throws {
        try write(edit(String(decoding: try bytes(of: path), as: UTF8.self)), to: path)
    }

    func append(_ bytes: [UInt8], to path: String) throws {
        try write(bytes: try self.bytes(of: path) + bytes, to: path)
    }

    /// `0.svg`, `1.svg`, … beside a page that shows them all.
    func writeDrawings(_ drawings: [String]) throws {
        for (number, drawing) in drawings.enumerated() { try write(drawing, to: "content/stories/\(number).svg") }
        let images = drawings.indices.map { "![图](\($0).svg)" }.joined(separator: " ")
        try write(BadInput.head + images + "\n", to: BadInput.page)
    }

    func link(_ path: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: root.appending(path: path).path, withDestinationPath: target)
    }
}
