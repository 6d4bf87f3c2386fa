import BanbaoMarkdown
import BanbaoText
import Testing

/// Slips inside the lines of a text: stars, placeholders, brackets.
@Suite struct InlineLintTests {
    private func problems(_ markdown: String, isChinese: Bool = true) -> [Diagnostic] {
        let file = SourceFile(path: "a.md", cleanBytes: Array(markdown.utf8))
        let options = MarkdownOptions(rawHTML: .kept, isChinese: isChinese)
        return renderMarkdown(file, body: 0..<file.bytes.count, options: options).problems.inReadingOrder()
    }

    /// `text.placeholder 1:3 ×月×日`: rule, place and what is marked.
    private func findings(_ markdown: String, isChinese: Bool = true) -> [String] {
        let bytes = Array(markdown.utf8)
        return problems(markdown, isChinese: isChinese).map { problem in
            let range = problem.range ?? 0..<0
            let place = SourceLines(bytes).position(of: range.lowerBound)
            return "\(problem.rule) \(place.line):\(place.column) \(String(decoding: bytes[range], as: UTF8.self))"
        }
    }

    // MARK: Stars

    @Test(arguments: [
        ("产业工人队伍**建设。\n", "1:7"), ("**重点** 工作** 要抓好\n", "1:10"), ("** 提高政治站位 **\n", "1:1"),
        ("甲\n\n> - 乙**丙\n", "3:6"), ("文 文**重点**文 文** 丙\n", "1:13"), ("一**\n二**三\n", "1:2"),
        ("`**` 是代码，** 不是。\n", "1:10"), ("# 总**则\n", "1:4"),
        ("\\*\\* 转义，** 没有。\n", "1:9"), ("[**甲](b.md)\n", "1:2"), ("***甲**\n", ""), ("**甲**乙**丙**丁**\n", "1:13"),
        ("文**“引文** 说\n", ""), ("&amp;** 甲\n", "1:6"),
        ("甲 ** 乙\n", "1:3"), ("甲 ** 。**乙\n", "1:3"), ("共 ** 2 项\n", "1:3"),
    ])
    func `stars without a partner`(text: String, place: String) {
        #expect(findings(text) == (place.isEmpty ? [] : ["markdown.emphasis \(place) **"]))
    }

    @Test(arguments: [
        "**甲**乙\n", "**“中国梦”**活动\n", "\\*\\*甲\n", "\\**甲\n", "`**`\n", "```\n甲**乙\n```\n", "2**10\n", "138****1234\n",
        "f**k 甲\n", "匹配 src/**/*.js 的文件\n", "函数(**kwargs)\n", "图$G^{**}$与$G$同构\n", "$$\nv^{**}(y)\n$$\n",
        "<b title=\"**\">甲</b>\n", "[甲](</a**b/>)\n", "__甲\n", "***\n", "写作 ** ，你懂的\n",
        "叫做 F*** you\n", "有 2 ** 64 个\n", "是 (n) ** 2\n", "甲*乙\n", "**\n**甲**\n", "<!-- ** -->\n",
    ])
    func `stars that are emphasis, code or meant to be seen`(text: String) {
        #expect(findings(text).filter { !$0.hasSuffix("1:1 **") } == [])
    }

    // MARK: Underscores

    @Test(arguments: [
        ("__（一）__甲\n", "1:1 __（一）__"), ("这是_重要_的\n", "1:3 _重要_"), ("要求__坚决完成__任务\n", "1:3 __坚决完成__"),
        ("售出__1337__份\n", "1:3 __1337__"), ("“_重要_”是说_要紧_。\n", "1:9 _要紧_"), ("# 总__则__\n", "1:4 __则__"),
        ("- 甲\n- 乙__丙__丁\n", "2:4 __丙__"),
    ])
    func `underscores that Chinese characters keep from being emphasis`(text: String, finding: String) {
        #expect(findings(text) == ["markdown.underscores \(finding)"])
    }

    @Test(arguments: [
        "_重要_\n", "说 __重要__ 的\n", "，_重要_。\n", "附件_名单_终稿.docx\n", "甲_乙_丙_丁\n", "2023_名单_甲\n", "变量a_b_c的值\n",
        "`_甲_乙`\n", "\\_甲\\_乙\n", "[文](/_甲_乙/)\n", "甲_ 乙 _丙\n", "https://example.org/_甲_乙\n", "$甲_1乙_2丙$\n",
        "```\n甲_乙_丙\n```\n", "姓名____年龄____\n",
    ])
    func `underscores that are emphasis, of a name, or code`(text: String) {
        #expect(findings(text) == [])
    }

