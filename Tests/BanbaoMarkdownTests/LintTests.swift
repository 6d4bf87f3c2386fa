import BanbaoMarkdown
import BanbaoText
import Testing

/// What editors write out of habit: which slips are reported, where, and what is none.
@Suite struct LintTests {
    private func document(_ markdown: String, isChinese: Bool = true, hasExtensions: Bool = true) -> Document {
        let file = SourceFile(path: "a.md", cleanBytes: Array(markdown.utf8))
        return renderMarkdown(
            file, body: 0..<file.bytes.count,
            options: MarkdownOptions(rawHTML: .kept, hasExtensions: hasExtensions, isChinese: isChinese))
    }

    private func html(_ markdown: String) -> String { String(decoding: document(markdown).html.bytes, as: UTF8.self) }

    /// `text.placeholder 1:3`, in the order of the text.
    private func findings(_ markdown: String, isChinese: Bool = true) -> [String] {
        let lines = SourceLines(Array(markdown.utf8))
        return document(markdown, isChinese: isChinese).problems.inReadingOrder().map { problem in
            let place = lines.position(of: problem.range?.lowerBound ?? -1)
            return "\(problem.rule) \(place.line):\(place.column)"
        }
    }

    private func help(_ markdown: String) -> [String] { document(markdown).problems.map { $0.help?[.english] ?? "" } }

    private func marked(_ markdown: String) -> [String] {
        document(markdown).problems.map { String(decoding: Array(markdown.utf8)[$0.range ?? 0..<0], as: UTF8.self) }
    }

    // MARK: Full-width spaces

    @Test func `full-width spaces before paragraphs are left out and told once`() {
        let text = "甲。\n\n　　产业工人是主体力量。\n　　是中坚力量。\n\n> 　　推进改革。\n\n- 　开展培训。\\\n　　提高技能。\n"
        #expect(findings(text) == ["markdown.indent 3:1"])
        #expect(document(text).problems[0].message[.english].hasPrefix("5 paragraphs begin"))
        #expect(document("　甲\n").problems[0].message[.english].hasPrefix("1 paragraph begins"))
        #expect(document(text).problems[0].message[.chinese].hasPrefix("有 5 段"))
        #expect(help(text)[0].contains("blank line"))
        #expect(help("　　甲\n\n　　乙\n") == ["delete them; the theme indents paragraphs"])
        #expect(!html(text).contains("　"))
        #expect(html("　　甲\n") == "<p>甲</p>\n")
        #expect(html("　 　甲\n　　乙\n") == "<p>甲乙</p>\n")
        #expect(html("甲\\\n　　乙\n") == "<p>甲<br />\n乙</p>\n")
        #expect(html("- 甲\n\n  　　乙\n") == "<ul>\n<li>\n<p>甲</p>\n<p>乙</p>\n</li>\n</ul>\n")
    }

    @Test func `the place is the first line that begins so, in whatever it stands`() {
        #expect(findings("甲　乙\n丙\n　　丁\n") == ["markdown.indent 3:1"])
        #expect(findings("> - 甲\n>\n>   　　乙\n") == ["markdown.indent 3:5"])
        #expect(findings("1. 　　甲\n") == ["markdown.indent 1:4"])
        #expect(findings("甲\n\n&#x3000;乙\n") == ["markdown.indent 3:1"])
    }

    @Test func `a paragraph of full-width spaces is none`() {
        #expect(html("甲\n\n　　\n\n乙\n") == "<p>甲</p>\n<p>乙</p>\n")
        #expect(findings("甲\n\n　　\n\n乙\n") == ["markdown.indent 3:1"])
        #expect(html("甲\n　　\n乙\n　　\n") == "<p>甲乙</p>\n")
        #expect(html("<b></b>\n").contains("<p>"))
    }

    @Test(arguments: [
        "甲　　乙\n", "# 甲　乙\n", "```\n　　甲\n```\n", "*　甲*\n", "`　甲`\n", "<p>\n　　甲\n</p>\n", "| 　甲 |\n", "![　图](a.png)\n",
    ])
    func `full-width spaces elsewhere stay`(text: String) {
        #expect(html(text).contains("　"))
        #expect(findings(text) == [])
    }

