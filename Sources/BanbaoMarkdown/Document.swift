package import BanbaoText

/// What one Markdown text became.
package struct Document: Sendable {
    package let html: Markup
    package let outline: [Heading]
    package let reading: ReadingLength
    package let problems: [Diagnostic]
}

/// A heading as the table of contents shows it and as links find it.
package struct Heading: Sendable, Equatable {
    /// 1...6
    package let level: Int
    /// Unique in the page, never empty.
    package let anchor: String
    package let text: String
}

/// How much there is to read, in the units people read in: Han characters and words of other scripts.
package struct ReadingLength: Sendable, Equatable {
    package internal(set) var hanCharacters = 0
    package internal(set) var words = 0

    /// Whole minutes, at least 1: 500 Han characters or 220 words a minute.
    package var minutes: Int {
        max(1, Int((Double(hanCharacters) / 500 + Double(words) / 220).rounded()))
    }

    /// One step a Han character, by its first byte: U+4000...U+9FFF begin with E4...E9; the rarer Han blocks begin
    /// otherwise and are few. Eight bytes a step where all are ASCII.
    mutating func count(_ text: Span<UInt8>) {
        var (han, wordStarts) = (0, 0)
        var previousIsWord = false
        unsafe text.withUnsafeBytes { raw in
            var index = 0
            while index < raw.count {
                if index + 8 <= raw.count {
                    let word = unsafe UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                    if ByteLanes.isASCII(word) {
                        let members = ByteLanes.wordBytes(word)
                        wordStarts += (members & ~(members << 8 | (previousIsWord ? 0x80 : 0))).nonzeroBitCount
                        previousIsWord = members >> 63 == 1
                        index += 8
                        continue
                    }
                }
                let byte = unsafe raw[index]
                if byte >= 0xE4, byte <= 0xE9 {
                    han += 1
                    index += 3
                    previousIsWord = false
                } else {
                    let isWord = isWordByte(byte)
                    if isWord, !previousIsWord { wordStarts += 1 }
                    previousIsWord = isWord
                    index += 1
                }
            }
        }
        hanCharacters += han
        words += wordStarts
    }
}

/// Letters, digits and apostrophes of ASCII, and the first bytes of two-byte letters.
private func isWordByte(_ byte: UInt8) -> Bool {
    let folded = byte | 0x20
    return (folded >= 0x61 && folded <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x27
        || (byte >= 0xC3 && byte <= 0xDF)
}

/// How a text is rendered.
package struct MarkdownOptions: Sendable {
    package enum RawHTML: Sendable {
        /// Written as it stands; only for sites whose configuration says so.
        case kept
        /// Left out, with a warning.
        case omitted
        /// Left out as libcmark does it, with a comment in its place and no warning.
        case replacedByComment
    }

    package let rawHTML: RawHTML
    /// Off: plain CommonMark 0.30, to the byte.
    package let hasAdditions: Bool

    package init(rawHTML: RawHTML = .omitted, hasAdditions: Bool = true) {
        self.rawHTML = rawHTML
        self.hasAdditions = hasAdditions
    }
}

/// A link or image that points into the site, as the author wrote it.
package struct LocalLink: Sendable {
    /// Unescaped, with its fragment: `../stories/hong-jiaguang.zh.md#anchor`.
    package let destination: String
    package let isImage: Bool
    /// Where the destination stands in the file.
    package let range: Range<Int>
}

/// What the site makes of a local link.
package enum ResolvedLink: Sendable {
    /// `href` is relative or absolute and not yet escaped.
    case target(href: String)
    /// Leads to a page in another language, which readers are told.
    case otherLanguage(href: String, tag: String, name: String)
    /// Leads nowhere; the text stays.
    case textOnly
}