    @Test func `the fix for underscores is stars`() {
        #expect(problems("甲__乙__丙\n")[0].help?[.english].hasPrefix("write **乙** ;") ?? false)
    }

    // MARK: Shortcodes

    @Test(arguments: [
        ("{{< ref \"a\" >}}见\n", "1:1 {{< ref \"a\" >}}"), ("甲{{% 注 %}}\n", "1:2 {{% 注 %}}"),
        ("甲{% include a %}\n", "1:2 {% include a %}"),
        ("{% a %}\n\n{% b %}\n", "1:1 {% a %}"),
    ])
    func `shortcodes of other programs are told once`(text: String, finding: String) {
        #expect(findings(text) == ["markdown.shortcode \(finding)"])
    }

    @Test(arguments: ["`{{< a >}}`\n", "```\n{% a %}\n```\n", "{{ a }}\n", "{a%}\n", "{%\n%}\n", "增长{50%}\n"])
    func `braces that are none`(text: String) {
        #expect(findings(text) == [])
    }

    // MARK: Placeholders

    @Test(arguments: [
        ("请于*月*日前报市总工会。\n", "1:3 *月*日"), ("请于＊月＊日前上报。\n", "1:3 ＊月＊日"), ("X月X日\n", "1:1 X月X日"),
        ("×月×日召开会议\n", "1:1 ×月×日"), ("2017年*月*日\n", "1:6 *月*日"), ("20XX年X月X日\n", "1:1 20XX年X月X日"),
        ("二○××年\n", "1:3 ××年"), ("国办发〔20××〕1号\n", "1:5 20××"), ("201×年\n", "1:1 201×年"), ("在XX市\n", "1:2 XX"),
        ("XX公司工会\n", "1:1 XX"), ("联系人：XXX\n", "1:5 XXX"), ("报XX单位\n", "1:2 XX"),
        ("ＸＸ市总工会\n", "1:1 ＸＸ"), ("＊＊省\n", "1:1 ＊＊"), ("XX市XX公司\n", "1:1 XX市XX"), ("第XX届\n", "1:2 XX"),
        ("# XX市工作方案\n", "1:3 XX"), ("> 甲\n> XX县\n", "2:3 XX"), ("**XX市**\n", "1:3 XX"), ("[XX市](a.md)\n", "1:2 XX"),
        ("会议精神，*同志发表讲话。\n", "1:6 *同志"), ("下发的《*省产业工人队伍建设改革实施方案》\n", "1:5 *省"),
        ("在X年X月\n", "1:2 X年X月"), ("于20××年×月\n×日\n", "1:2 20××年×月\n×日"), ("在*月\n*日\n", "1:2 *月\n*日"),
        ("报XX\n市总工会\n", "1:2 XX"), ("*年*月*日\n", "1:1 *年*月*日"),
        ("**月**日\n", "1:1 **月**日"),
    ])
    func `placeholders that nobody filled in`(text: String, finding: String) {
        #expect(findings(text) == ["text.placeholder \(finding)"])
    }

    @Test(arguments: [
        ("a plan of XX City\n", "1:11 XX"), ("on March XX, the union\n", "1:10 XX"), ("in 20XX\n", "1:4 20XX"),
        ("XX Federation of Trade Unions\n", "1:1 XX"),
    ])
    func `placeholders in English`(text: String, finding: String) {
        #expect(findings(text, isChinese: false) == ["text.placeholder \(finding)"])
    }

