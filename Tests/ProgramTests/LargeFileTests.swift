import Foundation
import Glibc
import SiteTrials
import Testing

/// A film next to a page passes through the program a piece at a time.
@Suite struct LargeFileTests {
    @Test func `a film needs no more memory than a picture`() async throws {
        try await withTrial { trial in
            // The beginning of an MP4 file, whose kind is looked at.
            try trial.write("\0\0\0\u{20}ftypisom\0\0\u{2}\0", to: "content/stories/film.mp4")
            #expect(unsafe truncate(trial.root.appending(path: "content/stories/film.mp4").path, 400 << 20) == 0)
            try trial.write(SiteTrial.head + "[电影](film.mp4)\n", to: SiteTrial.page)
            // In KiB, of everything the program allocates.
            let script = "ulimit -d 200000; exec \"$0\" build --today 2026-11-20"
            let run = try Program.run("/bin/sh", ["-c", script, Program.path], in: trial.root)
            #expect(run.code == 0, "\(run.errors)")
            var information = stat()
            #expect(unsafe stat(trial.output.appending(path: "stories/film.mp4").path, &information) == 0)
            #expect(information.st_size == 400 << 20)
        }
    }
}
