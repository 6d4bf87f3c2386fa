import BanbaoImage
import Synchronization

/// What one build has found out about images, so that an image on a thousand pages is read for the first of them.
final class ImageMemory: Sendable {
    /// By number. Two threads that meet an image at the same moment may both read it, and find the same.
    private let known = Mutex<[Int: ImageContent]>([:])

    func content(of number: Int, read: () throws -> ImageContent) rethrows -> ImageContent {
        if let content = known.withLock({ $0[number] }) { return content }
        let content = try read()
        known.withLock { $0[number] = content }
        return content
    }
}
