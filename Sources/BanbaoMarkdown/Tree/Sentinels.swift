import BanbaoText

// What Banbao must tell libcmark, or learn from it again behind its back, stands in the text as noncharacters, which the door
// of `SourceFile` and `ForbiddenReferences` keep authors from writing. They are neither punctuation nor spaces, and their first
// byte begins hardly any other character, so that they are quickly found. `CMarkNode` takes them out of everything it gives.

enum Sentinel {
    /// Between a run of stars and the letter next to it, where Chinese wants emphasis and CommonMark sees none. A full stop
    /// stands with it on the side of the run, so that libcmark sees punctuation on both sides: behind the run before U+EFFFE,
    /// before the run behind U+EFFFF. No other run has it for a neighbour.
    case punctuationBehindRun, punctuationBeforeRun
    /// Before a sign of emphasis that is part of a bare URL, with a backslash behind it: U+EFFFF.
    case literal
    /// Behind a bracket or a `&#` that was escaped: U+EFFFF.
    case escape
    /// Inside a run of two tildes, or behind a single one, which gets a companion so that the sentinel has tildes on both sides
    /// and changes nothing for its neighbours.
    case tildes(TildeRun)
    /// Behind the `&#` of a reference that libcmark must not read: U+FFFFF.
    case reference

    static let length = 4

    func append(to text: inout [UInt8]) {
        if case .punctuationBehindRun = self { text.append(UInt8(ascii: ".")) }
        text.append(0xF3)
        let (second, last): (UInt8, UInt8) =
            switch self {
            case .punctuationBehindRun: (0xAF, 0xBE)
            case .punctuationBeforeRun, .literal, .escape: (0xAF, 0xBF)
            case .tildes(.both): (0x9F, 0xBE)
            case .tildes(.opener): (0x9F, 0xBF)
            case .tildes(.closer): (0x8F, 0xBE)
            case .tildes(.singleOpener): (0x8F, 0xBF)
            case .tildes(.singleCloser): (0xBF, 0xBE)
            case .reference: (0xBF, 0xBF)
            }
        text.append(second)
        text.append(0xBF)
        text.append(last)
        switch self {
        case .punctuationBeforeRun: text.append(UInt8(ascii: "."))
        case .literal: text.append(UInt8(ascii: "\\"))
        case .tildes(let run) where run.isSingle: text.append(UInt8(ascii: "~"))
        default: break
        }
    }

    /// Bytes before and behind the sentinel at a place that came with it. Of texts libcmark has taken the backslash.
    static func companions(of place: Int, in text: Span<UInt8>) -> (before: Int, behind: Int) {
        if let run = tildes(at: place, in: text) { return (0, run.isSingle && place + length < text.count ? 1 : 0) }
        guard text[place + 1] == 0xAF else { return (0, 0) }
        if text[place + 3] == 0xBE { return (text.byte(place - 1) == UInt8(ascii: ".") ? 1 : 0, 0) }
        // No escaped bracket or reference has either behind it.
        let next = text.byte(place + length)
        return (0, next == UInt8(ascii: ".") || next == UInt8(ascii: "\\") ? 1 : 0)
    }

    /// The run of tildes that a sentinel of them was made for.
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

    /// The reference with a sentinel in it, from its `&` to its semicolon.
    static func reference(around place: Int, in text: Span<UInt8>) -> (range: Range<Int>, isEscaped: Bool)? {
        let isEscaped = text[place + 1] == 0xAF
        guard text[place + 3] == 0xBF, isEscaped || text[place + 1] == 0xBF, text.reads("&#", before: place),
            let end = text.next(UInt8(ascii: ";"), from: place + length)
        else { return nil }
        return (place - 2..<end + 1, isEscaped)
    }

    static func first(in text: Span<UInt8>, from start: Int) -> Int? {
        var place = start
        while let found = text.next(0xF3, from: place) {
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

/// How libcmark reads references in a part of a text.
enum ReferenceReading {
    /// Unless a backslash stands before them.
    case text
    /// Always: destinations, titles, info strings.
    case attribute
    /// Never: code and raw HTML.
    case verbatim
}

/// What an author wrote, of what libcmark read, with U+FFFD for characters that HTML may not hold; nil where no sentinel stands
/// in it.
func withoutSentinels(_ text: Span<UInt8>, as reading: ReferenceReading = .text) -> [UInt8]? {
    guard var next = Sentinel.first(in: text, from: 0) else { return nil }
    var result: [UInt8] = []
    var copied = 0
    while next < text.count {
        let companions = Sentinel.companions(of: next, in: text)
        result.append(text.extracting(copied..<max(copied, next - companions.before)))
        copied = next + Sentinel.length + companions.behind
        if reading != .verbatim, let reference = Sentinel.reference(around: next, in: text),
            reading == .attribute || !reference.isEscaped
        {
            result.removeLast("&#".utf8.count)
            // The backslash before an ampersand is gone, before this character it would have stayed.
            if reference.isEscaped { result.append(UInt8(ascii: "\\")) }
            result.append("\u{FFFD}" as StaticString)
            copied = reference.range.upperBound
        }
        next = Sentinel.first(in: text, from: copied) ?? text.count
    }
    result.append(text.extracting(copied..<text.count))
    return result
}
