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
        Reports everything that is wrong; until it is fixed, the last good
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

    @OptionGroup var options: SiteOptions

    @Option(
        help: .localized(
            "Where the site is written; default: output/ in the site's folder, output-preview/ with --drafts or --future.",
            zh: "网站写到哪里；不写就是网站文件夹里的 output/，有 --drafts 或 --future 时是 output-preview/。", .folder))
    var output: String?

    @Option(
        help: .localized(
            "Where to keep the state of the output; default: .banbao/ next to the output, or in it where nothing can be written next to it.",
            zh: "状态文件放在哪里；不写就是输出文件夹旁边的 .banbao/，旁边不能写的时候放在输出文件夹里。", .folder))
    var state: String?

    @Option(
        help: .localized(
            "The URL of the site, in place of the one in site.yaml.", zh: "网站的网址，代替 site.yaml 里的网址。", .url))
    var baseURL: String?

    @Flag(help: .localized("Show drafts, marked.", zh: "也显示草稿，并作标记。"))
    var drafts = false

    @Flag(help: .localized("Show pages dated in the future, marked.", zh: "也显示日期在以后的文章，并作标记。"))
    var future = false

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
            "How problems are printed: text, json (one object per line) or github (workflow annotations).",
            zh: "问题的写法：text 给人看，json 一行一个，github 用于工作流。", .format))
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
    }

    func run() async throws {
        try await Terminal.reportingMachineErrors(format) {
            let clock = ContinuousClock()
            let start = clock.now
            let stopwatch = Stopwatch()
            let request = try request()
            let result = try await endingCleanlyOnSignals { try await build(request, stopwatch) }
            if timings { try Terminal.error.write(stopwatch.table) }
            try options.printDiagnostics(result.diagnostics, format)
            let seconds = (clock.now - start) / .seconds(1)
            let summary = BuildSummary(request: request, result: result, seconds: seconds)
            try write(summary)
            if summary.hasFailed { throw ExitCode(1) }
        }
    }

    private func build(_ request: BuildRequest, _ stopwatch: Stopwatch) async throws -> BuildResult {
        let progress = Progress()
        let observer = BuildObserver(onProgress: progress.note) { stage in
            stopwatch.note(stage)
            progress.noteEnd(of: stage)
        }
        let isProgressShown = format == .text && !quiet && Terminal.error.isTerminal
        guard isProgressShown else { return try await runBuild(request, observer: observer) }
        return try await progress.shown { try await runBuild(request, observer: observer) }
    }

    private func write(_ summary: BuildSummary) throws {
        switch format {
        // What failed is told quietly or not.
        case .text where quiet && summary.failure?.isStrictness != true: return
        case .text:
            try summary.failure.map { try Terminal.error.write($0.sentence.localized + "\n") }
                ?? Terminal.output.write(summary.text)
        case .json: try Terminal.output.write(summary.json)
        case .github: try Terminal.output.write(summary.line)
        }
    }

    private func request() throws -> BuildRequest {
        var build = BuildOptions()
        build.baseURL = baseURL
        build.includesDrafts = drafts
        build.includesFuture = future
        build.isOffline = offline
        return BuildRequest(
            siteRoot: options.site,
            output: output ?? options.pathPrefix + (build.isPreview ? "output-preview" : "output"),
            options: build, today: try options.requestedDay(), isStrict: strict, adoptsOutput: adopt, state: state,
            isOutputNamed: output != nil, toolVersion: Banbao.version)
    }
}

extension DiagnosticPrinter.Format: ExpressibleByArgument {}
