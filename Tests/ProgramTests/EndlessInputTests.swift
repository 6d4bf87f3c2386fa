import Foundation
import SiteTrials
import Testing

/// Standard input that never ends is read as far as a text may be long.
@Suite struct EndlessInputTests {
    @Test(arguments: ["yes '# 题'", "cat /dev/zero", "yes | tr -d '\\n'"], ["", "--commonmark"])
    func `an endless text is refused with the limit, in bounded memory`(source: String, option: String) throws {
        // In KiB, of everything the program allocates; a reader that waits for the end would need more in a second.
        let script = "\(source) | { ulimit -d 150000; timeout -s KILL 60 \"$0\" render \(option) -; }"
        let run = try Program.run("/bin/sh", ["-c", script, Program.path])
        #expect(run.code == 1 && run.output == "", "\(run.code) \(run.output.prefix(100))")
        #expect(run.errors.contains("1024 KiB") && run.errors.contains("[file.too-large]"), "\(run.errors.prefix(500))")
    }

    @Test func `a text of just the limit is rendered`() throws {
        let script = "yes 'a b c d e f g' | head -c \"$1\" | \"$0\" render -"
        let whole = try Program.run("/bin/sh", ["-c", script, Program.path, "1048576"])
        #expect(whole.code == 0 && whole.output.utf8.count > 1_048_576, "\(whole.errors.prefix(500))")
        let longer = try Program.run("/bin/sh", ["-c", script, Program.path, "1048577"])
        #expect(longer.code == 1 && longer.output == "", "\(longer.errors.prefix(500))")
    }
}
