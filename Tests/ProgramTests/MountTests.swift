import Foundation
import SiteTrials
import Testing

/// File systems that are full or may not be written: exit 2, a reason, and the output as it was.
@Suite(.enabled(if: Program.canMount, "mount namespaces are not to be had here")) struct MountTests {
    struct FileSystem: Sendable, CustomTestStringConvertible {
        let name: String
        let options: String
        /// Of the shell, between the good build and the one that fails.
        let change: String
        let reason: String

        var testDescription: String { name }
    }

    private static let manyPages = """
        i=0; while [ $i -lt 150 ]; do
          printf -- '---\\ntitle: T%s\\ndate: 2020-01-01\\n---\\n\\ntext\\n' $i > content/stories/s$i.zh.md; i=$((i+1))
        done
        """

    static let all = [
        FileSystem(
            name: "H2 no bytes left", options: "size=300k", change: manyPages, reason: "No space left on device"),
        FileSystem(
            name: "H3 no inodes left", options: "nr_inodes=90", change: manyPages, reason: "No space left on device"),
        FileSystem(
            name: "H1 read-only", options: "size=300k", change: manyPages + "\nmount -o remount,ro small",
            reason: "Read-only file system"),
    ]

    @Test(arguments: all) func `a file system that refuses leaves the last good site`(system: FileSystem) async throws {
        let program = Program.path
        try await withTrial { trial in
            let script = """
                set -e
                mkdir small
                mount -t tmpfs -o \(system.options) tmpfs small
                build() { "$0" build --output small/out --today 2026-11-20 --quiet; }
                tree() { (cd small/out && find . -type f | LC_ALL=C sort | xargs sha1sum); }
                build
                tree > before
                \(system.change)
                set +e
                build
                echo "code $?"
                tree > after
                cmp before after && echo same
                ls -A small
                """
            let run = try Program.run(
                "/usr/bin/unshare", ["-m", "/bin/sh", "-c", script, program], in: trial.root)
            #expect(run.output == "code 2\nsame\n.banbao\nout\n", "\(run.output) \(run.errors)")
            #expect(run.errors.contains(system.reason), "\(run.errors)")
            let isFull = system.reason.hasPrefix("No space")
            let room = #/help: make room, .* more than the free space \(\d+ KiB, \d+ files\)\n/#
            #expect(run.errors.contains(room) == isFull, "\(run.errors)")
        }
    }
}
