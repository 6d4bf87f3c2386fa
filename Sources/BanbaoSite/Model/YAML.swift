import BanbaoText
import Yams

/// A YAML value with its place in the file. Scalars are texts: their type is the schema's matter, never YAML's
/// (which reads `no` as false, `010` as 8 and `2019-02-30` as March 2).
indirect enum YAML: Sendable {
    case scalar(String, isNull: Bool, range: Range<Int>)
    case list([YAML], range: Range<Int>)
    case map([Member], range: Range<Int>)

    struct Member: Sendable {
        let key: String
        let keyRange: Range<Int>
        let value: YAML
    }

    var range: Range<Int> {
        switch self {
        case .scalar(_, _, let range), .list(_, let range), .map(_, let range): range
        }
    }

    /// An empty text, list or mapping.
    var isEmpty: Bool {
        switch self {
        case .scalar(let text, _, _): text.isEmpty
        case .list(let values, _): values.isEmpty
        case .map(let members, _): members.isEmpty
        }
    }

    /// `a list` or a short text itself, as messages name it.
    var kindName: String {
        switch self {
        case .scalar(let text, let isNull, _): isNull ? "nothing" : text.count <= 30 ? "\"\(text)\"" : "a text"
        case .list: "a list"
        case .map: "a mapping"
        }
    }

    /// Reads the YAML in `range` of a file. Nil: nothing is there.
    /// Problems: syntax, duplicate keys, anchors, aliases, tags, merge keys, and what is too large or too deep.
    static func parse(_ file: SourceFile, range: Range<Int>? = nil) -> Result<YAML?, Diagnostic> {
        var reader = YAMLTreeReader(file: file, range: range ?? 0..<file.bytes.count)
        return reader.read()
    }
}

/// Turns Yams' nodes, which know lines and columns of their text, into values that know bytes of the file.
private struct YAMLTreeReader {
    private let file: SourceFile
    private let range: Range<Int>
    private var lineStarts: [Int] = []
    private var nodeCount = 0

    private static let byteLimit = 64 * 1024
    private static let nodeLimit = 10_000
    private static let depthLimit = 32

    init(file: SourceFile, range: Range<Int>) {
        self.file = file
        self.range = range
        lineStarts.append(range.lowerBound)
        for offset in range where endsLine(at: offset) { lineStarts.append(offset + 1) }
    }

    /// Lines as libyaml counts them: U+0085, U+2028 and U+2029 end one, too.
    private func endsLine(at offset: Int) -> Bool {
        let byte = file.bytes[offset]
        if byte == 0x0A { return true }
        if byte == 0x85 { return offset > range.lowerBound && file.bytes[offset - 1] == 0xC2 }
        guard byte == 0xA8 || byte == 0xA9, offset > range.lowerBound + 1 else { return false }
        return file.bytes[offset - 1] == 0x80 && file.bytes[offset - 2] == 0xE2
    }

    mutating func read() -> Result<YAML?, Diagnostic> {
        guard range.count <= Self.byteLimit else {
            return .failure(.yamlLimit(path: file.path, range: range.lowerBound..<range.lowerBound, "64 KiB"))
        }
        let text = String(decoding: file.bytes[range], as: UTF8.self)
        do {
            // The encoding is given so that Yams reads no environment variable; the resolver without rules keeps it from
            // matching every key against its patterns for numbers and dates (half of its time).
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else { return .success(nil) }
            // Nodes hold their anchors weakly; the parser keeps them.
            return try withExtendedLifetime(parser) { .success(try value(root, depth: 1)) }
        } catch let problem as Diagnostic {
            return .failure(problem)
        } catch let error as YamlError {
            return .failure(diagnostic(error))
        } catch {
            return .failure(.yamlSyntax(path: file.path, range: range, "\(error)"))
        }
    }

