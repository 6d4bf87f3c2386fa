package import BanbaoText

extension YAML {
    /// Reads past what is wrong, so that one run reports all of it.
    ///
    /// Out: the value of what can be read; nil where that is nothing. Problems: of one text some ten, the first of them as `parse`
    /// reports it. Where a line could not be read, its keys are missing from the value (`isComplete`).
    package static func parseAll(
        _ file: SourceFile, range: Range<Int>? = nil
    ) -> (value: YAML?, problems: [Diagnostic], isComplete: Bool) {
        var repairs = YAMLRepairs(file: file, range: range ?? 0..<file.bytes.count)
        let value = repairs.read()
        return (value, repairs.problems, repairs.isComplete)
    }
}

/// A YAML text in which what cannot be read is replaced by bytes of the same number, so that places stay.
private struct YAMLRepairs {
    private let path: String
    private let range: Range<Int>
    private var bytes: [UInt8]
    private(set) var problems: [Diagnostic] = []
    private(set) var isComplete = true
    /// End of the line that was taken out last.
    private var lastEnd: Int?

    private static let limit = 10
    private static let colon = Array("：".utf8)

    init(file: SourceFile, range: Range<Int>) {
        path = file.path
        self.range = range
        bytes = file.bytes
    }

    mutating func read() -> YAML? {
        for _ in 0..<Self.limit {
            switch YAML.parse(SourceFile(path: path, cleanBytes: bytes), range: range) {
            case .success(let value):
                // A text with no other colons is a single value.
                if case .scalar? = value, replaceColons() { continue }
                return value
            case .failure(let problem):
                if problem.rule == .yamlSyntax, replaceColons() || closeQuote(before: problem) { continue }
                isComplete = false
                guard report(problem) else { return nil }
            }
        }
        return nil
    }

    /// Reports a problem and takes its line out; false where what follows could not be understood without it.
    private mutating func report(_ problem: Diagnostic) -> Bool {
        let isLine = problem.rule == .yamlSyntax || problem.rule == .yamlDuplicateKey
        guard isLine, let place = problem.range, var line = line(at: place.lowerBound) else {
            problems.append(problem)
            return false
        }
        // `-skills` is read together with the line before it, or reported at the line after it.
        if problem.rule == .yamlSyntax, let dash = dashWithoutSpace(line) ?? dashWithoutSpace(self.line(before: line)) {
            line = dash.line
            problems.append(.yamlDashWithoutSpace(path: path, range: dash.range, item: dash.item))
        } else if let key = lineWithoutColon(before: line, place.lowerBound) {
            line = key
            problems.append(.yamlSyntax(path: path, range: key, .colonMissing))
        } else if lastEnd.map({ $0 + 1 == line.lowerBound && isIndented(line) }) != true {
            problems.append(problem)
        }
        guard bytes[line].contains(where: { $0 != 0x20 }) else { return false }
        for index in line { bytes[index] = 0x20 }
        lastEnd = line.upperBound
        return true
    }

    /// A quotation mark that nobody closed makes libyaml complain of a later line: `title: "标题`, and below it `image: C:\a.jpg`. Takes
    /// the line out that holds it; false where there is none.
    private mutating func closeQuote(before problem: Diagnostic) -> Bool {
        guard let place = problem.range?.lowerBound else { return false }
        var start = range.lowerBound
        while start < place, let line = line(at: start), line.upperBound < place {
            start = line.upperBound + 1
            // A text may go on in lines that are indented.
            guard let quote = openQuote(line), let next = self.line(at: start), !isIndented(next) else { continue }
            problems.append(.yamlSyntax(path: path, range: quote..<line.upperBound, .quoteNotClosed))
            isComplete = false
            for index in line { bytes[index] = 0x20 }
            return true
        }
        return false
    }

