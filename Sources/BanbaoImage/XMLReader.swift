import BanbaoText

/// A piece of an XML file that matters to whoever asks what the file can do.
enum XMLToken {
    struct Attribute {
        let name: String
        /// References are worked out, so that nothing hides behind `&#106;`.
        let value: String
        let range: Range<Int>
    }

    case start(name: String, [Attribute], isEmpty: Bool, range: Range<Int>)
    case end(name: String)
    /// Text, CDATA included.
    case text(String, range: Range<Int>)
    case instruction(String, range: Range<Int>)
    case doctype(String, range: Range<Int>)
}

/// What keeps a text from being read as XML, and where.
struct XMLSyntaxError: Error {
    let range: Range<Int>
}

/// Reads an XML file piece by piece. Stricter than XML where drawings have no use for more: a reader that guesses what was
/// meant could guess otherwise than a browser does.
struct XMLReader {
    private let bytes: [UInt8]
    private var place = 0

    /// Far above what programs write; each is compared with those before it.
    private static let attributeLimit = 256

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Nil at the end; comments are passed over.
    mutating func next() throws(XMLSyntaxError) -> XMLToken? {
        while place < bytes.count {
            let start = place
            guard bytes[place] == UInt8(ascii: "<") else {
                let end = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
                place = end
                return .text(try decoded(start..<end), range: start..<end)
            }
            if has("<!--") {
                _ = try skip(4, to: "-->")
            } else if has("<![CDATA[") {
                return .text(string(try skip(9, to: "]]>")), range: start..<place)
            } else if has("<?") {
                return .instruction(string(try skip(2, to: "?>")), range: start..<place)
            } else if has("<!") {
                return .doctype(string(try skip(2, to: ">")), range: start..<place)
            } else {
                return try tag()
            }
        }
        return nil
    }

    private func has(_ text: StaticString) -> Bool { bytes[place...].starts(with: "\(text)".utf8) }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func error(at start: Int) -> XMLSyntaxError {
        XMLSyntaxError(range: min(start, bytes.count)..<min(start + 1, bytes.count))
    }

    /// The range between here and an ending, which is passed over.
    private mutating func skip(_ count: Int, to ending: String) throws(XMLSyntaxError) -> Range<Int> {
        let start = place + count
        let wanted = Array(ending.utf8)
        var end = start
        while end + wanted.count <= bytes.count {
            if bytes[end..<end + wanted.count].elementsEqual(wanted) {
                place = end + wanted.count
                return start..<end
            }
            end += 1
        }
        throw error(at: place)
    }

    // MARK: Tags

    private mutating func tag() throws(XMLSyntaxError) -> XMLToken {
        let start = place
        place += 1
        if has("/") {
            place += 1
            let name = try name()
            skipBlanks()
            guard has(">") else { throw error(at: place) }
            place += 1
            return .end(name: name)
        }
        let name = try name()
        let nameEnd = place
        var attributes: [XMLToken.Attribute] = []
        while true {
            let hadBlank = skipBlanks()
            if has("/>") || has(">") {
                let isEmpty = has("/>")
                place += isEmpty ? 2 : 1
                return .start(name: name, attributes, isEmpty: isEmpty, range: start..<nameEnd)
            }
            guard hadBlank else { throw error(at: place) }
            let attribute = try attribute()
            guard attributes.count < Self.attributeLimit,
                !attributes.contains(where: { $0.name.hasSameBytes(as: attribute.name) })
            else { throw error(at: place) }
            attributes.append(attribute)
        }
    }

    /// Letters of whatever script, and what XML allows in names besides.
    private mutating func name() throws(XMLSyntaxError) -> String {
        let start = place
        while place < bytes.count, isNameByte(bytes[place]) { place += 1 }
        guard place > start else { throw error(at: start) }
        return string(start..<place)
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }

    @discardableResult
    private mutating func skipBlanks() -> Bool {
        let start = place
        while place < bytes.count, bytes[place] == 0x20 || (0x09...0x0D).contains(bytes[place]) { place += 1 }
        return place > start
    }

    private mutating func attribute() throws(XMLSyntaxError) -> XMLToken.Attribute {
        let start = place
        let name = try name()
        skipBlanks()
        guard has("=") else { throw error(at: place) }
        place += 1
        skipBlanks()
        guard has("\"") || has("'") else { throw error(at: place) }
        let quote = bytes[place]
        place += 1
        guard let end = bytes[place...].firstIndex(where: { $0 == quote || $0 == UInt8(ascii: "<") }),
            bytes[end] == quote
        else { throw error(at: start) }
        let value = try decoded(place..<end)
        place = end + 1
        return XMLToken.Attribute(name: name, value: value, range: start..<place)
    }

    // MARK: References

    private func decoded(_ range: Range<Int>) throws(XMLSyntaxError) -> String {
        guard bytes[range].contains(UInt8(ascii: "&")) else { return string(range) }
        var text = ""
        var start = range.lowerBound
        while let reference = bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "&")) {
            text += string(start..<reference)
            guard let end = bytes[reference..<range.upperBound].firstIndex(of: UInt8(ascii: ";")),
                let scalar = Self.scalar(named: string(reference + 1..<end))
            else { throw error(at: reference) }
            text.unicodeScalars.append(scalar)
            start = end + 1
        }
        return text + string(start..<range.upperBound)
    }

    /// Of `#106`, `#x6A` and the five names that need no declaration.
    private static func scalar(named name: String) -> Unicode.Scalar? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.startsWithBytes("#") else { return nil }
            let isHexadecimal = name.startsWithBytes("#x")
            let digits = name.droppingFirstBytes(isHexadecimal ? 2 : 1)
            guard let first = digits.utf8.first, hexadecimalValue(first) != nil else { return nil }
            return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
        }
    }
}
