import BanbaoSite
import BanbaoText
import Synchronization

/// A site that is kept ready while its folder changes: pages are rendered when somebody asks for them, from a plan over the files
/// as they were when it was made. It knows nothing of who asks, or how.
///
/// While a new edition is made, the last one answers; then it is replaced whole.
package actor RunningSite {
    private let request: BuildRequest
    private let root: String
    private let cache = RenderCache()
    private let workshop: PictureWorkshop
    /// The site that is there, for all who ask at the same time.
    private nonisolated let latest = Mutex<Edition?>(nil)

    /// Throws where there is no such folder.
    package init(_ request: BuildRequest) throws {
        self.request = request
        root = try request.siteFolder()
        // Where a build of this site keeps what it makes.
        workshop = PictureWorkshop(
            .installed, PictureCache(folder: "\(root)/\(StateFolder.name)/pictures"), needsCache: false)
    }

    /// Nil before the first.
    package nonisolated var edition: Edition? { latest.withLock(\.self) }

    /// Makes an edition of the files as they are now; of what has not changed nothing is read again. Not to be called anew before it
    /// has ended: cancelled, it ends early, and the edition before stays. Throws what the machine reports.
    package func update() async throws -> Edition {
        let scan = try await scanTree(root)
        try Task.checkCancellation()
        return try await update(scan, try Snapshot(of: scan.tree, reusing: edition?.snapshot))
    }

    /// The same where only files of these paths are looked at: sooner, and as right as the paths. Nil where they do not say enough.
    package func update(lookingAt paths: [String]) async throws -> Edition? {
        guard !paths.isEmpty, let before = edition, let update = try before.scan.looking(againAt: paths) else {
            return nil
        }
        let tree = update.scan.tree
        return try await self.update(
            update.scan, try Snapshot(of: tree, reusing: before.snapshot, changed: update.changed))
    }

    private func update(_ scan: ScannedTree, _ snapshot: Snapshot) async throws -> Edition {
        let before = edition
        try Task.checkCancellation()
        let input = buildInput(snapshot.tree, request, BuildObserver(), cache)
        let plan = try await planSite(input, after: before?.newest)
        try Task.checkCancellation()
        let edition = Edition(
            number: (before?.number ?? 0) + 1, newest: plan, shown: plan.isUsable ? plan : before?.shown ?? plan,
            snapshot: snapshot, scan: scan, workshop: workshop,
            changed: changedFiles(from: before?.snapshot.tree, to: snapshot.tree))
        latest.withLock { $0 = edition }
        cache.forget(allBut: snapshot.tree)
        return edition
    }
}

/// Paths of the files that differ between two listings, in order.
private func changedFiles(from before: SourceTree?, to after: SourceTree) -> [String] {
    let (old, new) = (before?.files ?? [], after.files)
    var changed: [String] = []
    var first = 0
    for file in new {
        while first < old.count, old[first].path.precedesInBytes(file.path) {
            changed.append(old[first].path)
            first += 1
        }
        if first < old.count, old[first].path.hasSameBytes(as: file.path) {
            if old[first].version != file.version { changed.append(file.path) }
            first += 1
        } else {
            changed.append(file.path)
        }
    }
    return changed + old[first...].map(\.path)
}
