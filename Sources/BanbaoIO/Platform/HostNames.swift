import BanbaoText
import Foundation

/// A host's name as browsers look it up (IDNA): `中国.政务` is `xn--fiqs8s.xn--zfr164b`. Nil when it can be no host.
package func asciiHost(_ name: String) -> String? {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
    let scheme = "https://"
    guard let address = URL(string: scheme + name + "/")?.absoluteString, address.startsWithBytes(scheme),
        address.endsWithBytes("/")
    else { return nil }
    let host = address.droppingFirstBytes(scheme.utf8.count).droppingLastBytes(1)
    return host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x25 && $0 != 0x2F } ? String(host) : nil
}
