import BanbaoIO
import BanbaoText
import Synchronization

/// What a preview says where it was started: a line for each change and the problems that there are. On a terminal these stay at the end
/// and are written anew in their place; a pipe gets lines, or JSON for programs.
final class PreviewLog: Sendable {
    enum Format { case text, json }

    struct Change {
        let paths: [String]
        let pageCount: Int
        let milliseconds: Int
    }

    private struct State {
        var url = ""
        /// On a terminal, above all else that is written anew.
        var heading = Wording(verbatim: "")
        var block = LiveBlock(on: Terminal.output)
        /// On a terminal: of the last change, and how often it came in a row.
        var change: (files: Wording, text: String, count: Int)?
        var problems: [String] = []
        var failure: String?
    }

    private let format: Format
    private let options: SiteOptions
    private let isLive: Bool
    private let state = Mutex(State())

    init(_ format: Format, options: SiteOptions) {
        self.format = format
        self.options = options
        isLive = format == .text && Terminal.output.isRedrawable
    }

    // MARK: What happens

    func opened(_ url: String, pageCount: Int, seconds: Double) throws {
        state.withLock { $0.url = url }
        if format == .json {
            var object = JSONObject(ofType: "preview")
            object.add("url", url)
            object.add("pages", pageCount)
            object.add("milliseconds", Int((1000 * seconds).rounded()))
            return try Terminal.output.write(object.line)
        }
        let time = decimalText(seconds, places: 2)
        let heading = Wording(
            "\(url)  \(pageCount) pages, \(time) s; Ctrl-C ends the preview",
            zh: "\(url)  \(pageCount) 个网页，\(time) 秒；按 Ctrl-C 结束预览")
        guard isLive else { return try Terminal.output.write(heading.localized + "\n") }
        try state.withLock { state in
            state.heading = heading
            try draw(&state)
        }
    }

    /// Something about the preview that is to be known.
    func note(_ text: Wording) throws {
        guard format == .json else { return try stay(text) }
        var object = JSONObject(ofType: "note")
        object.add("message", text.localized)
        try Terminal.output.write(object.line)
    }

    func changed(_ change: Change) throws {
        if format == .json { return try Terminal.output.write(json(change)) }
        let (files, pages) = (files(change), Wording.pages(change.pageCount))
        let rest = Wording(
            "\(pages)  \(change.milliseconds) ms", zh: "\(pages)  \(change.milliseconds) 毫秒")
        let text = "\(files.localized)  \(rest.localized)"
        guard isLive else { return try Terminal.output.write(text + "\n") }
        try state.withLock { state in
            state.failure = nil
            // The same files again, as somebody writes: the line is written anew.
            if let last = state.change, last.files == files {
                state.change = (files, text, last.count + 1)
                return try draw(&state)
            }
            let past = state.change.map { [Self.line($0.text, $0.count)] } ?? []
            state.change = (files, text, 1)
            try draw(&state, above: past)
        }
    }

    /// All that is wrong, and the files as they are.
    func found(_ diagnostics: [Diagnostic], in edition: Edition?) throws {
        let stream = format == .text && !isLive ? Terminal.error : Terminal.output
        let read: (String) -> [UInt8]? = { edition?.excerptSource($0) }
        let text = Terminal.printed(
            diagnostics, format: format == .json ? .json : .text, on: stream, pathPrefix: options.pathPrefix,
            file: { $0 }, read: read)
        switch format {
        case .json:
            var object = JSONObject(ofType: "problems")
            object.add("errors", diagnostics.errorCount)
            object.add("warnings", diagnostics.warningCount)
            try stream.write(text + object.line)
        case .text where isLive:
            try state.withLock { state in
                state.problems = text.isEmpty ? [] : lines(of: text)
                try draw(&state)
            }
        case .text: try stream.write(text)
        }
    }

    /// The site cannot be read; the last one stays.
    func failed(_ error: MachineError) throws {
        let text = error.text(format == .json ? .json : .text)
        guard isLive else { return try (format == .json ? Terminal.output : Terminal.error).write(text) }
        try state.withLock { state in
            state.failure = text
            try draw(&state)
        }
    }

    // MARK: How it is written

    private func stay(_ text: Wording) throws {
        guard isLive else { return try Terminal.output.write(text.localized + "\n") }
        try state.withLock { try draw(&$0, above: [text.localized]) }
    }

    private func draw(_ state: inout State, above: [String] = []) throws {
        let change = state.change.map { [Self.line($0.text, $0.count)] } ?? []
        let problems = state.problems.isEmpty ? [] : [""] + state.problems
        let failure = state.failure.map { [""] + lines(of: $0) } ?? []
        let rest = Wording("All problems: \(state.url)_banbao/", zh: "全部问题：\(state.url)_banbao/")
        let heading = state.url.isEmpty ? [] : [state.heading.localized]
        try state.block.replace(with: heading + change + failure + problems, above: above, rest: rest.localized)
    }

    private static func line(_ text: String, _ count: Int) -> String { count > 1 ? "\(text)  ×\(count)" : text }

    private func lines(of text: String) -> [String] {
        text.parts(separatedBy: "\n", omittingEmpty: false).dropLast().map { String($0) }
    }

    private func files(_ change: Change) -> Wording {
        let name = Wording(verbatim: escapingControls(options.pathPrefix + (change.paths.first ?? "")))
        let more = change.paths.count - 1
        return more > 0 ? Wording("\(name) and \(more) more", zh: "\(name) 等 \(more + 1) 个文件") : name
    }

    private func json(_ change: Change) -> String {
        var object = JSONObject(ofType: "change")
        object.add("files", change.paths.map { options.pathPrefix + $0 })
        object.add("pages", change.pageCount)
        object.add("milliseconds", change.milliseconds)
        return object.line
    }
}

extension Wording {
    fileprivate static func pages(_ count: Int) -> Wording {
        Wording("\(count) page\(count == 1 ? "" : "s")", zh: "\(count) 个网页")
    }
}
