import BanbaoPreview
import BanbaoText
import Testing

/// What is read of a URL behind its `?`, for pages of the server's own.
@Suite struct FormQueryTests {
    @Test(
        arguments: [
            ("", nil), ("&&", nil), ("q", ""), ("q=", ""), ("=x&q=1", "1"), ("q=a+b%20c", "a b c"),
            ("q=%E6%B4%AA&show=drafts", "洪"), ("q=a=b", "a=b"), ("q=%3Cb%3E%26%2B", "<b>&+"), ("Q=1", nil),
            ("show=drafts&q=%2F..%2F", "/../"),
            ("q=" + String(repeating: "x", count: 2046), String(repeating: "x", count: 2046)),
        ] as [(String, String?)])
    func `a form's fields are decoded`(text: String, value: String?) {
        #expect(FormQuery(text) != nil)
        #expect(FormQuery(text)?["q"] == value)
    }

    @Test(arguments: [
        "q=1&q=2", "q=1&%71=2", "q&q", "q=%", "q=%4", "q=%zz", "q=100%", "q=%FF", "q=%C0%AF", "q=%ED%A0%80", "q=%00",
        "q=%0D%0A",
        "q=%7F", "q=%C2%85", "q=洪", "q=a#b", "q=\u{1}", "%FF=1", "q=" + String(repeating: "x", count: 2047),
    ])
    func `what no form sends is refused`(text: String) {
        #expect(FormQuery(text) == nil)
    }

    @Test func `the two Unicode forms of a name are two names`() {
        #expect(FormQuery("%C3%A9=1&e%CC%81=2")?["\u{E9}"] == "1")
    }

    @Test func `pages of the server get the query, and those of the site are not judged by theirs`() async throws {
        let site = PreviewSite(
            answer: { path, query in html("\(path) \(query["q"] ?? "none")") }, notFound: { _ in html("") })
        try await withServer(site) { port, _ async throws in
            func text(_ target: String) async throws -> String? {
                try await reply(to: "GET \(target) HTTP/1.1", port: port)?.text
            }
            #expect(try await text("/_banbao/?q=%E6%B4%AA")?.contains("_banbao/ 洪") == true)
            #expect(try await text("/_banbao/compare?x=1")?.contains("_banbao/compare none") == true)
            #expect(try await text("/a.html?q=1")?.contains("a.html none") == true)
            #expect(try await text("/a.html?q=%FF&q=1")?.contains("a.html none") == true)
            for target in ["/_banbao/?q=%FF", "/_banbao/?q=1&q=2", "/%5Fbanbao/?q=%"] {
                #expect(try await reply(to: "GET \(target) HTTP/1.1", port: port)?.status == 400, "\(target)")
            }
        }
    }
}
