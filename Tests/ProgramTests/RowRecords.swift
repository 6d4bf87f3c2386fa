import Foundation
import SiteTrials
import Synchronization

/// How `RECORD=1` writes what is expected into the files of Tests/Rows.
enum RowRecords {
    /// Rows are tried side by side, and many share a file.
    private static let isWriting = Mutex(())

    static func write(_ expected: Row.Expected, of row: Row) throws {
        try isWriting.withLock { _ in
            for file in Row.files {
                guard let text = text(try Row.text(of: file), expecting: expected, of: row) else { continue }
                try Data(text.utf8).write(to: Row.folder.appending(path: file))
            }
        }
    }

    /// The text of a file with another end of a row; nil where the row is not in it.
    static func text(_ text: String, expecting expected: Row.Expected, of row: Row) -> String? {
        let heading = "\n## \(row.title)\n\n\(Row.fence) row\n"
        guard let start = text.firstRange(of: heading)?.upperBound,
            let end = text[start...].firstRange(of: "\n\(Row.fence)\n")?.lowerBound,
            // A row that nothing is done in begins with the dot.
            let dot = text[text.index(before: start)..<end].ranges(of: "\n.\nexit ").last?.lowerBound
        else { return nil }
        return text[..<dot] + "\n.\n" + expected.text.dropLast() + text[end...]
    }
}
