package import Foundation

/// What the tests read of the repository.
package enum Repository {
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// Tests/Cases: folders that are sites, and what must come of each.
    package static let cases = root.appending(path: "Tests/Cases")
    package static let caseNames = names(in: cases)

    /// `plain-7x5.png`, from Tests/Images.
    package static func image(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: "Tests/Images/" + name)))
    }

    /// `RECORD=1` writes what is, where otherwise it is compared with what should be.
    package static let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil

    /// Of what lies in a folder, sorted, hidden files left out.
    package static func names(in folder: URL) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
                .sorted()
        } catch {
            return []
        }
    }
}

extension Repository {
    /// None where there is no such file.
    package static func lines(of file: URL) -> [String] {
        guard let data = FileManager.default.contents(atPath: file.path) else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// What options.txt of a case says: `["--drafts"]`.
    package static func options(ofCase name: String) -> [String] {
        lines(of: cases.appending(path: name + "/options.txt")).flatMap { $0.split(separator: " ").map(String.init) }
    }
}
