#if canImport(Glibc)
    import BanbaoSite
    import BanbaoText

    /// The folders of a site's sources, each watched by the system.
    struct WatchedFolders {
        private struct Folder {
            /// Where `scanTree` finds it; nil where only what has a name in `linked` matters.
            var path: String?
            /// The paths of sources that are, by these names, in a folder which is none of the sources' or hidden.
            var linked: [[UInt8]: String] = [:]
        }

        /// A site's folder that is gone may come back.
        private static let pauseWithoutRoot = Duration.milliseconds(500)

        private let root: String
        private let limit: Int
        let inotify: Inotify
        /// By the numbers of their watches.
        private var folders: [Int32: Folder] = [:]
        private var devices: Set<UInt64> = []
        private var isRootThere = false

        /// Watches all folders before it returns.
        init(_ root: String, limit: Int) throws(PollingReason) {
            self.root = root
            self.limit = limit
            inotify = try Inotify()
            try refresh()
        }

        /// Waits for a change. Out: the paths that the system named, which need not be all; nil when the watcher was stopped.
        mutating func nextChange(_ stop: StopSignal) throws(PollingReason) -> Set<ExactText>? {
            var burst = Burst()
            while true {
                let time = burst.rest() ?? (isRootThere ? nil : Self.pauseWithoutRoot)
                switch stop.wait(for: inotify.descriptor, atMost: time) {
                case .stopped: return nil
                case .readable: for event in inotify.readEvents() { add(event, to: &burst) }
                case .timedOut: if !isRootThere { burst.addNewFolders() }
                }
                guard burst.rest() == .zero else { continue }
                // Now, not with each event: who unpacks an archive makes a thousand folders.
                if burst.hasNewFolders {
                    for path in try refresh() { burst.addChange(of: path) }
                }
                if burst.hasChange { return burst.paths }
                burst = Burst()
            }
        }

        private func add(_ event: Inotify.Event, to burst: inout Burst) {
            if event.isOverflow {
                burst.addNewFolders()
                return burst.addChange(of: nil)
            }
            guard let folder = folders[event.watch] else { return }
            if event.name.isEmpty {
                guard event.isEndOfFolder else { return }
                burst.addNewFolders()
                return burst.addChange(of: folder.path)
            }
            let linked = folder.linked[event.name]
            if let linked { burst.addChange(of: linked, isWrite: event.isWrite) }
            // A hidden folder may be one that a link leads to.
            if event.isOfFolder, linked != nil || folder.path != nil { burst.addNewFolders() }
            guard let parent = folder.path, !isLeftover(event.name, in: parent) else { return }
            let path = parent + "/" + String(decoding: event.name, as: UTF8.self)
            burst.addChange(of: path, isWrite: event.isWrite)
            if event.isNewName, !event.isOfFolder, isLink(path) { burst.addNewFolders() }
        }

        private func isLink(_ path: String) -> Bool {
            do { return try status(of: root + "/" + path)?.kind == .symbolicLink } catch { return false }
        }

        /// Watches the folders there are, each before it is listed, so that nothing appears in between unnoticed, and no others.
        /// Out: folders that were not watched under this path, and what is in them; folders that are watched no more.
        @discardableResult
        private mutating func refresh() throws(PollingReason) -> [String?] {
            let known = folders
            folders = [:]
            if let watch = try watch("") {
                let names = sourceFolders.map { (Array($0.utf8), $0) }
                folders[watch] = Folder(path: nil, linked: Dictionary(uniqueKeysWithValues: names))
            }
            isRootThere = !folders.isEmpty
            var new: Set<ExactText> = []
            var walk = SourceWalk(root)
            try walk.run { path, status throws(PollingReason) in
                try checkDevice(status, path)
                guard let watch = try watch("/" + path) else { return }
                folders[watch, default: Folder()].path = path
                let exact = ExactText(path)
                if known[watch]?.path.map(ExactText.init) != exact { new.insert(exact) }
            }
            for (path, target) in walk.linkedFiles {
                guard let (parent, name) = target.cut(atLast: "/"), let watch = try watch(String(parent), below: "")
                else { continue }
                folders[watch, default: Folder()].linked[Array(name.utf8)] = path
            }
            let gone = known.keys.filter { folders[$0] == nil }
            for watch in gone { inotify.forget(watch) }
            return gone.map { known[$0]?.path } + found(walk, in: new)
        }

        private func found(_ walk: SourceWalk, in folders: Set<ExactText>) -> [String] {
            if folders.isEmpty { return [] }
            return walk.found.map(\.path).filter { path in
                folders.contains(ExactText(path))
                    || path.cut(atLast: "/").map { folders.contains(ExactText(String($0.before))) } ?? false
            }
        }

        private func watch(_ folder: String, below root: String? = nil) throws(PollingReason) -> Int32? {
            guard folders.count < limit else { throw .watchesUsedUp }
            return try inotify.watch((root ?? self.root) + folder)
        }

        /// Other file systems may be mounted below the site's folder.
        private mutating func checkDevice(_ status: FileStatus, _ path: String) throws(PollingReason) {
            guard devices.insert(status.device).inserted else { return }
            if let name = silentFileSystem(at: root + "/" + path) { throw .silentFileSystem(name) }
        }
    }
#endif
