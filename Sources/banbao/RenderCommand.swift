import ArgumentParser
import BanbaoIO
import BanbaoMarkdown
import BanbaoSite
import BanbaoText

struct RenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: Wording("Renders one Markdown text as an HTML fragment.", zh: "把一段 Markdown 变成 HTML。").localized,
        discussion: discussion.localized)

    private static let discussion = Wording(
        """
        EXAMPLES
          banbao render story.zh.md
          banbao render --commonmark --unsafe < spec.md   like libcmark, with raw HTML
        """,
        zh: """
            例子
              banbao render story.zh.md
              banbao render --commonmark --unsafe < spec.md   与 libcmark 完全相同，保留 HTML
            """)

    @Argument(help: .localized("A Markdown file, or - for standard input.", zh: "Markdown 文件；- 表示标准输入。", .file))
    var file = "-"

    @Flag(help: .localized("Plain CommonMark 0.30, without Banbao's extensions.", zh: "只用 CommonMark 0.30，不加扩展。"))
    var commonmark = false

    @Flag(help: .localized("Keep raw HTML and every link.", zh: "保留 HTML 和所有链接。"))
    var unsafe = false

    @Option(
        name: .customLong("language"),
        help: .localized(
            "The language of the text; default: what its name says (a.zh.md), else en.",
            zh: "文章的语言；不写就看文件名（a.zh.md），再没有就是 en。", .languageName))
    var textLanguage: TextLanguage?

    @OptionGroup var language: LanguageOption

    enum TextLanguage: String, ExpressibleByArgument, CaseIterable { case zh, en }

    func run() async throws {
        try await Terminal.reportingMachineErrors {
            let limit = textFileLimitInKiB * 1024
            // One byte more shows that there is more.
            let bytes =
                file == "-"
                ? try readStandardInput(limit: limit + 1) : try readBeginning(ofFile: file, limit: limit + 1)
            guard bytes.count <= limit else {
                try report([.tooLarge(path: file, limitInKiB: textFileLimitInKiB)], bytes)
                throw ExitCode(1)
            }
            let source: SourceFile
            if commonmark {
                // CommonMark gives every byte a meaning; nothing is refused at the door.
                source = SourceFile(path: file, cleanBytes: bytes)
            } else {
                let (clean, found) = SourceFile.decodeAll(path: file, bytes: bytes)
                guard let clean, found.isEmpty else {
                    try report(found, bytes)
                    throw ExitCode(1)
                }
                source = clean
            }
            let rawHTML: MarkdownOptions.RawHTML = unsafe ? .kept : commonmark ? .replacedByComment : .safe
            let isChinese = (textLanguage ?? (file.endsWithBytes(".zh.md") ? .zh : .en)) == .zh
            let options = MarkdownOptions(
                rawHTML: rawHTML, keepsEveryLink: unsafe, hasExtensions: !commonmark, isChinese: isChinese,
                labels: isChinese ? .chinese : MarkdownLabels())
            // CommonMark knows no front matter.
            let bodyStart = commonmark ? 0 : BanbaoSite.bodyStart(ofText: source)
            let document = renderMarkdown(source, body: bodyStart..<source.bytes.count, options: options)
            try Terminal.output.write(document.html.bytes)
            let problems = reportedProblems(of: document)
            try report(problems, source.bytes)
            if problems.errorCount > 0 { throw ExitCode(1) }
        }
    }

    private func report(_ problems: [Diagnostic], _ bytes: [UInt8]) throws {
        let text = Terminal.printed(problems, format: .text, on: Terminal.error) { _ in
            file
        } read: { _ in
            bytes
        }
        try Terminal.error.write(text)
    }
}
