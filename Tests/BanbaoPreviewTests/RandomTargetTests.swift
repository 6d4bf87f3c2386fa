import BanbaoText
import Testing

@testable import BanbaoPreview

/// Whatever stands in a request line, what comes of it is a path of a site or nothing.
@Suite struct RandomTargetTests {
    private static let pieces = [
        "/", "//", ".", "..", "%2e", "%2E%2e", "%2f", "%5c", "\\", "%00", "%c0%af", "%e6%b4%aa", "洪", "%", "%4", "a",
        "en",
        "%252e", "?", "#", "*", ":", "%3a", "http://x", "%0d%0a", " ", "%20", "%7f", "%c2%85", "%ff", ";", "@", "~",
        "index.html",
    ]

    @Test func `300,000 targets put together by chance`() {
        var state: UInt64 = 13
        func random(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }
        var paths = 0
        for _ in 0..<300_000 {
            let target = "/" + (0..<random(7)).map { _ in Self.pieces[random(Self.pieces.count)] }.joined()
            guard let path = RequestTarget.path(of: target) else { continue }
            paths += 1
            let names = path.parts(separatedBy: "/", omittingEmpty: false)
            let isRight = names.indices.allSatisfy { index in
                names[index].isEmpty
                    ? index == names.count - 1
                    : names[index] != "." && names[index] != ".."
                        && !names[index].unicodeScalars.contains { $0.value < 0x20 || $0 == "\\" || $0.value == 0x7F }
            }
            #expect(isRight, "\(target)")
            // As a URL it leads to the same path, and to this host.
            let url = RequestTarget.url(ofPath: path)
            #expect(RequestTarget.path(of: url) == path && !url.hasPrefix("//"), "\(target)")
        }
        #expect(paths > 30_000, "\(paths)")
    }
}
