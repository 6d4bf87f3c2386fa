import BanbaoText
import Foundation
import SiteTrials
import Synchronization
import Testing

@testable import BanbaoIO

/// Where a site's folder cannot be watched as usual, and how watching ends.
@Suite struct WatchLimitsTests {
    @Test func `without watches left it says so once and looks by itself`() async throws {
        try await withWatching(isPolling: false, watchLimit: 2) { watching in
            #expect(watching.reasons == [.watchesUsedUp])
            try await watching.run("echo x >\(Deed.page)")
            #expect(try await watching.waitForChange(of: Deed.page))
            try await watching.run("mkdir content/new; echo x >content/new/a.zh.md")
            #expect(try await watching.waitForChange(of: "content/new/a.zh.md"))
            #expect(watching.reasons == [.watchesUsedUp])
        }
    }

    @Test func `watches that run out later cost no change`() async throws {
        try await withOldTrial { trial in
            let folders = try Program.run("/usr/bin/find", ["content", "templates", "-type", "d"], in: trial.root)
            let count = folders.output.split(separator: "\n").count
            let watching = try await Watching(trial, isPolling: false, watchLimit: count + 1)
            #expect(watching.reasons.isEmpty)
            try await watching.run("mkdir content/new")
            #expect(try await wait { !watching.changes.isEmpty && watching.reasons == [.watchesUsedUp] })
            try await watching.run("echo x >content/new/b.zh.md")
            #expect(try await watching.waitForChange(of: "content/new/b.zh.md"))
            await watching.stop()
        }
    }

    @Test func `events that the system dropped are made up for`() async throws {
        try await withOldTrial { trial in
            let stop = try StopSignal()
            var folders = try WatchedFolders(trial.root.path, limit: .max)
            // Two files in turn, or the system would make one event of many.
            try await shell(
                "cd content/stories; i=0; while [ $i -lt 9000 ]; do : >a; : >b; i=$((i+1)); done", in: trial)
            try await shell("mkdir content/new", in: trial)
            // Rather than wait for ever.
            let patience = Task {
                try await Task.sleep(for: .seconds(10))
                stop.stop()
            }
            while let paths = try folders.nextChange(stop), !paths.contains(ExactText("content/new")) {}
            try await shell("echo x >content/new/a.zh.md", in: trial)
            #expect(try folders.nextChange(stop) == [ExactText("content/new/a.zh.md")])
            patience.cancel()
        }
    }

    @Test func `folders that were moved away are not watched any more`() async throws {
        try await withOldTrial { trial in
            try await shell("mkdir -p content/new/a", in: trial)
            var folders = try WatchedFolders(trial.root.path, limit: .max)
            func watchCount() -> Int {
                Repository.lines(of: URL(filePath: "/proc/self/fdinfo/\(folders.inotify.descriptor)"))
                    .count { $0.hasPrefix("inotify") }
            }
            let before = watchCount()
            try await shell("mv content/new .", in: trial)
            _ = try folders.nextChange(try StopSignal())
            #expect(watchCount() == before - 2)
        }
    }

    @Test func `a file too young to be told from its next state is seen again when it is older`() async throws {
        try await withWatching(isPolling: true) { watching in
            try await watching.run("echo x >\(Deed.page)")
            #expect(try await wait { watching.paths.count { $0 == Deed.page } == 2 })
        }
    }

    @Test func `the disks of this test report changes`() throws {
        #expect(silentFileSystem(at: "/proc") == nil)
        #expect(silentFileSystem(at: FileManager.default.temporaryDirectory.path) == nil)
        #expect(silentFileSystem(at: "nowhere") == nil)
    }

    @Test func `a burst ends when it is quiet, and a file being written holds it up, but not for ever`() {
        let start = ContinuousClock.now
        var burst = Burst()
        #expect(burst.rest(at: start) == nil)
        burst.addChange(of: "a", isWrite: false, at: start)
        #expect(burst.rest(at: start) == .milliseconds(10))
        burst.addChange(of: "a", isWrite: true, at: start + .milliseconds(10))
        #expect(burst.rest(at: start + .milliseconds(50)) == .milliseconds(150))
        burst.addChange(of: "a", isWrite: false, at: start + .milliseconds(100))
        #expect(burst.rest(at: start + .milliseconds(105)) == .milliseconds(5))
        burst.addChange(of: "b", isWrite: false, at: start + .milliseconds(190))
        #expect(burst.rest(at: start + .milliseconds(195)) == .milliseconds(5))
        #expect(burst.rest(at: start + .milliseconds(300)) == .zero)
    }

    @Test func `a folder that is not there is an error`() async {
        await #expect(throws: MachineError.self) { _ = try await FolderWatcher("/nowhere") }
    }

    @Test func `changes while the reader is busy become one, which it gets next`() async throws {
        try await withOldTrial { trial in
            let watcher = try await FolderWatcher(trial.root.path)
            var reader = watcher.changes.makeAsyncIterator()
            for name in ["a", "b", "c"] { try await shell("echo x >content/stories/\(name).txt; sleep 0.2", in: trial) }
            #expect(await reader.next()?.paths == ["a", "b", "c"].map { "content/stories/\($0).txt" })
            watcher.stop()
            #expect(await reader.next() == nil)
        }
    }

    enum Ending: CaseIterable { case stopped, cancelled, forgotten }

    @Test(arguments: Ending.allCases, [false, true])
    func `a watcher that ends leaves nothing open`(ending: Ending, isPolling: Bool) async throws {
        try await withOldTrial { trial in
            let before = descriptorsOfWatchers()
            for _ in 0..<40 {
                let watcher = try await FolderWatcher(trial.root.path, isPolling: isPolling)
                if ending == .forgotten { continue }
                let reader = Task { for await _ in watcher.changes {} }
                if ending == .stopped { watcher.stop() } else { reader.cancel() }
                await reader.value
            }
            // Other tests may open some meanwhile.
            #expect(try await wait { descriptorsOfWatchers() < before + 20 })
        }
    }

    private func descriptorsOfWatchers() -> Int {
        Repository.names(in: URL(filePath: "/proc/self/fd")).count { name in
            var target = [UInt8](repeating: 0, count: 64)
            let count = unsafe readlink("/proc/self/fd/" + name, &target, target.count)
            let text = String(decoding: target.prefix(max(0, count)), as: UTF8.self)
            return text.contains("inotify") || text.contains("pipe:")
        }
    }
}
