import BanbaoText

/// The `Content-Security-Policy` of pages. It allows what a page of a site needs: files and frames of its own, inline styles (themes),
/// pictures, films and frames from elsewhere. No script inside a page runs: what raw HTML or a theme would let slip into it
/// cannot talk to this server, whose token the page holds. A name in `host` has been checked. To WebSocket `'self'` is not enough in
/// every browser.
func contentPolicy(ofPagesAt host: String) -> String {
    """
    default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; \
    media-src 'self' https:; font-src 'self' data:; frame-src 'self' https:; connect-src 'self' ws://\(host); \
    object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'
    """
}

/// Of files that a browser would show as a document and run scripts of: drawings, attached HTML. Their scripts stay off.
let contentPolicyOfFiles = "script-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'"

/// Whether a browser takes such a file for a document with scripts.
func isMarkup(_ mediaType: String) -> Bool {
    let type = mediaType.lowercased()
    return type.range(of: "html") != nil || type.range(of: "xml") != nil
}

/// 128 bits that nobody can guess, in 32 digits.
func randomToken() -> String {
    var generator = SystemRandomNumberGenerator()
    let words: [UInt64] = [generator.next(), generator.next()]
    return words.flatMap { word in (0..<8).map { hexadecimal(UInt8(truncatingIfNeeded: word >> ($0 * 8))) } }.joined()
}
