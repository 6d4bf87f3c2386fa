/// What answers requests: a site that is kept ready, whatever it is made from.
package struct PreviewSite: Sendable {
    /// In: a path below the site's root, decoded and checked, without the slash at the beginning: `en/stories/a.html`,
    /// `en/`, ``. No segment is empty, `.` or `..`, or holds a slash, backslash, colon or control character. Nil where
    /// there is nothing. The query is that of a page of the preview's own, below `_banbao/`; others have none.
    package let answer: @Sendable (_ path: String, _ query: FormQuery) async -> PreviewAnswer?
    /// What is shown where there is nothing (the site's 404 page, or a plain one).
    package let notFound: @Sendable (_ path: String) async -> PreviewAnswer

    package init(
        answer: @escaping @Sendable (_ path: String, _ query: FormQuery) async -> PreviewAnswer?,
        notFound: @escaping @Sendable (_ path: String) async -> PreviewAnswer
    ) {
        self.answer = answer
        self.notFound = notFound
    }
}

/// What a site has at a path.
package struct PreviewAnswer: Sendable {
    package enum Body: Sendable {
        case bytes([UInt8])
        /// Of a file that is read when it is sent. `read` is called off the server's thread, and may wait for a disk.
        case parts(size: Int, read: @Sendable (Range<Int>) throws -> [UInt8])
        /// A path as `answer` takes it: a redirect never leaves the site.
        case redirect(to: String)
    }

    /// With charset: `text/html; charset=utf-8`.
    package let mediaType: String
    package let body: Body
    /// An HTML page, in bytes, which may run scripts of the site.
    package let isPage: Bool
    /// A page that gets the script for live reload.
    package let isLive: Bool

    /// A page is live unless it says that it is not.
    package init(mediaType: String, body: Body, isPage: Bool, isLive: Bool? = nil) {
        self.mediaType = mediaType
        self.body = body
        self.isPage = isPage
        self.isLive = isLive ?? isPage
    }
}
