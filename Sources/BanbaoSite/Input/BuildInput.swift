package import BanbaoImage
import BanbaoMarkdown
package import BanbaoText

/// Everything a build depends on besides its files. What needs the system is passed in as a function.
package struct BuildInput: Sendable {
    package let tree: SourceTree
    package let options: BuildOptions
    package let platform: Platform
    package let memory: RenderMemory
    /// Called when each stage ends, for whoever holds a clock.
    package let stageDidEnd: @Sendable (BuildStage) -> Void
    /// Called for each few of many pages that are read.
    let onProgress: @Sendable (_ more: Int, _ total: Int) -> Void

    package init(
        tree: SourceTree, options: BuildOptions, platform: Platform, memory: RenderMemory = .none,
        stageDidEnd: @escaping @Sendable (BuildStage) -> Void = { _ in },
        onProgress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) {
        self.tree = tree
        self.options = options
        self.platform = platform
        self.memory = memory
        self.stageDidEnd = stageDidEnd
        self.onProgress = onProgress
    }
}

/// What only the system knows.
package struct Platform: Sendable {
    /// The day it is in a time zone (`Asia/Shanghai`); nil when there is no such zone.
    package let today: @Sendable (_ timeZone: String) -> Day?
    /// Minutes east of UTC at a moment of a zone's wall clock.
    package let offsetFromUTC: @Sendable (_ timeZone: String, Moment) -> Int
    /// Whether the first text sorts before the second in the language of a tag: by pinyin in `zh-CN`.
    package let precedes: @Sendable (String, String, _ languageTag: String) -> Bool
    /// A host's name as ASCII, `xn--fiqs8s` for `中国`; nil when it can be no host.
    package let asciiHost: @Sendable (String) -> String?
    /// SHA-256.
    package let digest: @Sendable ([UInt8]) -> [UInt8]
    /// Whether there is a library that makes pictures.
    package let makesPictures: Bool

    package init(
        today: @escaping @Sendable (String) -> Day?, offsetFromUTC: @escaping @Sendable (String, Moment) -> Int,
        precedes: @escaping @Sendable (String, String, String) -> Bool,
        asciiHost: @escaping @Sendable (String) -> String?, digest: @escaping @Sendable ([UInt8]) -> [UInt8],
        makesPictures: Bool
    ) {
        self.today = today
        self.offsetFromUTC = offsetFromUTC
        self.precedes = precedes
        self.asciiHost = asciiHost
        self.digest = digest
        self.makesPictures = makesPictures
    }

    func fingerprint(_ bytes: [UInt8]) -> Fingerprint { Fingerprint(sha256: digest(bytes)) }
}

/// What has been found out about files while pages were rendered and checked, so that it is found out once. Each function gives what is
/// known of a file in a state, or what `read` finds, which is then known.
package struct RenderMemory: Sendable {
    package typealias Lookup<Value> = @Sendable (SourceTree.File, _ read: () throws -> Value) throws -> Value

    package let image: Lookup<ImageContent>
    package let attachment: Lookup<AttachmentContent>
    package let outline: Lookup<BodyOutline>
    /// All that a page says in numbers.
    package let numbers: Lookup<NumberSet>

    package init(
        image: @escaping Lookup<ImageContent>, attachment: @escaping Lookup<AttachmentContent>,
        outline: @escaping Lookup<BodyOutline>, numbers: @escaping Lookup<NumberSet>
    ) {
        self.image = image
        self.attachment = attachment
        self.outline = outline
        self.numbers = numbers
    }

    /// Keeps nothing.
    package static let none = RenderMemory(
        image: { try $1() }, attachment: { try $1() }, outline: { try $1() }, numbers: { try $1() })
}

/// What other pages ask of the body of a page.
package struct BodyOutline: Sendable {
    let headings: [Heading]
    let reading: ReadingLength
    /// Where the site is served and has a search.
    let plainText: PlainText?
}

/// The parts of a build, in their order.
package enum BuildStage: Sendable, CaseIterable {
    case scan, compare, configuration, figures, theme, pages, site, plan, prepare, render, pictures, references, install
}

/// What the command line may change about a build.
package struct BuildOptions: Sendable, Equatable {
    package var baseURL: String?
    package var includesDrafts = false
    package var includesFuture = false
    /// Links name `index.html`, so that the site can be read from a folder.
    package var isOffline = false
    /// Only pages that are not public say so, since nobody but the writer sees the others either.
    package var isServed = false

    /// Pages may be in it that are not to be public.
    package var isPreview: Bool { includesDrafts || includesFuture }

    package init() {}
}
