import BanbaoIO
import BanbaoPreview
import BanbaoSite
import BanbaoText

/// A site that is shown while somebody writes it: its folder is watched, and pages are answered from memory.
struct Preview: Sendable {
    struct Settings {
        let address: PreviewAddress
        let follows: Bool
        let isPolling: Bool
        let opensBrowser: Bool
        let editor: EditorLink?
    }

    private let site: RunningSite
    private let root: String
    private let settings: Settings
    private let log: PreviewLog
    private let desk: PreviewDesk
    private let server = PreviewServer()

    init(_ request: BuildRequest, _ settings: Settings, _ log: PreviewLog) throws {
        site = try RunningSite(request)
        root = try request.siteFolder()
        self.settings = settings
        self.log = log
        desk = PreviewDesk(root: root, editor: settings.editor)
    }

    /// Until it is cancelled.
    func run() async throws {
        let start = ContinuousClock.now
        let watcher = try await FolderWatcher(root, isPolling: settings.isPolling, willPoll: notePolling)
        defer { watcher.stop() }
        let first = try await site.update()
        let url = try await open()
        try log.opened(url, pageCount: first.pageCount, seconds: (.now - start) / .seconds(1))
        try noteAddress(url)
        let checkups = PreviewCheckups { try await show($0, of: $1) }
        do {
            if settings.opensBrowser { openInBrowser(url) }
            checkups.begin(first)
            try await site.follow(watcher.changes, hear: checkups.interrupt) { try await take($0, checkups) }
        } catch {
            await end(checkups)
            throw error
        }
        await end(checkups)
        try Task.checkCancellation()
    }

    private func end(_ checkups: PreviewCheckups) async {
        checkups.end()
        await server.stop()
    }

    /// Out: `http://localhost:8080/`
    private func open() async throws -> String {
        do {
            let port = try await server.start(on: settings.address, site: desk.answers(of: site))
            let host = settings.address.hosts.first ?? "127.0.0.1"
            let name = host == "127.0.0.1" ? "localhost" : host.contains(sign: ":") ? "[\(host)]" : host
            return "http://\(name):\(port)/"
        } catch {
            throw MachineError(error.message, help: error.help)
        }
    }

    // MARK: What changed

    private func take(_ step: RunningSite.Step, _ checkups: PreviewCheckups) async throws {
        switch step.result {
        case .success(let edition):
            let hadFailed = desk.replaceFailure(nil)
            if hadFailed || !edition.changed.isEmpty {
                await server.reload(change(edition))
                let pageCount = Checkup.newPageCount(of: edition, after: checkups.latest)
                let milliseconds = Int((step.time / .milliseconds(1)).rounded())
                try log.changed(
                    PreviewLog.Change(paths: edition.changed, pageCount: pageCount, milliseconds: milliseconds))
            }
            if step.isSure { checkups.begin(edition) }
        case .failure(let error):
            guard desk.replaceFailure(error) else { return }
            await server.reload(.page)
            try log.failed(error)
        }
    }

    private func change(_ edition: Edition) -> ReloadChange {
        if settings.follows, let path = edition.changed.lazy.compactMap(edition.path(ofSource:)).first {
            return .follow(path: path)
        }
        let sheets = edition.changed.compactMap(edition.styleSheet(ofSource:))
        if let sheet = sheets.first, sheets.count == edition.changed.count, sheets.count == 1 {
            return .styleSheet(path: sheet)
        }
        return .page
    }

    private func show(_ checkup: Checkup, of edition: Edition) async throws {
        // What pages show of problems, and the desk of numbers.
        desk.replace(checkup)
        await server.reload(.problems)
        try log.found(checkup.diagnostics, in: edition)
    }

    // MARK: What is to be known

    private func noteAddress(_ url: String) throws {
        if !url.endsWithBytes(":\(settings.address.port)/") {
            try log.note(
                Wording(
                    "Port \(settings.address.port) is used by another program.",
                    zh: "\(settings.address.port) 端口正被别的程序使用。"))
        }
        if !url.startsWithBytes("http://localhost:") {
            try log.note(
                Wording(
                    "Others on the network can open this preview, drafts included.", zh: "网络上的其他人也能打开这个预览，包括草稿。"))
        }
    }

    /// The browser may stay in the foreground of the program that opens it, so nobody waits for that.
    private func openInBrowser(_ url: String) {
        Task.detached {
            do {
                try await BanbaoIO.openInBrowser(url)
            } catch {
                try log.note(Wording("No browser could be opened.", zh: "没能打开浏览器。"))
            }
        }
    }

    private func notePolling(_ reason: PollingReason) {
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
            try log.note(text)
        } catch {
            // Where nobody reads it, the preview goes on.
            return
        }
    }
}
