import BanbaoText

// All versions of an entry side by side. Each page in its frame keeps itself up to date, so that the page around them is not loaded
// again and loses no place.
extension DeskPage {
    /// In: the key of an entry. Nil where there is none.
    package func comparison(of key: String, _ contents: DeskContents) -> [UInt8]? {
        guard let entry = contents.entry(key) else { return nil }
        let frames = zip(contents.languages, entry.versions).enumerated().map { index, frame -> PreviewHTML in
            let (language, version) = frame
            let page = version?.path.map(RequestTarget.url(ofPath:))
            let name: PreviewHTML = page.map { "<a href=\"\($0)\">\(language.name)</a>" } ?? "\(language.name)"
            let source = page ?? FormQuery.url(versionPath, [("entry", entry.key), ("language", language.id)])
            return """
                <section aria-labelledby="version-\(index)">
                <h2 id="version-\(index)" lang="\(language.tag)">\(name)</h2>
                <iframe src="\(source)" title="\(language.name)"></iframe>
                </section>

                """
        }
        return page(
            titled: entry.title ?? entry.key, bodyClass: "compare",
            """
            <header>
            <div class="bar">
            <h1>\(entry.key)</h1>
            <a href="\(deskPath)">\(said(Wording("All entries", zh: "全部文章")))</a>
            </div>
            </header>
            <main class="frames">
            \(frames)</main>
            <script src="\(deskPath)compare.js"></script>
            """)
    }

    /// What is at a version's place: its page, which came while somebody waited, or why there is none. Nil where there is no such
    /// entry or language.
    package func version(of key: String, in language: String, _ contents: DeskContents) -> PreviewAnswer.Body? {
        guard let entry = contents.entry(key),
            let index = contents.languages.firstIndex(where: { $0.id.hasSameBytes(as: language) })
        else { return nil }
        let version = entry.versions[index]
        if let path = version?.path { return .redirect(to: path) }
        let name = contents.languages[index].name
        let title: Wording
        let text: PreviewHTML
        if let version {
            title = Wording("The version in \(name) is not shown", zh: "“\(name)”版本没有显示")
            text = """
                <p>\(said(Wording("Readers do not see this file:", zh: "读者看不到这个文件：")))</p>
                <p><code>\(version.source)</code></p>
                """
        } else {
            title = Wording("There is no version in \(name) yet", zh: "还没有“\(name)”版本")
            text = """
                <p>\(said(Wording("It appears here as soon as this file is saved:", zh: "保存下面这个文件后，这里会马上显示：")))</p>
                <p><code>content/\(entry.key).\(language).md</code></p>
                """
        }
        return .bytes(
            page(titled: said(title), bodyClass: "note", "<main>\n<h1>\(said(title))</h1>\n\(text)\n</main>"))
    }
}

extension DeskContents {
    fileprivate func entry(_ key: String) -> DeskEntry? {
        entries.first { $0.misnamed == nil && $0.key.hasSameBytes(as: key) }
    }
}

private let versionPath = "/_banbao/version"
