import BanbaoData
import BanbaoText

/// The hosts of `embed-hosts`, in small letters.
func readEmbedHosts(_ reader: inout MappingReader) -> Set<String> {
    var hosts: Set<String> = []
    for (text, range) in reader.texts("embed-hosts") {
        let host = text.lowercased()
        if isHost(host) {
            hosts.insert(host)
        } else {
            reader.report(.embedHost(path: reader.path, range: range, host: text))
        }
    }
    return hosts
}

/// `player.example.org`: labels of letters, digits and hyphens. Without a scheme, a port and a path.
private func isHost(_ host: String) -> Bool {
    let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count > 1
        && labels.allSatisfy { label in
            !label.isEmpty && label.count < 64 && label.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
}

extension Diagnostic {
    fileprivate static func embedHost(path: String, range: Range<Int>, host: String) -> Diagnostic {
        Diagnostic(
            .valueFormat, path: path, range: range,
            Wording("\"\(host)\" is not the name of a host", zh: "“\(host)”不是主机名"),
            help: Wording(
                "write the host alone, without https:// and without a path: player.bilibili.com",
                zh: "只写主机名，不写 https:// 和路径，例如 player.bilibili.com"))
    }
}
