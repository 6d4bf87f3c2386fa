package import BanbaoText

/// Reads a mapping by a closed schema: every key is asked for by name, and `finish` reports those nobody asked for.
package struct MappingReader {
    package let path: String
    /// What the mapping is, for messages: `site.yaml`, `the section "stories"`.
    package let name: Wording
    package let range: Range<Int>
    private let members: [YAML.Member]
    private var known: [String] = []
    package private(set) var problems: [Diagnostic] = []
    /// What was needed and not found; a misspelled key may stand for it.
    private var missing: [(key: String, range: Range<Int>)] = []
    private let isMapping: Bool
    /// Keys by what authors may have written in their place: `标题` for `title`.
    package var otherNames: [String: String] = [:]
    /// Where an unknown key is like no other.
    package var helpForUnknown: Wording?
    /// Values were lost with lines that could not be read, so that no key is missing for certain.
    package var isPartial = false

    /// Problems: the value is no mapping.
    package init(_ value: YAML?, path: String, name: Wording, at fallback: Range<Int> = 0..<0) {
        self.path = path
        self.name = name
        switch value {
        case .map(let members, let range):
            self.members = members
            self.range = range
            isMapping = true
        case nil, .scalar(_, isNull: true, _):
            members = []
            range = value?.range ?? fallback
            isMapping = true
        case .some(let other):
            members = []
            range = other.range
            isMapping = false
            problems.append(.wrongType(path: path, range: other.range, key: name, expected: .mapping, found: other))
        }
    }

    package var keys: [String] { members.map(\.key) }

    /// The value as it stands, not asked for by this; also one that holds nothing.
    package func member(_ key: String) -> YAML.Member? { members.first { $0.key == key } }

    package mutating func report(_ problem: Diagnostic) { problems.append(problem) }
    package mutating func report(_ problems: [Diagnostic]) { self.problems += problems }

    package func keyRange(_ key: String) -> Range<Int> { members.first { $0.key == key }?.keyRange ?? headRange }

    /// Where "something is missing here" points: the beginning of the mapping.
    package var headRange: Range<Int> { range.lowerBound..<range.lowerBound }

    /// The raw value; nil when the key is absent or holds nothing.
    package mutating func value(_ key: String) -> YAML? {
        known.append(key)
        guard let value = members.first(where: { $0.key == key })?.value else { return nil }
        if case .scalar(_, isNull: true, _) = value { return nil }
        return value
    }

    /// As `value`; a missing key is a problem.
    package mutating func required(_ key: String) -> YAML? {
        if let value = value(key) { return value }
        if members.contains(where: { $0.key == key }) {
            problems.append(.emptyKey(path: path, range: keyRange(key), key: key))
        } else {
            missing.append((key, headRange))
        }
        return nil
    }

    package mutating func text(_ key: String) -> String? { value(key).flatMap { text($0, key) } }
    package mutating func requiredText(_ key: String) -> String? { required(key).flatMap { text($0, key) } }

    package mutating func text(_ value: YAML, _ key: String) -> String? {
        if case .scalar(let text, isNull: false, _) = value { return text }
        problems.append(
            .wrongType(path: path, range: value.range, key: Wording(verbatim: key), expected: .text, found: value))
        return nil
    }

    package mutating func flag(_ key: String, default fallback: Bool) -> Bool {
        guard let value = value(key) else { return fallback }
        if case .scalar(let text, _, _) = value {
            if text == "true" { return true }
            if text == "false" { return false }
        }
        problems.append(
            .wrongType(path: path, range: value.range, key: Wording(verbatim: key), expected: .flag, found: value))
        return fallback
    }

    package mutating func number(_ key: String, in allowed: ClosedRange<Int>, default fallback: Int) -> Int {
        guard let value = value(key) else { return fallback }
        if case .scalar(let text, _, _) = value, let number = Int(text), allowed.contains(number),
            String(number) == text
        {
            return number
        }
        problems.append(
            .wrongType(
                path: path, range: value.range, key: Wording(verbatim: key), expected: .number(allowed), found: value))
        return fallback
    }

    /// Texts with their places.
    package mutating func texts(_ key: String) -> [(text: String, range: Range<Int>)] {
        guard let value = value(key) else { return [] }
        guard case .list(let elements, _) = value else {
            problems.append(
                .wrongType(path: path, range: value.range, key: Wording(verbatim: key), expected: .list, found: value))
            return []
        }
        return elements.compactMap { element in text(element, key).map { ($0, element.range) } }
    }

    package mutating func map(_ key: String, name: Wording) -> MappingReader {
        let at = keyRange(key)
        return MappingReader(value(key), path: path, name: name, at: at)
    }

    /// Members in the order of the file; each counts as known.
    package mutating func allMembers() -> [YAML.Member] {
        known += keys
        return members
    }

    /// What was found before the whole mapping was read.
    package var problemsSoFar: [Diagnostic] {
        problems + missing.map { .missingKey(path: path, range: $0.range, key: $0.key, of: name) }
    }

    /// Reports unknown keys and hands over all problems.
    package mutating func finish() -> [Diagnostic] {
        let asked = Set(known)
        for member in members where !asked.contains(member.key) {
            let meant = otherNames[trimmed(member.key)] ?? closestName(to: member.key, among: known)
            missing.removeAll { $0.key == meant }
            problems.append(
                .unknownKey(
                    path: path, range: member.keyRange, key: member.key, of: name, meant: meant, known: known,
                    help: helpForUnknown))
        }
        if isMapping, !isPartial {
            problems += missing.map { .missingKey(path: path, range: $0.range, key: $0.key, of: name) }
        }
        return problems
    }
}
