import BanbaoImage
import BanbaoSite
import BanbaoText

/// Makes pictures of photographs, each series once, as many at once as fit into memory, and keeps them for later builds.
actor PictureWorkshop {
    private let library: PictureLibrary?
    private let cache: PictureCache
    /// Where nothing can be written, pictures are handed over all the same.
    private let needsCache: Bool
    /// What is being made, or was.
    private var works: [Work: Task<MadeSeries, any Error>] = [:]
    private var pixelsInWork = 0
    /// In the order in which they came.
    private var waiting: [(pixels: Int, turn: CheckedContinuation<Void, Never>)] = []
    /// Of how many photographs something was made that no build before had left in the cache.
    private(set) var madeCount = 0

    /// Three photographs of twelve megapixels, or a larger one by itself.
    private static let pixelLimit = 36_000_000

    /// A photograph as it was listed, and what is wanted of it.
    private struct Work: Hashable {
        let path: ExactText
        let version: FileVersion
        let series: PictureSeries
    }

    init(_ library: PictureLibrary?, _ cache: PictureCache, needsCache: Bool) {
        self.library = library
        self.cache = cache
        self.needsCache = needsCache
    }

    /// The series that a picture of a photograph is of. Throws `UnreadablePicture`, and what the machine reports.
    func series(
        of picture: Output.MadeFile.Picture, _ photograph: SourceTree.File, _ tree: SourceTree
    ) async throws -> MadeSeries {
        let work = Work(
            path: ExactText(photograph.path), version: photograph.version, series: picture.series)
        let task = works[work] ?? Task { try await make(picture, photograph, tree) }
        works[work] = task
        do {
            let series = try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
            // A few in memory would become many.
            if !series.held.isEmpty { works[work] = nil }
            return series
        } catch let error as UnreadablePicture {
            throw error
        } catch {
            // What the disk refuses now it may give later.
            works[work] = nil
            throw error
        }
    }

    /// One picture, wherever it comes from; made anew where somebody took it out of the cache.
    func bytes(
        of picture: Output.MadeFile.Picture, _ photograph: SourceTree.File, _ tree: SourceTree
    ) async throws -> [UInt8] {
        for _ in 0..<2 {
            let series = try await series(of: picture, photograph, tree)
            if let place = picture.place, let bytes = try series.bytes(place) { return bytes }
            works[Work(path: ExactText(photograph.path), version: photograph.version, series: picture.series)] = nil
        }
        throw MachineError.changedDuringBuild(photograph.path)
    }

    private func make(
        _ picture: Output.MadeFile.Picture, _ photograph: SourceTree.File, _ tree: SourceTree
    ) async throws -> MadeSeries {
        guard let library else { throw UnreadablePicture(reason: .noLibrary) }
        await takeTurn(picture.pixelCount)
        defer { endTurn(picture.pixelCount) }
        try Task.checkCancellation()
        let maker = SeriesMaker(library: library, cache: cache, needsCache: needsCache)
        let work = Task.detached { try maker.make(picture.series, of: photograph, tree) }
        let (series, isNew) = try await work.value
        if isNew { madeCount += 1 }
        return series
    }

    // MARK: Memory

    private func fits(_ pixels: Int) -> Bool { pixelsInWork == 0 || pixelsInWork + pixels <= Self.pixelLimit }

    private func takeTurn(_ pixels: Int) async {
        if waiting.isEmpty, fits(pixels) {
            pixelsInWork += pixels
            return
        }
        await withCheckedContinuation { waiting.append((pixels, $0)) }
    }

    private func endTurn(_ pixels: Int) {
        pixelsInWork -= pixels
        while let next = waiting.first, fits(next.pixels) {
            waiting.removeFirst()
            pixelsInWork += next.pixels
            next.turn.resume()
        }
    }
}

/// All pictures of a series.
struct MadeSeries: Sendable {
    let key: String
    fileprivate let cache: PictureCache
    /// Those that could not be put into the cache.
    fileprivate var held: [[UInt8]] = []

    /// By its place in the series; nil where it is gone.
    func bytes(_ place: Int) throws -> [UInt8]? { held.isEmpty ? try cache.read(key, place) : held[place] }
}

private struct SeriesMaker {
    let library: PictureLibrary
    let cache: PictureCache
    let needsCache: Bool

    /// Out: the series of a photograph, and whether it had to be made.
    func make(
        _ series: PictureSeries, of photograph: SourceTree.File, _ tree: SourceTree
    ) throws -> (MadeSeries, isNew: Bool) {
        let bytes = try tree.read(photograph.path, nil)
        guard bytes.count == photograph.size else { throw MachineError.changedDuringBuild(photograph.path) }
        var made = MadeSeries(key: pictureKey(bytes, series, library), cache: cache)
        if try cache.holds(made.key, count: series.count) { return (made, false) }
        let pictures = try library.make(bytes, series)
        do {
            try cache.write(pictures, made.key)
        } catch let error as MachineError {
            if needsCache { throw error }
            made.held = pictures
        }
        return (made, true)
    }
}

/// Of all that decides what comes out: 32 hexadecimal digits.
private func pictureKey(_ photograph: [UInt8], _ series: PictureSeries, _ library: PictureLibrary) -> String {
    let text = "1 \(library.name) \(series.text)"
    return sha256(sha256(photograph) + Array(text.utf8)).prefix(16).map(hexadecimal).joined()
}

extension Wording {
    fileprivate static let noLibrary = Wording(
        "cannot be decoded without the libraries that this banbao was built without", zh: "无法解码：这个 banbao 编译时没有带图片库")
}