    private mutating func value(_ node: Node, depth: Int) throws -> YAML {
        let start = offset(node.mark)
        nodeCount += 1
        let here = start..<min(start + 1, range.upperBound)
        if depth > Self.depthLimit || nodeCount > Self.nodeLimit {
            let limit = depth > Self.depthLimit ? "\(Self.depthLimit) levels" : "\(Self.nodeLimit) values"
            throw Diagnostic.yamlLimit(path: file.path, range: here, limit)
        }
        if node.anchor != nil || (start < range.upperBound && [0x21, 0x26, 0x2A].contains(file.bytes[start])) {
            throw Diagnostic.yamlFeature(path: file.path, range: here)
        }
        switch node {
        case .scalar(let scalar):
            if scalar.string.unicodeScalars.contains(where: isForbiddenInText) {
                throw Diagnostic.yamlControl(path: file.path, range: scalarRange(scalar, start))
            }
            let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
            return .scalar(scalar.string, isNull: isNull, range: scalarRange(scalar, start))
        case .sequence(let sequence):
            var values: [YAML] = []
            for element in sequence { values.append(try value(element, depth: depth + 1)) }
            return .list(values, range: start..<max(here.upperBound, values.last?.range.upperBound ?? 0))
        case .mapping(let mapping):
            var members: [YAML.Member] = []
            for (key, element) in mapping {
                guard case .scalar(let name, _, let keyRange) = try value(key, depth: depth + 1), name != "<<" else {
                    throw Diagnostic.yamlFeature(path: file.path, range: here)
                }
                let member = try value(element, depth: depth + 1)
                members.append(YAML.Member(key: name, keyRange: keyRange, value: member))
            }
            return .map(members, range: start..<max(here.upperBound, members.last?.value.range.upperBound ?? 0))
        case .alias:
            throw Diagnostic.yamlFeature(path: file.path, range: here)
        }
    }

    /// libyaml gives a scalar's start; its end is found in the text.
    private func scalarRange(_ scalar: Node.Scalar, _ start: Int) -> Range<Int> {
        let rest = file.bytes[start..<range.upperBound]
        let lineEnd = rest.firstIndex(of: 0x0A) ?? range.upperBound
        if scalar.style == .plain, rest.starts(with: scalar.string.utf8) {
            return start..<(start + scalar.string.utf8.count)
        }
        var end = lineEnd
        if let quote = rest.first, scalar.style == .singleQuoted || scalar.style == .doubleQuoted {
            let closing = file.bytes[min(start + 1, lineEnd)..<lineEnd].lastIndex(of: quote)
            end = closing.map { $0 + 1 } ?? lineEnd
        }
        return start..<end
    }

    /// Lines and columns of libyaml are 1-based here and count Unicode scalars.
    private func offset(_ mark: Mark?) -> Int {
        guard let mark, mark.line >= 1, mark.line <= lineStarts.count else { return range.lowerBound }
        var offset = lineStarts[mark.line - 1]
        var left = mark.column - 1
        while left > 0, offset < range.upperBound {
            offset += 1
            while offset < range.upperBound, isContinuationByte(file.bytes[offset]) { offset += 1 }
            left -= 1
        }
        return offset
    }

    private func diagnostic(_ error: YamlError) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            return .yamlSyntax(path: file.path, range: line(at: offset(mark)), problem)
        case .composer(_, let problem, let mark, _):
            if problem.contains("alias") { return .yamlFeature(path: file.path, range: line(at: offset(mark))) }
            return .yamlSyntax(path: file.path, range: line(at: offset(mark)), problem)
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            return .yamlDuplicateKey(path: file.path, range: repeatedKey(key, after: offset(context.mark)), key: key)
        default:
            return .yamlSyntax(path: file.path, range: line(at: range.lowerBound), "\(error)")
        }
    }

    /// From a place to the end of its line; the last line that has anything when the place is past the end.
    private func line(at offset: Int) -> Range<Int> {
        var start = min(offset, max(range.lowerBound, range.upperBound - 1))
        while start > range.lowerBound, file.bytes[start] == 0x0A { start -= 1 }
        let end = file.bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
        return start..<max(end, min(start + 1, range.upperBound))
    }

    /// Yams tells where a repeated key stands first, or the mapping; authors need the later one.
    private func repeatedKey(_ key: String, after first: Int) -> Range<Int> {
        let wanted = Array(key.utf8)
        var finds: [Range<Int>] = []
        for start in lineStarts {
            var index = start
            while index < range.upperBound, file.bytes[index] == 0x20 { index += 1 }
            let end = index + wanted.count
            guard end < range.upperBound, file.bytes[index..<end].elementsEqual(wanted) else { continue }
            if file.bytes[end] == UInt8(ascii: ":") { finds.append(index..<end) }
        }
        return finds.count > 1 ? finds[1] : finds.first ?? line(at: first)
    }
}
