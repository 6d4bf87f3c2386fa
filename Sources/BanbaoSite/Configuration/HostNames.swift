import BanbaoText

/// Why a host in ASCII, with or without a port, cannot be one (RFC 3986, 3.2.2; RFC 1123, 2.1); nil when it can.
func hostProblem(_ host: String) -> Wording? {
    let isAddress = host.startsWithBytes("[")
    let cut = isAddress ? host.cut(atLast: "]") : host.cut(atFirst: ":")
    let name = isAddress ? host.droppingFirstBytes(1).cut(atLast: "]")?.before ?? "" : cut?.before ?? host[...]
    let rest = isAddress ? cut?.after ?? "" : cut.map { ":" + $0.after } ?? ""
    guard isAddress ? isIPv6(name) : isHostName(name) else { return .notAHost(name) }
    if rest.isEmpty { return nil }
    let port = rest.droppingFirstBytes(1)
    let isPort = rest.startsWithBytes(":") && port.utf8.allSatisfy(isDigit) && (1...65_535).contains(Int(port) ?? 0)
    return isPort ? nil : Wording("\"\(port)\" is not a port", zh: "“\(port)”不是端口号")
}

/// Labels of letters, digits, hyphens and underscores between dots. Where the last is a number, browsers read an IPv4 address
/// (WHATWG URL, "ends in a number").
private func isHostName(_ name: Substring) -> Bool {
    let labels = name.parts(separatedBy: ".", omittingEmpty: false)
    if labels.last?.utf8.allSatisfy(isDigit) == true { return labels.count == 4 && labels.allSatisfy(isOctet) }
    return name.utf8.count <= 253
        && labels.allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
                && !label.startsWithBytes("-") && !label.endsWithBytes("-")
        }
}

/// With zeros before it, it would be octal to some.
private func isOctet(_ label: String) -> Bool {
    Int(label).map { (0...255).contains($0) && String($0) == label } ?? false
}

/// By its signs alone: browsers say what is wrong with the rest.
private func isIPv6(_ address: Substring) -> Bool {
    address.contains(sign: ":")
        && address.utf8.allSatisfy {
            hexadecimalValue($0) != nil || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
        }
}

extension Wording {
    static func notAHost(_ name: some StringProtocol) -> Wording {
        Wording("\"\(String(name))\" is not the name of a host", zh: "“\(String(name))”不能用作主机名")
    }
}