    @Test(arguments: [
        "某某公司，某月某日\n", "3×4等于12\n", "2×2\n", "长×宽\n", "尺码XL、XXL和XXXL\n", "X光检查，X射线\n", "女性有XX染色体\n", "SpaceX年内发射\n",
        "Model X年底上市\n", "Pope John XX\n", "Article XX of the law\n", "Super Bowl XX was\n", "第XXIV章\n", "浙AXX123\n",
        "沪XX123\n",
        "138XXXX1234\n",
        "138××××1234\n", "3×日均产量\n", "`XX市`和``X月X日``\n", "```\nXX市\n```\n", "    XX市 = 1\n", "[政策](/XX市/)\n",
        "<a title=\"XX市\">甲</a>\n", "<!-- XX市 -->\n", "\\*月\\*日\n", "*五月*和*六月*\n", "*市总工会*牵头\n", "推进*市场化改革\n",
        "按照*省《实施方案》要求*执行\n",
        "李××同学\n", "（XX）\n", "《XX》\n", "做一个XX系统\n", "XXX，你怎么做\n", "CRM 系统、XX 管理系统\n", "*重点*市\n", "*重点，要点*市\n",
        "*重\n点*市\n", "北京*市价\n", "在*市里*说\n", "$a××市$\n", "格式 20XX-XX-XX\n", "经过X年\n", "甲*、*市\n",
        "* 市总工会\n* 省总工会\n", "要求*重点*市县先行\n", "注释\\*省总工会\n", "*市价为准\n", "X时代\n", "√√××√\n", "一月×\n",
        "× 错\n", "IX月\n", "*本市*和*省内*\n",
    ])
    func `what is no placeholder`(text: String) {
        #expect(findings(text) == [])
    }

    // MARK: Links

    @Test(arguments: [
        ("见[解读](/政策 解读/)。\n", "1:2 [解读](/政策 解读/)", "[解读](</政策 解读/>)"),
        ("![图](工匠 照片.png)\n", "1:1 ![图](工匠 照片.png)", "![图](工匠-照片.png), and rename the file"),
        ("[文](/a b/ \"题\")\n", "1:1 [文](/a b/ \"题\")", "[文](</a b/> \"题\")"),
        ("[文](/a/ “题”)\n", "1:1 [文](/a/ “题”)", "[文](/a/ \"题\")"),
        ("[文](政策 解读)\n", "1:1 [文](政策 解读)", "[文](<政策 解读>)"),
        ("[甲](/a b/)[乙](/c/ \"题\")\n", "1:1 [甲](/a b/)", "[甲](</a b/>)"),
        ("[甲](/a b/)[乙](</c d/>)\n", "1:1 [甲](/a b/)", "[甲](</a b/>)"),
        ("[文](/a (1) b/)\n", "1:1 [文](/a (1) b/)", "[文](</a (1) b/>)"),
        ("[文](/a> b/)\n", "1:1 [文](/a> b/)", "[文](/a>%20b/)"),
        ("[文]（/a/）\n", "1:1 [文]（/a/）", "[文](/a/)"), ("【文】(/a/)\n", "1:1 【文】(/a/)", "[文](/a/)"),
        ("［文］（https://www.acftu.org/）\n", "1:1 ［文］（https://www.acftu.org/）", "[文](https://www.acftu.org/)"),
        ("［文］(a.zh.md#锚)\n", "1:1 ［文］(a.zh.md#锚)", "[文](a.zh.md#锚)"),
        ("【文】（../a.md）\n", "1:1 【文】（../a.md）", "[文](../a.md)"),
        ("[文]（a b.md）\n", "1:1 [文]（a b.md）", "[文](a-b.md), and rename the file"),
        ("[文](a.md）\n", "1:1 [文](a.md）", "[文](a.md)"), ("见[文](/a.html）。\n", "1:2 [文](/a.html）", "[文](/a.html)"),
        ("[文]（a.md)\n", "1:1 [文]（a.md)", "[文](a.md)"),
        ("[文] (/a/)\n", "1:1 [文] (/a/)", "[文](/a/)"), ("[文]  (通知.pdf)\n", "1:1 [文]  (通知.pdf)", "[文](通知.pdf)"),
        ("> 甲\n> [**文**] (#锚)\n", "2:3 [**文**] (#锚)", "[**文**](#锚)"),
        ("# [文]（/a/）\n", "1:3 [文]（/a/）", "[文](/a/)"),
    ])
    func `links that stay text`(text: String, finding: String, fix: String) {
        #expect(findings(text) == (finding.isEmpty ? [] : ["link.syntax \(finding)"]))
        #expect(problems(text).map { $0.help?[.english] } == (fix.isEmpty ? [] : ["write \(fix)"]))
    }

