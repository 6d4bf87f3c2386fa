import BanbaoText

/// What a text says to readers, without its marks: for summaries, search, and rules about words and numbers.
///
/// Every piece knows where it stands in the file. libcmark tells no places of inlines, so each piece is searched for in the
/// lines of its block; `Run.isExact` says whether it was found as it reads.
package struct PlainText: Sendable, Equatable {
    /// A paragraph, a heading, a cell of a table, a block of code, or what stands between the tags of a block of HTML.
    package struct Block: Sendable, Equatable {
        package enum Kind: Sendable, Equatable { case paragraph, heading, cell, code, html }

        package let kind: Kind
        /// In a list, a quotation or a footnote.
        package let isNested: Bool
        /// Its lines in the file.
        package let source: Range<Int>
        /// Indices of its runs.
        package internal(set) var runs: Range<Int>
        /// Its text in `bytes`.
        package internal(set) var text: Range<Int>
    }

    /// A piece of text that stands in one place: no mark and no line break is inside.
    package struct Run: Sendable, Equatable {
        package enum Kind: Sendable, Equatable {
            case text, code, struckOut
            /// Of an image.
            case description
            /// What the site answered in place of a link.
            case answer
        }

        package let kind: Kind
        /// In `bytes`.
        package let text: Range<Int>
        /// Where it stands in the file; the lines of its block where that cannot be told.
        package let source: Range<Int>
        /// `source` holds the very bytes of the text. Not so where a character was written by a reference or behind a
        /// backslash, where the text is nothing but ASCII punctuation, which marks look like, and for answers.
        package let isExact: Bool
    }

    /// UTF-8, with a line feed behind each block and a space where readers see a line break.
    package internal(set) var bytes: [UInt8] = []
    package internal(set) var blocks: [Block] = []
    package internal(set) var runs: [Run] = []

    package func text(of range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
