import BanbaoPreview
import BanbaoText
import Testing

/// The editor's desk as HTML, from values.
@Suite struct DeskTests {
    private let languages = [
        DeskContents.Language(id: "zh", tag: "zh-CN", name: "中文"), .init(id: "en", tag: "en", name: "English"),
    ]

    private func version(
        _ source: String, _ title: String? = nil, _ day: String = "2026-01-01", state: DeskVersion.State = .published,
        length: Int? = nil, errors: Int = 0, warnings: Int = 0
    ) -> DeskVersion {
        DeskVersion(
            source: "content/\(source)", title: title,
            path: state == .expired ? nil : source.replacing(".zh.md", with: ".html"), day: Day(day), state: state,
            length: length.map { .init(count: $0, isInCharacters: true) }, errors: errors, warnings: warnings)
    }

    private func contents(_ entries: [DeskEntry]) -> DeskContents {
        let titles = entries.map { $0.versions.compactMap { $0?.title }.first ?? "" }
        let order = titles.indices.sorted { titles[$0] < titles[$1] }
        let ranks = order.indices.sorted { order[$0] < order[$1] }
        return DeskContents(
            languages: languages,
            sections: [.init(id: "stories", title: "Stories"), .init(id: "news", title: "News & more")],
            entries: entries
        ) { ranks }
    }

    /// One of each state; keys in their order.
    private var entries: [DeskEntry] {
        [
            DeskEntry(key: "news/a", section: "news", versions: [version("news/a.zh.md", "丁", length: 40), nil]),
            DeskEntry(
                key: "news/b", section: "news",
                versions: [
                    version("news/b.zh.md", "Draft of Hong", state: .draft, length: 10, warnings: 3), version("b"),
                ]),
            DeskEntry(
                key: "news/wrong name.md", section: "news", versions: [nil, nil],
                misnamed: version("news/wrong name.md", state: .broken, errors: 1)),
            DeskEntry(
                key: "stories/c", section: "stories",
                versions: [version("stories/c.zh.md", "丙", "2030-01-01", state: .scheduled, length: 90), version("c")]),
            DeskEntry(
                key: "stories/d", section: "stories",
                versions: [version("stories/d.zh.md", "洪", "2020-01-01", state: .expired), nil]),
            DeskEntry(
                key: "stories/e", section: "stories",
                versions: [nil, version("stories/e.zh.md", state: .broken, errors: 2, warnings: 9)]),
        ]
    }

    private let status = DeskStatus(errors: 3, warnings: 12, isComplete: true, isOutdated: false)

