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
                var text = try Row.text(of: file)
                let heading = "\n## \(row.title)\n\n\(Row.fence) row\n"
                guard let start = text.firstRange(of: heading)?.upperBound,
                    let end = text[start...].firstRange(of: "\n\(Row.fence)\n")?.lowerBound,
                    let said = text[..<end].ranges(of: "\n.\nexit ").last, said.lowerBound >= text.index(before: start)
                else { continue }
                text.replaceSubrange(said.lowerBound..<end, with: "\n.\n" + expected.text.dropLast())
                try Data(text.utf8).write(to: Row.folder.appending(path: file))
            }
        }
    }
}