    /// Where the value of a line begins with a quotation mark that stands in it once.
    private func openQuote(_ line: Range<Int>) -> Int? {
        guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")),
            let quote = bytes[(colon + 1)..<line.upperBound].firstIndex(where: { $0 != 0x20 }),
            bytes[quote] == UInt8(ascii: "\"") || bytes[quote] == UInt8(ascii: "'"),
            !bytes[(quote + 1)..<line.upperBound].contains(bytes[quote])
        else { return nil }
        return quote
    }

    // MARK: Lines

    private func line(at offset: Int) -> Range<Int>? {
        guard range.contains(offset) else { return nil }
        let start = bytes[range.lowerBound..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? range.lowerBound
        let end = bytes[offset..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
        return start..<max(start, end)
    }

    private func line(before line: Range<Int>) -> Range<Int>? {
        line.lowerBound > range.lowerBound ? self.line(at: line.lowerBound - 1) : nil
    }

    private func isIndented(_ line: Range<Int>) -> Bool { bytes[line].first == 0x20 || bytes[line].first == 0x2D }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Above `title: x`, whose colon was not expected because a text without one is read on into it.
    private func lineWithoutColon(before line: Range<Int>, _ place: Int) -> Range<Int>? {
        guard bytes[line].firstIndex(of: UInt8(ascii: ":")) == place, bytes[line].first != 0x20 else { return nil }
        var above = self.line(before: line)
        while let line = above, bytes[line].allSatisfy({ $0 == 0x20 }) { above = self.line(before: line) }
        guard let above, bytes[above].first != 0x20, !bytes[above].contains(UInt8(ascii: ":")) else { return nil }
        return above
    }

    /// `-skills`, which is no item of a list.
    private func dashWithoutSpace(_ line: Range<Int>?) -> (line: Range<Int>, range: Range<Int>, item: String)? {
        guard let line, let dash = bytes[line].firstIndex(where: { $0 != 0x20 }), bytes[dash] == 0x2D else {
            return nil
        }
        let item = text(dash + 1..<line.upperBound)
        guard let first = item.utf8.first, first != 0x20, first != 0x2D, !item.utf8.contains(UInt8(ascii: ":")) else {
            return nil
        }
        return (line, dash..<dash + 1, item)
    }

    /// `title：` at the beginning of lines becomes `title:` and two spaces. False where there is none.
    private mutating func replaceColons() -> Bool {
        let before = problems.count
        var start = range.lowerBound
        while start < range.upperBound, let line = line(at: start) {
            defer { start = line.upperBound + 1 }
            guard let colon = fullWidthColon(line) else { continue }
            if problems.count - before < Self.limit {
                problems.append(
                    .yamlFullWidthColon(
                        path: path, range: colon, key: text(line.lowerBound..<colon.lowerBound),
                        value: trimmed(text(colon.upperBound..<line.upperBound))))
            }
            bytes.replaceSubrange(colon, with: Array(":  ".utf8))
        }
        return problems.count > before
    }

    /// Behind a key of letters or Han characters that begins the line.
    private func fullWidthColon(_ line: Range<Int>) -> Range<Int>? {
        var length = 0
        for scalar in String(decoding: bytes[line], as: UTF8.self).unicodeScalars.prefix(32) {
            if scalar == "：" { return length > 0 ? line.lowerBound + length..<line.lowerBound + length + 3 : nil }
            guard CJK.isHan(scalar) || scalar.isKeyCharacter else { return nil }
            length += UTF8.width(scalar)
        }
        return nil
    }
}

extension Unicode.Scalar {
    fileprivate var isKeyCharacter: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
    }
}

/// Without spaces at both ends, full-width ones too.
package func trimmed(_ text: String) -> String {
    func isText(_ character: Unicode.Scalar) -> Bool {
        character != " " && character != "\t" && character != "\u{3000}"
    }
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: isText), let last = scalars.lastIndex(where: isText) else { return "" }
    return String(text[start..<scalars.index(after: last)])
}
