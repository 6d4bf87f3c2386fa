import ArgumentParser
import BanbaoIO
import BanbaoSite
import BanbaoText

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Builds the site.",
        discussion: """
            Reads content/ and templates/ and writes the whole site in one step.
            When anything is wrong, all of it is reported, and the last good
            output stays as it is.

            EXAMPLES
              banbao build
              banbao build --drafts --future         with what is not yet published
              banbao build --base-url https://www.example.org/bulletin/
              banbao build --offline --output stick  to read without a server
              banbao build --format github --strict  in a GitHub workflow
            """)

    @Option(help: ArgumentHelp("The folder that holds content/ and templates/.", valueName: "dir"))
    var site = "."

    @Option(help: ArgumentHelp("Where the site is written; default: output/ in the site's folder.", valueName: "dir"))
    var output: String?

    @Option(help: ArgumentHelp("The address of the site, in place of the one in site.yaml.", valueName: "url"))
    var baseURL: String?

    @Flag(help: "Show drafts, marked.")
    var drafts = false

    @Flag(help: "Show pages dated in the future, marked.")
    var future = false

    @Option(help: ArgumentHelp("Build as if it were this day, like 2026-11-20.", valueName: "date"))
    var today: String?

    @Flag(help: "Link to index.html files, for reading without a server.")
    var offline = false

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(help: "How problems are printed: text, json (one object a line) or github (workflow annotations).")
    var format: DiagnosticPrinter.Format = .text

    @Flag(help: "Print problems only.")
    var quiet = false

    @Flag(help: "Print how long each stage took, on standard error.")
    var timings = false

    func validate() throws {
        if let baseURL, let reason = baseURLProblem(baseURL) {
            throw ValidationError("--base-url \(baseURL): \(reason)")
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
                    ? Terminal.error.write("Nothing was published; the last good site is untouched.\n")
                    : Terminal.output.write(summary(result, seconds: seconds))
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
            isStrict: strict, toolVersion: Banbao.version)
    }

    /// `--today` before `SOURCE_DATE_EPOCH` before the clock.
    private func requestedDay() throws -> BuildRequest.Today {
        if let today {
            guard let day = Day(today) else { throw ValidationError("--today \(today): write a day like 2026-11-20") }
            return .day(day)
        }
        guard let epoch = Terminal.environment("SOURCE_DATE_EPOCH"), !epoch.isEmpty else { return .clock }
        guard let seconds = Int(epoch), (0...253_402_214_400).contains(seconds) else {
            throw ValidationError("SOURCE_DATE_EPOCH=\(epoch): it must be a number of seconds since 1970")
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

    // MARK: Summary

    private func summary(_ result: BuildResult, seconds: Double) -> String {
        let time = "\(Self.rounded(seconds)) s"
        let pages = "\(result.pageCount) page\(result.pageCount == 1 ? "" : "s")"
        if result.isUnchanged { return "\(pages), nothing changed, \(time)\n" }
        let languages = "\(result.languageCount) language\(result.languageCount == 1 ? "" : "s")"
        var text = "\(pages), \(languages), \(time)\n"
        if let changes = result.changes, !changes.isFirstBuild {
            text += Self.list(changes.added, "+", "added") + Self.list(changes.changed, "~", "changed")
            text += Self.list(changes.removed, "-", "removed")
        }
        text += Self.line("kept in the output folder, not written by banbao: ", result.foreignFiles)
        text += Self.line("not published, since no page links to them: ", result.unlinkedFiles)
        return text
    }

    private static func line(_ label: String, _ paths: [String]) -> String {
        guard !paths.isEmpty else { return "" }
        let more = paths.count > 5 ? " and \(paths.count - 5) more" : ""
        return label + paths.prefix(5).joined(separator: ", ") + more + "\n"
    }

    private static func list(_ paths: [String], _ sign: String, _ word: String) -> String {
        let pages = paths.filter { $0.hasSuffix(".html") }
        guard !pages.isEmpty else { return "" }
        let limit = 10
        var text = "\(pages.count) \(word)\n"
        for page in pages.prefix(limit) { text += "  \(sign) \(page)\n" }
        if pages.count > limit { text += "  \(sign) … and \(pages.count - limit) more\n" }
        return text
    }

    /// Two decimals, exactly: `0.21`.
    private static func rounded(_ seconds: Double) -> String { decimalText(seconds, places: 2) }
}

extension DiagnosticPrinter.Format: ExpressibleByArgument {}
