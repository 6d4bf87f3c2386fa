import ArgumentParser
import BanbaoIO
import BanbaoSite
import BanbaoText

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: Wording("Builds the site.", zh: "生成网站。").localized,
        discussion: discussion.localized)

    private static let discussion = Wording(
        """
        Reads content/ and templates/ and writes the whole site in one step.
        When anything is wrong, all of it is reported, and the last good
        output stays as it is.

        EXAMPLES
          banbao build
          banbao build --drafts --future         with what is not yet published
          banbao build --base-url https://www.example.org/bulletin/
          banbao build --offline --output stick  to read without a server
          banbao build --format github --strict  in a GitHub workflow
        """,
        zh: """
            读取 content/ 和 templates/，一步写出整个网站。
            只要有错，就全部列出来，上一次的网站原样不动。

            例子
              banbao build
              banbao build --drafts --future         连同草稿和将来的文章
              banbao build --base-url https://www.example.org/bulletin/
              banbao build --offline --output stick  不用服务器也能看
              banbao build --format github --strict  在 GitHub 工作流里
            """)

    @Option(
        help: .localized(
            "The folder that contains content/ and templates/.", zh: "有 content/ 和 templates/ 的文件夹。", "dir"))
    var site = "."

    @Option(
        help:
            .localized(
                "Where the site is written; default: output/ in the site's folder.",
                zh: "网站写到哪里；不写就是网站文件夹里的 output/。", "dir"))
    var output: String?

    @Option(
        help:
            .localized(
                "The URL of the site, in place of the one in site.yaml.", zh: "网站的地址，代替 site.yaml 里的地址。", "url"))
    var baseURL: String?

    @Flag(help: .localized("Show drafts, marked.", zh: "也显示草稿，并作标记。"))
    var drafts = false

    @Flag(help: .localized("Show pages dated in the future, marked.", zh: "也显示日期在以后的文章，并作标记。"))
    var future = false

    @Option(help: .localized("Build as if it were this day, like 2026-11-20.", zh: "当作是这一天来生成，例如 2026-11-20。", "date"))
    var today: String?

    @Flag(help: .localized("Link to index.html files, for reading without a server.", zh: "链接到 index.html，不用服务器也能看。"))
    var offline = false

    @Flag(help: .localized("Treat warnings as errors.", zh: "有警告也算出错。"))
    var strict = false

    @Flag(
        help: .localized(
            "Take over an output folder that banbao did not write; what the site does not replace is kept.",
            zh: "接管不是 banbao 写的输出文件夹；网站没有替换的都保留。"))
    var adopt = false

    @Option(
        help: .localized(
            "How problems are printed: text, json (one object a line) or github (workflow annotations).",
            zh: "问题的写法：text 给人看，json 一行一个，github 用于工作流。"))
    var format: DiagnosticPrinter.Format = .text

    @Flag(help: .localized("Print problems only.", zh: "只写出问题。"))
    var quiet = false

    @Flag(help: .localized("Print how long each stage took, on standard error.", zh: "写出每一步用了多少时间。"))
    var timings = false

    @OptionGroup var language: LanguageOption

    func validate() throws {
        if let baseURL, let reason = baseURLProblem(baseURL, asciiHost: asciiHost) {
            throw ValidationError(
                Wording("--base-url \(baseURL): \(reason)", zh: "--base-url \(baseURL)：\(reason)").localized)
        }
        _ = try requestedDay()
    }

    func run() async throws {
        try await Terminal.reportingMachineErrors {
            let clock = ContinuousClock()
            let start = clock.now
            let progress = Progress(isShown: format == .text && !quiet)
            let stopwatch = Stopwatch()
            let observer = BuildObserver(
                onProgress: { done, total in progress.show(done, of: total) }, stageDidEnd: stopwatch.note)
            let request = try request()
            let result = try await endingCleanlyOnSignals { try await runBuild(request, observer: observer) }
            progress.clear()
            if timings { try Terminal.error.write(stopwatch.table) }
            try printDiagnostics(result.diagnostics)
            let hasFailed = result.diagnostics.errorCount > 0 || (strict && !result.diagnostics.isEmpty)
            if format == .text, !quiet {
                let seconds = (clock.now - start) / .seconds(1)
                try hasFailed
                    ? Terminal.error.write(BuildSummary.siteUnchanged.localized + "\n")
                    : Terminal.output.write(BuildSummary(result: result, seconds: seconds).text)
            }
            if hasFailed { throw ExitCode(1) }
        }
    }

    private func request() throws -> BuildRequest {
        var options = BuildOptions()
        options.baseURL = baseURL
        options.includesDrafts = drafts
        options.includesFuture = future
        options.isOffline = offline
        return BuildRequest(
            siteRoot: site, output: output ?? site + "/output", options: options, today: try requestedDay(),
            isStrict: strict, adoptsOutput: adopt, toolVersion: Banbao.version)
    }

    /// `--today` before `SOURCE_DATE_EPOCH` before the clock.
    private func requestedDay() throws -> BuildRequest.Today {
        if let today {
            guard let day = Day(today) else {
                throw ValidationError(
                    Wording(
                        "--today \(today): write a day like 2026-11-20", zh: "--today \(today)：写成 2026-11-20 这样的日期"
                    ).localized)
            }
            return .day(day)
        }
        guard let epoch = Terminal.environment("SOURCE_DATE_EPOCH"), !epoch.isEmpty else { return .clock }
        guard let seconds = Int(epoch), (0...253_402_214_400).contains(seconds) else {
            throw ValidationError(
                Wording(
                    "SOURCE_DATE_EPOCH=\(epoch): it must be a number of seconds since 1970",
                    zh: "SOURCE_DATE_EPOCH=\(epoch)：应当是从 1970 年起的秒数"
                ).localized)
        }
        return .secondsSince1970(seconds)
    }

    private func printDiagnostics(_ diagnostics: [Diagnostic]) throws {
        let stream = format == .text ? Terminal.error : Terminal.output
        try stream.write(
            Terminal.printed(diagnostics, format: format, on: stream, pathPrefix: site == "." ? "" : site + "/") {
                "\(site)/\($0)"
            })
    }
}

extension DiagnosticPrinter.Format: ExpressibleByArgument {}