    @Test func `a summary holds no full-width spaces`() {
        func text(_ markdown: String) -> String {
            let file = SourceFile(path: "a.md", cleanBytes: Array(markdown.utf8))
            return firstParagraphText(file, body: 0..<file.bytes.count, isChinese: true)
        }
        #expect(text("　　\n\n　　产业工人\n　　是主体。\\\n　　甲　乙\n") == "产业工人是主体。 甲　乙")
    }

    @Test func `plain CommonMark knows no slips`() {
        let text = "　　甲**乙\\\n　丙\n\n＃ 标题\n\nXX市[甲](/乙 丙/)[丁][]\n"
        let plain = document(text, hasExtensions: false)
        #expect(plain.problems.isEmpty)
        #expect(String(decoding: plain.html.bytes, as: UTF8.self).hasPrefix("<p>　　甲**乙<br />\n　丙</p>"))
        #expect(findings(text).count == 6)
    }

    // MARK: Blocks

    @Test(arguments: [
        ("甲\n\n    产业工人队伍建设改革取得了实质性进展。\n", "markdown.indented-code 3:1"),
        ("\t工人阶级\n", "markdown.indented-code 1:1"),
        ("    2017年4月，中共中央、国务院印发方案，GDP增长。\n    近3年来\n", "markdown.indented-code 1:1"),
        ("- 甲\n\n      乙的内容，另起一段。\n", "markdown.indented-code 3:1"),
        (">     甲乙丙丁\n", "markdown.indented-code 1:2"),
        ("    　　甲乙丙丁\n", "markdown.indented-code 1:1"),
        ("```\nrun()\n```\n    甲乙丙，丁。\n", "markdown.indented-code 4:1"),
        ("```\nrun()\n```\n\n甲\n\n    乙丙，丁。\n", "markdown.indented-code 7:1"),
    ])
    func `prose that spaces make a block of code`(text: String, finding: String) {
        #expect(findings(text) == [finding])
    }

    @Test(arguments: [
        "```\n    甲乙丙丁，戊己庚辛。\n```\n", "~~~\n甲乙丙丁。\n~~~\n", "    let 名 = \"甲乙丙\"\n", "    npm install\n    # 安装\n",
        "    政策 = 解读\n", "    ├── 政策文件\n    └── 工匠故事\n", "甲\n    乙，丙。\n", "- 甲\n\n    乙，丙。\n", "1. 甲\n    - 乙，丙。\n",
        "    print(\"你好\")\n", "    // 甲，乙\n    int 甲\n", "    # 安装，启动\n", "    张三  车工  一级\n    李四  焊工  二级\n",
        "    第一章\n    第二章\n", "```\nrun()\n```\n\n    甲乙丙，丁。\n",
        "    甲 -> 乙，丙\n", "[^1]: ```\n    甲，乙。\n    ```\n\n丁[^1]\n",
    ])
    func `code, and spaces that make none`(text: String) {
        #expect(findings(text) == [])
    }

    @Test(arguments: [
        ("　　# 一、提高政治站位\n", "markdown.heading 1:1", "# 一、提高政治站位"),
        ("　　##提高　　\n", "markdown.heading 1:1", "## 提高"),
        ("　## Skills\n", "markdown.heading 1:1", "## Skills"),
        ("甲\n＃　总则\n", "markdown.heading 2:1", "# 总则"), ("＃＃ 附则\n", "markdown.heading 1:1", "## 附则"),
        ("　　＃附则\n", "markdown.heading 1:3", "# 附则"), ("> ＃ 附则\n", "markdown.heading 1:3", "# 附则"),
        ("#标题\n", "markdown.heading 1:1", "# 标题"), ("甲\n\n   ##（一）指导思想\n", "markdown.heading 3:4", "## （一）指导思想"),
        ("- #标题\n", "markdown.heading 1:3", "# 标题"), ("##“中国梦”活动\n", "markdown.heading 1:1", "## “中国梦”活动"),
    ])
    func `lines that were to be headings`(text: String, finding: String, fix: String) {
        #expect(findings(text) == [finding])
        #expect(help(text)[0].hasPrefix("write \(fix)"))
    }

    @Test func `a heading with full-width spaces is reported as a heading, not as a paragraph`() {
        #expect(findings("　　甲\n\n　　# 乙\n\n　　丙\n") == ["markdown.indent 1:1", "markdown.heading 3:1"])
        #expect(document("　　甲\n\n　　# 乙\n\n　　丙\n").problems[0].message[.english].hasPrefix("2 paragraphs"))
    }

