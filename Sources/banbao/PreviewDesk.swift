import BanbaoIO
import BanbaoPreview
import BanbaoSite
import BanbaoText
import Synchronization

/// What a preview answers: pages of the latest edition with the problems in them; below `/_banbao/` the editor's desk and a list of all
/// problems.
final class PreviewDesk: Sendable {
    private let root: String
    private let editor: EditorLink?
    private let latest = Mutex<Checkup?>(nil)
    private let failure = Mutex<MachineError?>(nil)
    private let panel = ProblemPanel(language: .current)
    private let page = DeskPage(language: .current)
    private let entries = EntryDesk()

    /// `editor`: what links to files open.
    init(root: String, editor: EditorLink?) {
        self.root = root
        self.editor = editor
    }

    /// Why the files cannot be read as they are. Whether it is another reason than before.
    func replaceFailure(_ error: MachineError?) -> Bool {
        failure.withLock { known in
            defer { known = error }
            return known?.message != error?.message
        }
    }

    func replace(_ checkup: Checkup) { latest.withLock { $0 = checkup } }

    private var problems: [Diagnostic] { latest.withLock { $0?.diagnostics ?? [] } }

    /// Of a page: all of them once the edition has been looked through.
    private func problems(of answer: Edition.Answer, _ edition: Edition) -> [Diagnostic] {
        guard let checkup = latest.withLock(\.self), checkup.number == edition.number else { return answer.problems }
        let known = checkup.diagnostics.filter { $0.path.hasSameBytes(as: answer.output.origin.path) }
        // Of a page that is hidden no checkup knows.
        return known + answer.problems.filter { !known.contains($0) }
    }

    func answers(of site: RunningSite) -> PreviewSite {
        PreviewSite { [self] path, query in
            if path.startsWithBytes(Self.folder) { return ownPage(path, query, site) }
            guard let edition = site.edition else { return nil }
            return await answer(path, of: edition)
        } notFound: { [self] path in
            var answer: PreviewAnswer?
            if let edition = site.edition, let page = edition.notFoundPath(for: path) {
                answer = await self.answer(page, of: edition)
            }
            return answer ?? html(page.unshown(Wording("There is no page here", zh: "这里没有网页"), []))
        }
    }

    private func answer(_ path: String, of edition: Edition) async -> PreviewAnswer? {
        do {
            guard let answer = try edition.answer(path) else { return nil }
            switch answer.body {
            case .file(let source, let size):
                return PreviewAnswer(
                    mediaType: mediaType(ofPath: answer.output.path),
                    body: .parts(size: size) { try edition.read(source, $0) }, isPage: false)
            case .made(let file):
                // Of what cannot be decoded there is no picture; a build says so.
                return try await edition.bytes(of: file).map {
                    PreviewAnswer(mediaType: mediaType(ofPath: answer.output.path), body: .bytes($0), isPage: false)
                }
            case .bytes(let bytes): return self.answer(bytes, answer, edition)
            }
        } catch {
            let message = (error as? MachineError)?.message ?? Wording(verbatim: "\(error)")
            return html(page.unshown(message, []))
        }
    }

    private func answer(_ bytes: [UInt8], _ answer: Edition.Answer, _ edition: Edition) -> PreviewAnswer {
        let type = mediaType(ofPath: answer.output.path)
        guard answer.output.path.endsWithBytes(".html") else {
            return PreviewAnswer(mediaType: type, body: .bytes(bytes), isPage: false)
        }
        // What is wrong with the site as a whole comes first.
        let ofSite = edition.isCurrent ? [] : edition.problemsOfSite
        let found = printed(ofSite, edition) + printed(problems(of: answer, edition), edition)
        if bytes.isEmpty { return html(page.unshown(Wording("This page cannot be shown", zh: "这一页还不能显示"), found)) }
        return html(panel.page(bytes, with: found, status(of: edition)))
    }

    private func status(of edition: Edition) -> DeskStatus {
        let checkup = latest.withLock(\.self)
        let found = checkup?.diagnostics ?? []
        return DeskStatus(
            errors: found.errorCount, warnings: found.warningCount, isComplete: checkup?.number == edition.number,
            isOutdated: !edition.isCurrent, failure: failure.withLock(\.self)?.message)
    }

    private static let folder = "_banbao/"

    private func ownPage(_ path: String, _ query: FormQuery, _ site: RunningSite) -> PreviewAnswer? {
        guard let edition = site.edition else { return nil }
        let name = path.droppingFirstBytes(Self.folder.utf8.count)
        let status = status(of: edition)
        if name == "problems" { return html(page.list(of: printed(problems, edition), status)) }
        do {
            return try entries.answer(name, query, edition, latest.withLock(\.self), status)
        } catch {
            return html(page.unshown(Wording(verbatim: "\(error)"), []))
        }
    }

    private func html(_ bytes: [UInt8]) -> PreviewAnswer {
        PreviewAnswer(mediaType: "text/html; charset=utf-8", body: .bytes(bytes), isPage: true)
    }

    /// With excerpts from the files as the edition has them.
    private func printed(_ problems: [Diagnostic], _ edition: Edition) -> [PreviewProblem] {
        var printer = DiagnosticPrinter(
            format: .text, language: .current, usesColor: false, width: 100, pathPrefix: "", read: edition.excerptSource
        )
        return printer.parts(problems).map { parts in
            PreviewProblem(parts, url: editor?.url(ofFile: "\(root)/\(parts.path)", parts.position))
        }
    }
}
