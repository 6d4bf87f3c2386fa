import BanbaoData
import BanbaoText

/// The first value in a configuration that looks like a secret: by its key, or by its form. The message does not show it, nor
/// does any other: what a build prints ends in the logs of others.
func secretProblem(in yaml: YAML, path: String, lines: SourceLines, key: String = "") -> Diagnostic? {
    switch yaml {
    case .scalar(let text, _, let range):
        guard hasSecretName(key) || looksSecret(text) else { return nil }
        return .secret(path: path, line: lines.position(of: range.lowerBound).line)
    case .list(let values, _):
        for value in values {
            if let problem = secretProblem(in: value, path: path, lines: lines, key: key) { return problem }
        }
        return nil
    case .map(let members, _):
        for member in members {
            if let problem = secretProblem(in: member.value, path: path, lines: lines, key: member.key) {
                return problem
            }
        }
        return nil
    }
}

private func hasSecretName(_ key: String) -> Bool {
    let name = key.lowercased()
    return ["password", "passwd", "secret", "token", "access-key", "access_key", "private-key", "private_key"]
        .contains { name.endsWithBytes($0) }
}

/// A private key, an access key of a cloud, an address with name and password.
private func looksSecret(_ text: String) -> Bool {
    if text.range(of: "-----BEGIN") != nil { return true }
    let isKey = text.utf8.count == 20 && (text.startsWithBytes("AKIA") || text.startsWithBytes("LTAI"))
    if isKey, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }) { return true }
    return hasCredentials(Array(text.utf8))
}

/// `https://name:password@host`, and not a URL with a mail address behind it.
private func hasCredentials(_ text: [UInt8]) -> Bool {
    text.indices.contains { place in
        guard text[place] == UInt8(ascii: ":"), text[place...].starts(with: "://".utf8) else { return false }
        let authority = text[(place + 3)...].prefix { $0 > 0x20 && $0 < 0x7F && !"/?#\"<>".utf8.contains($0) }
        guard let end = authority.lastIndex(of: UInt8(ascii: "@")),
            let colon = authority[..<end].firstIndex(of: UInt8(ascii: ":"))
        else { return false }
        return authority[..<colon].allSatisfy { isLetterOrDigit($0) || "-._~%+".utf8.contains($0) }
    }
}

extension Diagnostic {
    fileprivate static func secret(path: String, line: Int) -> Diagnostic {
        Diagnostic(
            .siteCredentials, path: path,
            Wording("line \(line) contains what looks like a password or a key", zh: "第 \(line) 行像是密码或密钥"),
            help: Wording(
                "delete it there; if others have seen the file, change the password or key as well",
                zh: "从文件里删掉；如果别人看过这个文件，还要换掉密码或密钥"))
    }
}