    @Test(arguments: [
        "[文](/a/ \"题\")\n", "[文]( /a/ )\n", "[文](</a b/>)\n", "[1] (2020)\n", "[文] (见附件)\n", "[文]（2020年）\n",
        "【图】（记者 甲）\n",
        "【通知】(试行)\n", "`[文](/a b/)`\n", "```\n[文](/a b/)\n```\n", "\\[文](/a b/)\n", "\\[文]（/a/）\n", "[文](甲，乙 丙)\n",
        "[文]\n（/a/）\n",
        "【甲】乙（/a/）\n", "【甲\n】(/a/)\n", "[文](/a b/)\n\n[文]: /b/\n", "[文] (#3)\n", "[文]（/a/）\n\n[文]: /b/\n",
        "[文] (/a/)\n\n[文]: /b/\n", "甲（/a/）\n", "[文]()\n",
        "[](/a/)\n",
        "[文](见附件）\n", "$c[x](x \\ge 1)$\n", "[文](/a/\n\"题\")\n", "[文](/a/ '题')\n", "[文](/a/ (题))\n", "[文](a%20b.md)\n",
    ])
    func `links, and brackets that are none`(text: String) {
        #expect(findings(text) == [])
    }

    @Test(arguments: [
        ("见[方案][plan]。\n", "1:6 [plan]"), ("见[方案][]。\n", "1:2 [方案][]"), ("![图][photo]\n", "1:5 [photo]"),
        ("[**方案**][计划 书]\n\n[甲]: /a/\n", "1:9 [计划 书]"), ("![图][照片]\n", "1:5 [照片]"),
        ("[甲][a]和[乙][b]\n\n[a]: /a/\n", "1:11 [b]"),
        ("[甲][]和[乙][]\n\n[甲]: /a/\n", "1:7 [乙][]"),
        ("it comes from [flatpak][pak]\n\n[a]: /a/\n", "1:24 [pak]"), ("在[甲][乙]里\n\n[a]: /a/\n", "1:5 [乙]"),
        ("[the runtime][run]\n\n[a]: /a/\n", "1:14 [run]"), ("[runc][4]\n\n[1]: /a/\n", "1:7 [4]"),
        ("- [x] [甲][a]\n", "1:10 [a]"), ("# [甲][a]\n", "1:6 [a]"), ("[甲][a*b*]\n", "1:4 [a*b*]"),
    ])
    func `references without a definition`(text: String, finding: String) {
        #expect(findings(text) == ["link.reference \(finding)"])
    }

    @Test(arguments: [
        "按[Ctrl][C]\n", "[设置][网络]\n", "[Ctrl][Alt][Del]\n", "甲[^1]，[设置][网络]\n\n[^1]: 乙\n",
        "[方案][plan]\n\n[plan]: /a/\n", "[方案][PLAN]\n\n[plan]: /a/\n", "[Plan][]\n\n[plan]: /a/\n", "[甲]\n",
        "- [ ] 甲\n- [x] 乙\n", "甲[^1]\n\n[^1]: 乙\n",
        "甲[^1][^2]\n\n[^1]: 乙\n\n[^2]: 丙\n", "研究表明[1][2]\n", "a[i][j]\n", "`[甲][a]`\n", "\\[甲][a]\n", "[甲]\\[a]\n",
        "- [RISCV][MC] Add support\n\n[a]: /a/\n", "**[riscv][heap] Fix**\n\n[a]: /a/\n", "[RISC‑V][MC] 增加\n",
        "[RISC-V][编译器][API] 修复\n\n[a]: /a/\n", "fix [甲][乙][丙]\n\n[a]: /a/\n",
        "[甲][ ]\n", "- [ ][x]\n",
        "[甲] [a]\n", "[甲]\n[a]\n",
        "    [甲][a] = 1\n",
    ])
    func `references, and brackets that are none`(text: String) {
        #expect(findings(text) == [])
    }

    // MARK: Time

    @Test(arguments: [
        "**", "\\*\\*", "甲**", "**甲** \\*\\*", "*市", "*月", "X月", "XX市", "×", "[", "]", "](", "](a b", "][", "[甲][a]",
        "[甲](/a b/)", "【甲】(", "］（",
        "`", "``a`", "甲__乙__", "_甲", "甲_", "{%", "{{<", "$", "$$", "$a", "[甲](/a）", "\n-甲", "\n|甲|", "\n甲\t乙", "\n:::a",
        "a\t", "<a", "<", "｜", "｜\n｜甲", "　", "\n　　甲", "\n　　#甲", "＃", "\n＃甲", "#", "\n    甲", "[[甲]", "[甲]（", "20",
        "\n\n甲**",
    ])
    func `much of one slip takes linear time`(part: String) {
        let text = String(repeating: part, count: 60_000 / part.utf8.count) + "\n"
        #expect(secondsOfWork { _ = problems(text + "\n**甲\n") } < 2)
    }
}
