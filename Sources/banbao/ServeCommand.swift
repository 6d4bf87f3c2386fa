import ArgumentParser
import BanbaoIO
import BanbaoPreview
import BanbaoSite
import BanbaoText

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: Wording("Shows the site while you write.", zh: "边写边看网站。").localized,
        discussion: discussion.localized)

    private static let discussion = Wording(
        """
        Serves the site on this computer, with drafts and scheduled pages, and
        shows each change as soon as the file is saved. Nothing is written but
        pictures made of photographs, in .banbao/pictures. Ctrl-C ends it.

        EXAMPLES
          banbao serve --open
          banbao serve --follow            the browser goes to the page you save
          banbao serve --editor vscode     places of problems open in the editor
          banbao serve --port 9000
        """,
        zh: """
            在这台电脑上提供网站的预览，连同草稿和定时发布的文章；保存文件后，
            页面马上更新。除了照片生成的图片（在 .banbao/pictures 里），不写出
            任何文件。按 Ctrl-C 结束。

            例子
              banbao serve --open
              banbao serve --follow            浏览器跟着打开刚保存的那一页
              banbao serve --editor vscode     点问题的位置，就在编辑器里打开
              banbao serve --port 9000
            """)

    @OptionGroup var options: SiteOptions

    @Option(
        help: .localized(
            "Another address of this computer to listen on; others can then read the drafts.",
            zh: "在这台电脑的另一个地址上提供预览；这样别人也能看到草稿。", Wording("address", zh: "地址")))
    var host: String?

    @Option(
        help: .localized(
            "The port; without it, 8080 or the next one that is free.", zh: "端口；不写就是 8080，被占用时顺延。",
            Wording("number", zh: "数字")))
    var port: Int?

    @Flag(help: .localized("Open pages go to the page of the file just saved.", zh: "已打开的页面跳到刚保存的那一页。"))
    var follow = false

    @Flag(help: .localized("Opens the site in the browser.", zh: "在浏览器里打开网站。"))
    var open = false

    @Option(
        help: .localized(
            "The editor that opens when you follow the place of a problem in the browser.",
            zh: "在浏览器里点问题的位置时，用哪个编辑器打开。",
            Wording("editor", zh: "编辑器")))
    var editor: EditorLink?

    @Flag(
        help: .localized(
            "Looks through the folder twice a second, where the system does not report changes.",
            zh: "每秒查看文件夹两次；用在系统不通知改动的地方。"))
    var poll = false

    @Option(
        help: .localized(
            "How changes and problems are printed: text, or json (one object per line).",
            zh: "改动和问题的写法：text 给人看，json 一行一个。", .format))
    var format: Format = .text

    @OptionGroup var language: LanguageOption

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    func validate() throws {
        if let port, !(1...65_535).contains(port) {
            throw ValidationError(
                Wording("--port \(port): ports are 1 to 65535", zh: "--port \(port)：端口是 1 到 65535").localized)
        }
    }

    func run() async throws {
        try await Terminal.reportingMachineErrors(format == .json ? .json : .text) {
            var build = BuildOptions()
            build.includesDrafts = true
            build.includesFuture = true
            build.isServed = true
            let request = BuildRequest(
                siteRoot: options.site, output: "", options: build, today: try options.requestedDay(), isStrict: false,
                toolVersion: Banbao.version)
            let settings = Preview.Settings(
                address: address, follows: follow, isPolling: poll, opensBrowser: open, editor: editor)
            let log = PreviewLog(format == .json ? .json : .text, options: options)
            let preview = try Preview(request, settings, log)
            try await endingCleanlyOnSignals { try await preview.run() }
        }
    }

    private var address: PreviewAddress {
        let (number, isFixed) = (port ?? 8080, port != nil)
        return host.map { PreviewAddress(hosts: [$0], port: number, isPortFixed: isFixed) }
            ?? .loopback(port: number, isPortFixed: isFixed)
    }
}

extension EditorLink: ExpressibleByArgument {}
