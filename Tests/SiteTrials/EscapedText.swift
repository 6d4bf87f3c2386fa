/// Bytes as a text file can show them: `\n`, `\r`, `\t`, `\\`, a byte as `\xFF`, a scalar as `\u{202E}`; a backslash at the end
/// of a line takes the line break away.
package func bytes(ofEscaped escaped: some StringProtocol) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(escaped.unicodeScalars)[...]
    func text(_ scalars: some Sequence<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }
    while let scalar = rest.popFirst() {
        guard scalar == "\\" else {
            bytes += Array(String(scalar).utf8)
            continue
        }
        switch rest.popFirst() {
        case "n": bytes.append(0x0A)
        case "r": bytes.append(0x0D)
        case "t": bytes.append(0x09)
        case "\\": bytes.append(0x5C)
        case "\n": break
        case "x":
            guard let byte = UInt8(text(rest.prefix(2)), radix: 16) else { throw RowError.noEscape(String(escaped)) }
            bytes.append(byte)
            rest = rest.dropFirst(2)
        case "u":
            let digits = rest.dropFirst().prefix { $0 != "}" }
            guard let value = UInt32(text(digits), radix: 16), let named = Unicode.Scalar(value) else {
                throw RowError.noEscape(String(escaped))
            }
            bytes += Array(String(named).utf8)
            rest = rest.dropFirst(digits.count + 2)
        default: throw RowError.noEscape(String(escaped))
        }
    }
    return bytes
}