    @Test(arguments: [
        "# 标题\n", "##\n", "\\#标题\n", "#hashtag\n", "#1 机组\n", "＃3机组\n", "#劳动最光荣#\n", "＃劳动最光荣＃\n", "#劳动# 和 #创造#\n",
        "```\n＃ 标题\n#标题\n```\n", "甲#乙\n", "甲＃乙\n", "1: #标题\n", "#######标题\n", "标题\n===\n", "＃\n", "#，\n",
        "#劳模精神 " + String(repeating: "弘扬劳模精神，", count: 10) + "\n",
    ])
    func `what is a heading already, or none at all`(text: String) {
        #expect(findings(text) == [])
    }

    @Test(arguments: [
        ("｜工种｜人数｜\n｜---｜---｜\n｜焊工｜3｜\n", "table.pipes 1:1"), ("工种｜人数｜时限\n焊工｜3｜年底\n", "table.pipes 1:3"),
        ("甲\n\n>  ｜工种｜人数｜\n", "table.pipes 3:4"),
    ])
    func `rows of full-width pipes`(text: String, finding: String) {
        #expect(findings(text) == [finding])
    }

    @Test(arguments: [
        "首页｜动态｜政策\n", "甲｜乙｜丙\n丁\n戊｜己｜庚\n", "`甲\n｜乙｜丙｜\n`\n", "甲｜乙\n丙｜丁\n", "```\n｜甲｜乙｜\n```\n", "# ｜甲｜乙｜\n", "`｜甲｜`\n",
        "首页｜动态｜政策\n\n甲｜乙｜丙\n", "｜甲\n",
    ])
    func `full-width pipes that are text`(text: String) {
        #expect(findings(text) == [])
    }

    // MARK: Lines

    @Test(arguments: [
        ("| 甲 | 乙 |\n| 1 | 2 |\n", "table.dashes 1:1"), ("|甲|乙|\n|—|—|\n|1|2|\n", "table.dashes 1:1"),
        ("名单：\n|甲|乙|\n|－－|－－|\n", "table.dashes 2:1"), ("> |甲|\n> |乙|\n", "table.dashes 1:3"),
        ("|甲|乙|\n|\n---|---|\n", "table.header 2:1"),
        ("工种\t人数\t时限\n焊工\t3\t年底\n", "table.tabs 1:1"), ("甲\t1\n乙\t2\n丙\t3\n", "table.tabs 1:1"),
        ("-甲\n-乙\n", "markdown.list 1:1"), ("-甲\n\n-乙\n", "markdown.list 1:1, markdown.list 3:1"),
        ("文\n-甲\n-乙\n", "markdown.list 2:1"),
        ("::: tip\n甲\n:::\n", "markdown.container 1:1"), (":::warning 注意\n", "markdown.container 1:1"),
        ("!!! note \"注\"\n", "markdown.container 1:1"), ("??? tip\n", "markdown.container 1:1"),
        ("##　标题\n", "markdown.heading 1:1"), ("#　总则\n", "markdown.heading 1:1"),
    ])
    func `lines that other programs read otherwise`(text: String, finding: String) {
        #expect(findings(text).joined(separator: ", ") == finding)
    }

    @Test(arguments: [
        "|甲|乙|\n|---|---|\n|1|2|\n", "|甲|\n", "甲|乙\n丙|丁\n", "||\n||\n", "`|甲|\n|乙|`\n", "甲\t乙\n", "甲\t1\n乙\t2\n",
        "- 甲\n- 乙\n", "-甲\n", "—甲\n—乙\n", "-1\n-2\n", "```\n-甲\n-乙\n:::a\n|甲|\n|乙|\n```\n", ":::\n", "甲:::乙\n", "!!!\n",
        "\u{200B}\t1、甲\n\u{200B}\t2、乙\n\u{200B}\t3、丙\n",
    ])
    func `lines that are in order`(text: String) {
        #expect(findings(text) == [])
    }

    @Test func `headings on the level of the title are told once, on pages`() {
        func rules(_ text: String, isPageOfSite: Bool) -> [String] {
            let file = SourceFile(path: "a.md", cleanBytes: Array(text.utf8))
            let options = MarkdownOptions(isChinese: true, isPageOfSite: isPageOfSite)
            return renderMarkdown(file, body: 0..<file.bytes.count, options: options).problems.map {
                "\($0.rule) \($0.range?.lowerBound ?? -1)"
            }
        }
        #expect(rules("## a\n\n# b\n\n# c\n", isPageOfSite: true) == ["markdown.title 6"])
        #expect(rules("## a\n\n# b\n", isPageOfSite: false) == [])
        #expect(rules("## a\n", isPageOfSite: true) == [])
    }

