package import BanbaoText

/// A YAML value with its place in the file. Scalars are texts: their type is the schema's matter, never YAML's
/// (which reads `no` as false, `010` as 8 and `2019-02-30` as March 2).
package indirect enum YAML: Sendable {
    case scalar(String, isNull: Bool, range: Range<Int>)
    case list([YAML], range: Range<Int>)
    case map([Member], range: Range<Int>)

    package struct Member: Sendable {
        package let key: String
        package let keyRange: Range<Int>
        package let value: YAML
    }

    package var range: Range<Int> {
        switch self {
        case .scalar(_, _, let range), .list(_, let range), .map(_, let range): range
        }
    }

    /// An empty text, list or mapping.
    package var isEmpty: Bool {
        switch self {
        case .scalar(let text, _, _): text.isEmpty
        case .list(let values, _): values.isEmpty
        case .map(let members, _): members.isEmpty
        }
    }

    /// Reads the YAML in `range` of a file. Nil: nothing is there.
    /// Problems: syntax, duplicate keys, anchors, aliases, tags, merge keys, and what is too large or too deep.
    package static func parse(_ file: SourceFile, range: Range<Int>? = nil) -> Result<YAML?, Diagnostic> {
        let reader = YAMLReader(file: file, range: range ?? 0..<file.bytes.count)
        return reader.read()
    }
}

/// Makes values of libyaml's events.
private struct YAMLReader {
    let file: SourceFile
    let range: Range<Int>

    private static let byteLimit = 64 * 1024
    private static let nodeLimit = 10_000
    private static let depthLimit = 32

    func read() -> Result<YAML?, Diagnostic> {
        guard range.count <= Self.byteLimit else {
            return .failure(
                .yamlLimit(
                    path: file.path, range: range.lowerBound..<range.lowerBound, .kibibytes(Self.byteLimit / 1024)))
        }
        if let separator = lineSeparator() {
            return .failure(.yamlLineSeparator(path: file.path, range: separator, file.bytes[separator.upperBound - 1]))
        }
        do {
            return .success(try withYAMLEvents(file.bytes[range]) { try document(&$0) })
        } catch let problem as Diagnostic {
            return .failure(problem)
        } catch let error as YAMLSyntaxError {
            let problem = YAMLSyntaxProblem(libyaml: error.problem)
            // Of what is not closed, the beginning is the place to look at; the end may be anywhere below. A key without a colon
            // is read on into the next line.
            let isAtStart = problem.isNotClosed || problem == .colonMissing
            let place = line(at: inFile(isAtStart ? error.start ?? error.offset : error.offset))
            // libyaml only says that some character begins nothing.
            let isTab = place.lowerBound < range.upperBound && file.bytes[place.lowerBound] == 0x09
            return .failure(.yamlSyntax(path: file.path, range: place, isTab ? .tab : problem))
        } catch {
            return .failure(.yamlSyntax(path: file.path, range: range, .other))
        }
    }

    /// YAML 1.1 ends a line at U+2028 and U+2029, which no author sees and no other line of a message is counted by.
    private func lineSeparator() -> Range<Int>? {
        var place = range.lowerBound
        while let start = file.bytes[place..<range.upperBound].firstIndex(of: 0xE2) {
            if start + 2 < range.upperBound, file.bytes[start + 1] == 0x80, file.bytes[start + 2] & 0xFE == 0xA8 {
                return start..<(start + 3)
            }
            place = start + 1
        }
        return nil
    }

    private func document(_ events: inout YAMLEvents) throws -> YAML? {
        var root: YAML?
        var nodeCount = 0
        var documentCount = 0
        while true {
            let event = try events.next()
            switch event.kind {
            case .streamEnd: return root
            case .documentStart:
                documentCount += 1
                if documentCount > 1 {
                    let place = line(at: inFile(event.range.lowerBound))
                    throw Diagnostic.yamlSyntax(path: file.path, range: place, .secondDocument)
                }
            case .other: break
            default: root = try value(event, &events, depth: 1, &nodeCount)
            }
        }
    }

    private func value(
        _ event: YAMLEvent, _ events: inout YAMLEvents, depth: Int, _ nodeCount: inout Int
    ) throws -> YAML {
        let start = inFile(event.range.lowerBound)
        let here = start..<min(start + 1, range.upperBound)
        nodeCount += 1
        if depth > Self.depthLimit || nodeCount > Self.nodeLimit {
            let limit = depth > Self.depthLimit ? YAMLLimit.levels(Self.depthLimit) : .values(Self.nodeLimit)
            throw Diagnostic.yamlLimit(path: file.path, range: here, limit)
        }
        if event.hasProperties { throw Diagnostic.yamlFeature(path: file.path, range: here) }
        switch event.kind {
        case .scalar(let text, let style): return try scalar(text, style, event)
        case .listStart:
            var values: [YAML] = []
            while let element = try element(&events) {
                values.append(try value(element, &events, depth: depth + 1, &nodeCount))
            }
            return .list(values, range: start..<max(here.upperBound, values.last?.range.upperBound ?? 0))
        case .mapStart:
            var members: [YAML.Member] = []
            var keys: Set<String> = []
            while let key = try element(&events) {
                members.append(try member(key, &events, depth: depth, &nodeCount, in: here, &keys))
            }
            return .map(members, range: start..<max(here.upperBound, members.last?.value.range.upperBound ?? 0))
        default: throw Diagnostic.yamlFeature(path: file.path, range: line(at: start))
        }
    }

    /// Nil at the end of the list or mapping.
    private func element(_ events: inout YAMLEvents) throws -> YAMLEvent? {
        let event = try events.next()
        switch event.kind {
        case .listEnd, .mapEnd: return nil
        default: return event
        }
    }

    private func member(
        _ keyEvent: YAMLEvent, _ events: inout YAMLEvents, depth: Int, _ nodeCount: inout Int, in here: Range<Int>,
        _ keys: inout Set<String>
    ) throws -> YAML.Member {
        let key = try value(keyEvent, &events, depth: depth + 1, &nodeCount)
        guard case .scalar(let name, _, let keyRange) = key, name != "<<" else {
            throw Diagnostic.yamlFeature(path: file.path, range: here)
        }
        guard keys.insert(name).inserted else {
            throw Diagnostic.yamlDuplicateKey(path: file.path, range: keyRange, key: name)
        }
        let value = try value(try events.next(), &events, depth: depth + 1, &nodeCount)
        return YAML.Member(key: name, keyRange: keyRange, value: value)
    }

    private func scalar(_ text: String, _ style: YAMLEvent.Style, _ event: YAMLEvent) throws -> YAML {
        let start = inFile(event.range.lowerBound)
        let lineEnd = file.bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
        // What runs over several lines is shown by its first.
        let place = start..<(style == .block ? lineEnd : min(inFile(event.range.upperBound), lineEnd))
        if text.unicodeScalars.contains(where: isForbiddenInText) {
            throw Diagnostic.yamlControl(path: file.path, range: place)
        }
        let isNull = style == .plain && ["", "~", "null", "Null", "NULL"].contains(text)
        return .scalar(text, isNull: isNull, range: place)
    }

    private func inFile(_ offset: Int) -> Int { range.lowerBound + offset }

    /// From a place to the end of its line; the last line that has anything when the place is past the end.
    private func line(at offset: Int) -> Range<Int> {
        var start = min(offset, max(range.lowerBound, range.upperBound - 1))
        while start > range.lowerBound, file.bytes[start] == 0x0A || isContinuationByte(file.bytes[start]) {
            start -= 1
        }
        let end = file.bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
        return start..<max(end, min(start + 1, range.upperBound))
    }
}
