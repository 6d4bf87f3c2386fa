import BanbaoIO
import BanbaoPreview
import BanbaoSite
import BanbaoText

/// A site that is shown while somebody writes it: its folder is watched, and pages are answered from memory.
struct Preview: Sendable {
    private let site: RunningSite
    private let root: String
    private let options: SiteOptions
    private let address: PreviewAddress
    private let follows: Bool
    private let desk = PreviewDesk()

    init(_ request: BuildRequest, options: SiteOptions, address: PreviewAddress, follows: Bool) throws {
        site = try RunningSite(request)
        root = try request.siteFolder()
        self.options = options
        self.address = address
        self.follows = follows
    }

    /// Until it is cancelled.
    func run() async throws {
        let clock = ContinuousClock()
        let start = clock.now
        let watcher = try await FolderWatcher(root, willPoll: sayPolling)
        defer { watcher.stop() }
        let first = try await site.update()
        let server = PreviewServer()
        let port = try await open(server)
        try say(opening(first, port: port, seconds: (clock.now - start) / .seconds(1)))
        try await showing(server) { checkups in
            checkups.begin(first)
            for await _ in watcher.changes {
                let start = clock.now
                let edition = try await site.update()
                guard !edition.changed.isEmpty else { continue }
                await server.reload(change(edition))
                try say(line(edition, milliseconds: (clock.now - start) / .milliseconds(1)))
                checkups.begin(edition)
            }
        }
        try Task.checkCancellation()
    }

    private func open(_ server: PreviewServer) async throws -> Int {
        do {
            return try await server.start(on: address, site: desk.answers(of: site))
        } catch {
            throw MachineError(error.message, help: error.help)
        }
    }

    /// Ends the server and what is under way with it.
    private func showing(
        _ server: PreviewServer, _ body: (PreviewCheckups) async throws -> Void
    ) async throws {
        let checkups = PreviewCheckups { [desk, options] checkup in
            guard desk.replace(checkup) else { return }
            // What pages show of problems is no longer so.
            await server.reload(.page)
            try options.printDiagnostics(checkup.diagnostics, .text)
        }
        do {
            try await body(checkups)
        } catch {
            checkups.end()
            await server.stop()
            throw error
        }
        checkups.end()
        await server.stop()
    }

    // MARK: What changed

    private func change(_ edition: Edition) -> ReloadChange {
        if follows, let path = edition.changed.lazy.compactMap(edition.path(ofSource:)).first {
            return .follow(path: path)
        }
        let sheets = edition.changed.compactMap(edition.styleSheet(ofSource:))
        if let sheet = sheets.first, sheets.count == edition.changed.count, sheets.count == 1 {
            return .styleSheet(path: sheet)
        }
        return .page
    }

    // MARK: What is said

    private func say(_ text: Wording) throws { try Terminal.output.write(text.localized + "\n") }

    private func opening(_ edition: Edition, port: Int, seconds: Double) -> Wording {
        let host = address.hosts.first ?? "127.0.0.1"
        let name = host == "127.0.0.1" ? "localhost" : host.contains(sign: ":") ? "[\(host)]" : host
        let time = decimalText(seconds, places: 2)
        let count = edition.pageCount
        let warning =
            name == "localhost"
            ? nil
            : Wording(
                "\nOthers on the network can open this preview, drafts included.", zh: "\n网络上的其他人也能打开这个预览，包括草稿。")
        let moved =
            port == address.port
            ? nil
            : Wording(
                "\nPort \(address.port) is used by another program.", zh: "\n\(address.port) 端口正被别的程序使用。")
        let text = Wording(
            "http://\(name):\(port)/  \(count) pages, \(time) s; Ctrl-C ends the preview",
            zh: "http://\(name):\(port)/  \(count) 个网页，\(time) 秒；按 Ctrl-C 结束预览")
        return [moved, warning].compactMap(\.self).reduce(text) { Wording("\($0)\($1)", zh: "\($0)\($1)") }
    }

    private func line(_ edition: Edition, milliseconds: Double) -> Wording {
        let paths = edition.changed.map { escapingControls(options.pathPrefix + $0) }
        let time = Int(milliseconds.rounded())
        let more = paths.count > 1 ? paths.count - 1 : nil
        let name = Wording(verbatim: paths.first ?? "")
        let what = more.map { Wording("\(name) and \($0) more", zh: "\(name) 等 \($0 + 1) 个文件") } ?? name
        return Wording("\(what)  \(time) ms", zh: "\(what)  \(time) 毫秒")
    }

    private func sayPolling(_ reason: PollingReason) {
        let text: Wording =
            switch reason {
            case .watchesUsedUp:
                Wording(
                    "The system watches no more folders for this user; the folder is looked through twice a second.",
                    zh: "系统不再为这个用户监视更多文件夹，改为每秒查看两次。")
            case .silentFileSystem(let name):
                Wording(
                    "The folder is on \(name), which reports no changes; it is looked through twice a second.",
                    zh: "文件夹在 \(name) 上，那里不通知改动，改为每秒查看两次。")
            case .wanted, .systemWithoutEvents:
                Wording("The folder is looked through twice a second.", zh: "每秒查看文件夹两次。")
            }
        do {
            try Terminal.error.write(text.localized + "\n")
        } catch {
            // Where nobody reads it, the preview goes on.
            return
        }
    }
}
