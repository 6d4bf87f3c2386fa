import ArgumentParser
import BanbaoIO
import BanbaoSite
import BanbaoText

/// Which site a command is about, and on which day.
struct SiteOptions: ParsableArguments {
    @Option(
        help: .localized(
            "The folder that contains content/ and templates/.", zh: "有 content/ 和 templates/ 的文件夹。", .folder))
    var site = "."

    @Option(
        help: .localized(
            "Use this day as today, like 2026-11-20.", zh: "把这一天当作今天，例如 2026-11-20。", .day))
    var today: String?

    func validate() throws { _ = try requestedDay() }

    /// Today where nothing asks for another day than the environment does: `2026-11-20`.
    static func day(inTimeZone zone: String) throws -> String {
        let request = BuildRequest(
            siteRoot: ".", output: "", options: BuildOptions(), today: try requestedDay(nil), isStrict: false,
            toolVersion: Banbao.version)
        return request.day(inTimeZone: zone)?.description ?? ""
    }

    func requestedDay() throws -> BuildRequest.Today { try Self.requestedDay(today) }

    /// `--today` before `SOURCE_DATE_EPOCH` before the clock.
    private static func requestedDay(_ today: String?) throws -> BuildRequest.Today {
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

    /// Leads from where the command runs to a file of the site: nothing, or `campaign/`.
    var pathPrefix: String { site == "." ? "" : site + "/" }

    /// Prints diagnostics with their paths as seen from where the command runs: text for people on standard error, the rest on
    /// standard output.
    func printDiagnostics(_ diagnostics: [Diagnostic], _ format: DiagnosticPrinter.Format) throws {
        let stream = format == .text ? Terminal.error : Terminal.output
        try stream.write(
            Terminal.printed(diagnostics, format: format, on: stream, pathPrefix: pathPrefix) {
                "\(site)/\($0)"
            })
    }
}
