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
        shows each change as soon as the file is saved. Nothing is written.
        Ctrl-C ends it.

        EXAMPLES
          banbao serve
          banbao serve --follow            the browser goes to the page you save
          banbao serve --port 9000
        """,
        zh: """
            在这台电脑上提供网站的预览，连同草稿和定时发布的文章；保存文件后，
            页面马上更新。不写出任何文件。按 Ctrl-C 结束。

            例子
              banbao serve
              banbao serve --follow            浏览器跟着打开刚保存的那一页
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

    @OptionGroup var language: LanguageOption

    func validate() throws {
        if let port, !(1...65_535).contains(port) {
            throw ValidationError(
                Wording("--port \(port): ports are 1 to 65535", zh: "--port \(port)：端口是 1 到 65535").localized)
        }
    }

    func run() async throws {
        try await Terminal.reportingMachineErrors {
            var build = BuildOptions()
            build.includesDrafts = true
            build.includesFuture = true
            let request = BuildRequest(
                siteRoot: options.site, output: "", options: build, today: try options.requestedDay(), isStrict: false,
                toolVersion: Banbao.version)
            let preview = try Preview(request, options: options, address: address, follows: follow)
            try await endingCleanlyOnSignals { try await preview.run() }
        }
    }

    private var address: PreviewAddress {
        let (number, isFixed) = (port ?? 8080, port != nil)
        return host.map { PreviewAddress(hosts: [$0], port: number, isPortFixed: isFixed) }
            ?? .loopback(port: number, isPortFixed: isFixed)
    }
}
