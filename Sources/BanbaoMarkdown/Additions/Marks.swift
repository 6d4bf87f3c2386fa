import BanbaoText
internal import CCMark

// What Banbao must tell libcmark, or learn from it again behind its back, stands in the text as characters that no text may
// hold in exchange with others. They are neither punctuation nor blanks, and their first byte begins hardly any other
// character, so that they are quickly found. `CMarkNode` takes them out of everything it gives.

enum Mark {
    /// Between stars and punctuation, where Chinese wants emphasis and CommonMark sees none: U+EFFFE.
    case letter
    /// Behind a bracket that was escaped: U+EFFFF.
    case escape
    /// Inside a run of two tildes, or behind a single one, which gets a companion so that the mark has tildes on both sides
    /// and changes nothing for its neighbours.
    case tildes(TildeRun)

    static let length = 4

    func append(to text: inout [UInt8]) {
        text.append(0xF3)
        let (second, last): (UInt8, UInt8) =
            switch self {
            case .letter: (0xAF, 0xBE)
            case .escape: (0xAF, 0xBF)
            case .tildes(.both): (0x9F, 0xBE)
            case .tildes(.opener): (0x9F, 0xBF)
            case .tildes(.closer): (0x8F, 0xBE)
            case .tildes(.singleOpener): (0x8F, 0xBF)
            case .tildes(.singleCloser): (0xBF, 0xBE)
            }
        text.append(second)
        text.append(0xBF)
        text.append(last)
        if case .tildes(let run) = self, run.isSingle { text.append(UInt8(ascii: "~")) }
    }

    /// The run of tildes that a mark of them was made for.
    static func tildes(at place: Int, in text: Span<UInt8>) -> TildeRun? {
        switch (text[place + 1], text[place + 3]) {
        case (0x9F, 0xBE): .both
        case (0x9F, _): .opener
        case (0x8F, 0xBE): .closer
        case (0x8F, _): .singleOpener
        case (0xBF, 0xBE): .singleCloser
        default: nil
        }
    }

    static func first(in text: Span<UInt8>, from start: Int) -> Int? {
        var place = start
        while let found = firstOffset(of: 0xF3, in: text, from: place) {
            if found + length <= text.count, text[found + 1] & 0xCF == 0x8F, text[found + 2] == 0xBF,
                text[found + 3] >= 0xBE
            {
                return found
            }
            place = found + 1
        }
        return nil
    }
}

/// What tildes can do: begin a text that is struck out, end one, or either.
enum TildeRun {
    case both, opener, closer, singleOpener, singleCloser

    var isSingle: Bool { self == .singleOpener || self == .singleCloser }
    var canOpen: Bool { self != .closer && self != .singleCloser }
    var canClose: Bool { self != .opener && self != .singleOpener }
}

/// What an author wrote, of what libcmark read; nil where no mark stands in it.
func withoutMarks(_ text: Span<UInt8>) -> [UInt8]? {
    guard var next = Mark.first(in: text, from: 0) else { return nil }
    var result: [UInt8] = []
    var copied = 0
    while next < text.count {
        result.append(text.extracting(copied..<next))
        copied = next + Mark.length
        if let run = Mark.tildes(at: next, in: text), run.isSingle, copied < text.count { copied += 1 }
        next = Mark.first(in: text, from: copied) ?? text.count
    }
    result.append(text.extracting(copied..<text.count))
    return result
}

/// By the C library, which looks at 32 bytes at once.
func firstOffset(of byte: UInt8, in text: Span<UInt8>, from start: Int) -> Int? {
    guard start < text.count else { return nil }
    return unsafe text.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress, let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
        else {
            return nil
        }
        return unsafe UnsafeRawPointer(found) - base
    }
}
