import BanbaoImage
import BanbaoSite
import BanbaoText
import Synchronization

/// What rendering has found out about files, so that an image on a thousand pages, or a page that a thousand others link into, is
/// read for the first of them. By path and version, so it may outlive a build.
final class RenderCache: Sendable {
    private struct Key: Hashable {
        let path: ExactText
        let version: FileVersion

        init(_ file: SourceTree.File) {
            path = ExactText(file.path)
            version = file.version
        }
    }

    /// Two threads that meet a file at the same moment may both read it, and find the same.
    private let images = Mutex<[Key: ImageContent]>([:])
    private let attachments = Mutex<[Key: AttachmentContent]>([:])
    private let outlines = Mutex<[Key: BodyOutline]>([:])
    private let numbers = Mutex<[Key: NumberSet]>([:])

    /// In: what an earlier build has found out.
    init(
        images: [(file: SourceTree.File, content: ImageContent)] = [],
        attachments: [(file: SourceTree.File, content: AttachmentContent)] = []
    ) {
        self.images.withLock { known in
            for (file, content) in images { known[Key(file)] = content }
        }
        self.attachments.withLock { known in
            for (file, content) in attachments { known[Key(file)] = content }
        }
    }

    var memory: RenderMemory {
        RenderMemory { [self] file, read in
            try Self.value(of: file, in: images, read)
        } attachment: { [self] file, read in
            try Self.value(of: file, in: attachments, read)
        } outline: { [self] file, read in
            try Self.value(of: file, in: outlines, read)
        } numbers: { [self] file, read in
            try Self.value(of: file, in: numbers, read)
        }
    }

    /// What is known of an image.
    func image(_ file: SourceTree.File) -> ImageContent? { images.withLock { $0[Key(file)] } }

    /// What is known of another file next to the content.
    func attachment(_ file: SourceTree.File) -> AttachmentContent? { attachments.withLock { $0[Key(file)] } }

    /// Forgets what is known of files as they are no more, once that is as much as there are files.
    func forget(allBut tree: SourceTree) {
        let count =
            images.withLock(\.count) + attachments.withLock(\.count) + outlines.withLock(\.count)
            + numbers.withLock(\.count)
        guard count > tree.files.count * 2 else { return }
        let keys = Set(tree.files.map(Key.init))
        images.withLock { $0 = $0.filter { keys.contains($0.key) } }
        attachments.withLock { $0 = $0.filter { keys.contains($0.key) } }
        outlines.withLock { $0 = $0.filter { keys.contains($0.key) } }
        numbers.withLock { $0 = $0.filter { keys.contains($0.key) } }
    }

    private static func value<Value: Sendable>(
        of file: SourceTree.File, in known: borrowing Mutex<[Key: Value]>, _ read: () throws -> Value
    ) rethrows -> Value {
        let key = Key(file)
        if let value = known.withLock({ $0[key] }) { return value }
        let value = try read()
        known.withLock { $0[key] = value }
        return value
    }
}
