package import BanbaoImage
package import BanbaoText

/// The files of a site: which there are, and a way to read one. Made by BanbaoIO from a folder.
package struct SourceTree: Sendable {
    package struct File: Sendable {
        /// Relative to the site's root: `content/stories/a.zh.md`.
        package let path: String
        package let size: Int

        package init(path: String, size: Int) {
            self.path = path
            self.size = size
        }
    }

    /// In order of their paths' bytes.
    package let files: [File]
    /// What lies in the folder but cannot be a source: links out of it, pipes, names that are not UTF-8.
    package let problems: [Diagnostic]
    /// The file's bytes, or its first `limit`. Throws what the machine reports.
    package let read: @Sendable (_ path: String, _ limit: Int?) throws -> [UInt8]
    /// A part of the file's bytes, shorter where the file ends before. Throws what the machine reports.
    package let readPart: @Sendable (_ path: String, _ part: Range<Int>) throws -> [UInt8]

    package init(
        files: [File], problems: [Diagnostic],
        read: @escaping @Sendable (_ path: String, _ limit: Int?) throws -> [UInt8],
        readPart: @escaping @Sendable (_ path: String, _ part: Range<Int>) throws -> [UInt8]
    ) {
        self.files = files
        self.problems = problems
        self.read = read
        self.readPart = readPart
    }

    /// Files that lie in memory, by their paths.
    package init(inMemory files: [String: [UInt8]]) {
        self.init(
            files: files.map { File(path: $0.key, size: $0.value.count) }.sorted { $0.path.precedesInBytes($1.path) },
            problems: []
        ) { path, limit in
            let bytes = files[path] ?? []
            return limit.map { Array(bytes.prefix($0)) } ?? bytes
        } readPart: { path, part in
            Array((files[path] ?? [])[part])
        }
    }

    /// Index of the file with exactly this path.
    package func index(of path: String) -> Int? { files.firstIndex(sorted: path, by: \.path) }
}

/// Everything a build depends on besides its files. What needs the system is passed in as a function.
package struct BuildInput: Sendable {
    package let tree: SourceTree
    package let options: BuildOptions
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
    /// What is known of the image with a number, or what `read` finds, which is then known. By default nothing is kept.
    package let knownImage: @Sendable (_ number: Int, _ read: () throws -> ImageContent) throws -> ImageContent
    /// Told when each stage ends, for whoever holds a clock.
    package let stageDidEnd: @Sendable (BuildStage) -> Void

    package init(
        tree: SourceTree, options: BuildOptions, today: @escaping @Sendable (String) -> Day?,
        offsetFromUTC: @escaping @Sendable (String, Moment) -> Int,
        precedes: @escaping @Sendable (String, String, String) -> Bool,
        asciiHost: @escaping @Sendable (String) -> String?,
        digest: @escaping @Sendable ([UInt8]) -> [UInt8],
        knownImage: @escaping @Sendable (Int, () throws -> ImageContent) throws -> ImageContent = { try $1() },
        stageDidEnd: @escaping @Sendable (BuildStage) -> Void = { _ in }
    ) {
        self.tree = tree
        self.options = options
        self.today = today
        self.offsetFromUTC = offsetFromUTC
        self.precedes = precedes
        self.asciiHost = asciiHost
        self.digest = digest
        self.knownImage = knownImage
        self.stageDidEnd = stageDidEnd
    }
}

/// The parts of a build, in their order.
package enum BuildStage: Sendable {
    case scan, compare, configuration, theme, pages, site, plan, prepare, render, references, publish
}

/// What the command line may change about a build.
package struct BuildOptions: Sendable, Equatable {
    package var baseURL: String?
    package var includesDrafts = false
    package var includesFuture = false
    /// Links name `index.html`, so that the site can be read from a folder.
    package var isOffline = false

    package init() {}
}