    private func desk(
        _ query: String = "", _ entries: [DeskEntry]? = nil, _ status: DeskStatus? = nil,
        _ language: MessageLanguage = .english
    ) throws -> String {
        let html = DeskPage(language: language).html(
            contents(entries ?? self.entries), status ?? self.status, try #require(FormQuery(query)))
        return String(decoding: html, as: UTF8.self)
    }

    /// The keys of the rows, in their order.
    private func rows(_ html: String) -> [String] {
        html.matches(of: #/<th role="rowheader" scope="row">(.*?)</th>/#).map { row in
            String(row.1).replacing(#/<[^>]*>/#, with: "")
        }
    }

    @Test(
        arguments: [
            ("", "abncde"), ("show=all", "abncde"), ("show=nonsense&sort=nonsense&page=x", "abncde"),
            ("show=drafts", "b"), ("show=scheduled", "c"), ("show=expired", "d"), ("show=problems", "bne"),
            // What has expired needs no translation, and a file without a language is none of an entry.
            ("show=untranslated", "ae"), ("section=stories", "cde"), ("section=none", ""), ("q=news%2F", "abn"),
            ("q=HONG", "b"), ("q=%E6%B4%AA", "d"), ("q=of+draft", "b"), ("q=zzz", ""), ("q=+", "abncde"),
            ("q=b&show=drafts&section=stories", ""), ("sort=date", "cabned"), ("sort=words", "cabnde"),
            ("sort=problems", "enbacd"), ("sort=title", "nebacd"),
        ])
    func `entries are chosen and sorted`(query: String, keys: String) throws {
        let names: [Character: String] = [
            "a": "news/a", "b": "news/b", "n": "news/wrong name.md", "c": "stories/c", "d": "stories/d",
            "e": "stories/e",
        ]
        #expect(rows(try desk(query)) == keys.compactMap { names[$0] })
    }

    @Test func `each kind says how many it has with what else is chosen, and keeps it`() throws {
        let html = try desk("section=news&q=a&sort=date&page=3")
        let links = html.matches(
            of: #/<li><a href="([^"]*)"( aria-current="page")?>([^<]*) <span class="count">(\d+)</#)
        #expect(
            links.map { "\($0.3) \($0.4)" } == [
                "All entries 3", "With problems 2", "Drafts 1", "Scheduled 0", "Expired 0", "Without translation 1",
            ])
        #expect(links.map { $0.2 != nil } == [true, false, false, false, false, false])
        #expect(links[2].1 == "/_banbao/?show=drafts&amp;section=news&amp;q=a&amp;sort=date")
    }

    @Test func `a cell says state, day, length and problems, and a title leads to its page`() throws {
        let html = try desk()
        #expect(html.contains(#"<a class="title" dir="auto" lang="zh-CN" href="/news/b.html">Draft of Hong</a>"#))
        #expect(html.contains(#"<li><span class="state draft">Draft</span></li>"#))
        #expect(html.contains(#"<li><time datetime="2026-01-01">2026-01-01</time></li><li>40 characters</li>"#))
        #expect(html.contains(#"<li><span class="error">2 errors, 9 warnings</span></li>"#))
        #expect(html.contains(#"<span class="none">No version</span>"#))
        // Nobody can open what is not shown, nor compare what is no version.
        #expect(html.contains(#"<span class="title" dir="auto" lang="zh-CN">洪</span>"#))
        #expect(!html.contains("entry=news/wrong"))
        #expect(html.contains(#"<a href="/_banbao/compare?entry=stories/c">stories/<wbr>c</a>"#))
        #expect(html.contains(#"<a href="/_banbao/problems">3 errors, 12 warnings on the site</a>"#))
    }

    @Test func `it is in the language of messages`() throws {
        let html = try desk("show=drafts", nil, nil, .chinese)
        #expect(html.contains(#"<html lang="zh-CN">"#) && html.contains("<h1>编辑台</h1>") && html.contains("10 字"))
        #expect(html.contains("全站有 3 个错误，12 个警告"))
    }

    @Test func `whatever files and readers write is text`() throws {
        let evil = "\"><script>alert(1)</script>&'"
        let entry = DeskEntry(
            key: "stories/\(evil)", section: evil,
            versions: [version("\(evil).zh.md", evil), version(evil, state: .expired)],
            misnamed: nil)
        let page = DeskPage(language: .english)
        let contents = DeskContents(
            languages: [.init(id: evil, tag: evil, name: evil), .init(id: "en", tag: "en", name: evil)],
            sections: [.init(id: evil, title: evil)], entries: [entry]
        ) { [0] }
        let encoded = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%26'"
        for query in ["", "q=\(encoded)", "section=\(encoded)", "show=\(encoded)", "sort=\(encoded)"] {
            let html = String(decoding: page.html(contents, status, try #require(FormQuery(query))), as: UTF8.self)
            #expect(!html.contains("<script") && html.contains("&lt;script&gt;"), "\(query)")
        }
        let compared = String(decoding: try #require(page.comparison(of: entry.key, contents)), as: UTF8.self)
        #expect(compared.components(separated: "<script").count == 2)
        guard case .bytes(let missing) = page.version(of: entry.key, in: "en", contents) else {
            Issue.record("an expired version is shown")
            return
        }
        #expect(!String(decoding: missing, as: UTF8.self).contains("<script"))
    }

    @Test func `200 entries are on a page, and links lead to the next and the one before`() throws {
        let many = (0..<450).map { number in
            DeskEntry(
                key: "news/\(1000 + number)", section: "news",
                versions: [version("news/\(1000 + number).zh.md", "x"), nil])
        }
        #expect(rows(try desk("", many)).count == 200)
        let second = try desk("q=news&page=2", many)
        #expect(
            rows(second).first == "news/1200" && second.contains("201–400 of 450 entries")
                && second.contains("Page 2 of 3"))
        #expect(second.contains(#"<a href="/_banbao/?q=news" rel="prev">"#))
        #expect(second.contains(#"<a href="/_banbao/?q=news&amp;page=3" rel="next">"#))
        let last = try desk("page=99999999999999999999", many)
        #expect(rows(try desk("page=99", many)).count == 50 && rows(last).count == 200)
        #expect(!(try desk("page=3", many)).contains(#"rel="next""#))
    }

    @Test func `while pages are looked through it says so`() throws {
        let html = try desk("", nil, DeskStatus(errors: 0, warnings: 0, isComplete: false, isOutdated: true))
        #expect(html.contains("being checked"))
        #expect(html.contains("There is an error in site.yaml") && !html.contains("Nothing is wrong"))
        let complete = try desk()
        #expect(!complete.contains("being checked") && !complete.contains("<script"))
    }

    @Test func `a comparison has a frame for each language, in their order`() throws {
        let page = DeskPage(language: .english)
        let html = String(decoding: try #require(page.comparison(of: "stories/e", contents(entries))), as: UTF8.self)
        let frames = html.matches(of: #/<iframe src="([^"]*)" title="([^"]*)">/#).map { "\($0.1) \($0.2)" }
        #expect(frames == ["/_banbao/version?entry=stories/e&amp;language=zh 中文", "/stories/e.html English"])
        #expect(page.comparison(of: "stories/none", contents(entries)) == nil)
        #expect(page.comparison(of: "news/wrong name.md", contents(entries)) == nil)
    }

    @Test func `in place of a version is its page once there is one, or why there is none`() throws {
        let page = DeskPage(language: .english)
        guard case .redirect("news/a.html") = page.version(of: "news/a", in: "zh", contents(entries)) else {
            Issue.record("a version is there, and its page is not")
            return
        }
        guard case .bytes(let bytes) = page.version(of: "news/a", in: "en", contents(entries)) else {
            Issue.record("nothing stands for a missing version")
            return
        }
        #expect(String(decoding: bytes, as: UTF8.self).contains("<code>content/news/a.en.md</code>"))
        #expect(page.version(of: "news/a", in: "fr", contents(entries)) == nil)
        #expect(page.version(of: "news/z", in: "en", contents(entries)) == nil)
    }

    @Test func `a page may run scripts of the site without being loaded again`() async throws {
        let answer = PreviewAnswer(
            mediaType: "text/html", body: .bytes(Array("<p>x</p>".utf8)), isPage: true, isLive: false)
        try await withServer(PreviewSite(answer: { _, _ in answer }, notFound: { _ in answer })) {
            port, _ async throws in
            let page = try #require(try await reply(to: "GET / HTTP/1.1", port: port))
            #expect(page.text == "<p>x</p>")
            let policy = try #require(page["content-security-policy"])
            #expect(policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'self'"))
            #expect(page["x-frame-options"] == nil)
        }
    }
}

extension String {
    fileprivate func components(separated sign: String) -> [Substring] {
        split(separator: sign, omittingEmptySubsequences: false)
    }
}