    @Test(arguments: [
        ("甲[^a]\n", "footnote.missing 1:2"), ("甲[^news-2020]\n", "footnote.missing 1:2"),
        ("甲[^报道]\n", "footnote.missing 1:2"),
        ("甲[^0-9]\n", ""), ("甲[^a-zA-Z_0-9]乙\n", ""), ("甲[^/t/n]\n", ""), ("甲[^\"]\n", ""), ("甲[^,;]\n", ""),
    ])
    func `references without a footnote, and classes of characters`(text: String, finding: String) {
        #expect(findings(text).joined(separator: ", ") == finding)
    }

    @Test(arguments: [
        ("1、甲\n2、乙\n", "markdown.list 1:1"), ("（一）甲\n（二）乙\n", "markdown.list 1:1"),
        ("文：\n一、甲\n续\n二、乙\n", "markdown.list 2:1"), ("（1）甲\n（2）乙\n", "markdown.list 1:1"),
        ("九、甲\n十、乙\n", "markdown.list 1:1"), ("十、甲\n十一、乙\n", "markdown.list 1:1"),
        ("十九、甲\n二十、乙\n二十一、丙\n", "markdown.list 1:1"), ("1．甲\n2．乙\n", "markdown.list 1:1"),
        ("> 1、甲\n> 2、乙\n", "markdown.list 1:3"), ("1、甲  \n2、乙\n3、丙\n", "markdown.list 2:1"),
        ("一段话。\n---\n", "markdown.underline 2:1"), ("一段话。\n---\n\n文\n", "markdown.underline 2:1"),
        ("两行\n文字\n-\n", "markdown.underline 3:1"), ("> 一段话；\n> ---\n", "markdown.underline 2:3"),
    ])
    func `lines that become one, or a heading`(text: String, finding: String) {
        #expect(findings(text).joined(separator: ", ") == finding)
    }

    @Test(arguments: [
        ("见https://example.org/人物。\n", "link.bare-url 1:2"), ("见https://example.org/?q=技能。\n", "link.bare-url 1:2"),
        ("见https://example.org/wiki/a(甲)\n", "link.bare-url 1:2"), ("见https://example.org/a-甲\n", "link.bare-url 1:2"),
        ("见https://example.org/list?page=2查看\n", ""), ("从https://example.org/tool下载\n", ""),
    ])
    func `URLs that may go on in Chinese`(text: String, finding: String) {
        #expect(findings(text).joined(separator: ", ") == finding)
    }

    @Test(arguments: [
        ("|甲|\n|---|\n|1|2|\n", "table.row 3:1"), ("|甲|\n|---|\n|1||2|\n", "table.row 3:1"), ("|甲|\n|---|\n|1||\n", ""),
        ("|甲|\n|---|\n|1|\u{200B}\n", ""), ("|甲|\n|---|\n|1|　|\n", ""),
    ])
    func `cells that are too many are reported where they hold something`(text: String, finding: String) {
        #expect(findings(text).joined(separator: ", ") == finding)
    }

    @Test(arguments: [
        "一、甲\n\n二、乙\n", "①甲\n", "第一，甲。\n", "1. 甲\n", "(1)甲\n", "1、甲  \n2、乙\n", "1、甲\\\n2、乙\n",
        "1、甲<br>\n2、乙\n", "2、甲\n1、乙\n", "1、甲\n二、乙\n", "2021、2022\n2022、2023\n", "`1、甲\n2、乙`\n",
        "```\n1、甲\n2、乙\n```\n", "标题\n---\n", "标题\n---\n\n文\n", "标题\n===\n", "一段话。\n\n---\n", "## 一句话。\n",
    ])
    func `numbers that Chinese texts count with are text`(text: String) {
        #expect(findings(text) == [])
    }

    @Test func `a file whose name holds a space is renamed, a URL is put between angle brackets`() {
        #expect(help("[表](附件 1.xlsx)\n") == ["write [表](附件-1.xlsx), and rename the file"])
        #expect(help("[表](https://example.org/a b.pdf)\n") == ["write [表](<https://example.org/a b.pdf>)"])
    }
}
