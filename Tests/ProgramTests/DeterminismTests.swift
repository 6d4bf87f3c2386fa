import BanbaoText
import Foundation
import Glibc
import SiteTrials
import Testing

/// The same input and day give the same files to the byte, and with the same permissions, whatever is around the program.
@Suite struct DeterminismTests {
    struct Surroundings: Sendable, CustomTestStringConvertible {
        let name: String
        var environment: [String: String] = [:]
        var shell = ""
        var arguments = ["--today", "2026-11-20"]
        /// Why it cannot be tried here; nil when it can.
        var obstacle: @Sendable () -> String? = { nil }

        var testDescription: String { name }
    }

    static let all: [Surroundings] = [
        Surroundings(name: "the same again"),
        Surroundings(name: "a time zone far east", environment: ["TZ": "Pacific/Kiritimati"]),
        Surroundings(name: "a time zone far west", environment: ["TZ": "Pacific/Niue"]),
        Surroundings(name: "no language", environment: ["LANG": "C", "LC_ALL": "C"]),
        Surroundings(
            name: "a language in another encoding", environment: ["LANG": "zh_CN.GB18030", "LC_ALL": "zh_CN.GB18030"]),
        Surroundings(
            name: "Turkish, which has another i", environment: ["LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"]),
        Surroundings(name: "a umask that hides from others", shell: "umask 077"),
        Surroundings(
            name: "one core", shell: "core=$(taskset -cp $$ | sed 's/.*[^0-9]//'); taskset -cp $core $$ >/dev/null"),
        Surroundings(name: "no environment at all", shell: "exec env -i \"$0\" \"$@\""),
        Surroundings(name: "the day from the epoch", environment: ["SOURCE_DATE_EPOCH": "1795132800"], arguments: []),
        Surroundings(
            name: "another user",
            shell: "chown -R 65534:65534 .\nexec setpriv --reuid=65534 --regid=65534 --clear-groups \"$0\" \"$@\"",
            obstacle: { geteuid() == 0 ? nil : "only root may become another user" }),
    ]

    @Test(arguments: all) func `surroundings leave no trace`(surroundings: Surroundings) async throws {
        if let obstacle = surroundings.obstacle() {
            print("skipped: \(surroundings.name): \(obstacle)")
            return
        }
        try await withTrial { usual in
            try await withTrial { other in
                try addPages(usual, inReverse: false)
                try addPages(other, inReverse: true)
                let (first, second) = (try tree(usual, Surroundings(name: "")), try tree(other, surroundings))
                #expect(first.count > 40 && first.keys == second.keys)
                #expect(first.filter { second[$0.key] != $0.value }.keys.sorted() == [])
            }
        }
    }

    /// Files made in another order lie in another order in most file systems.
    private func addPages(_ trial: SiteTrial, inReverse: Bool) throws {
        let numbers = Array(0..<30)
        for number in inReverse ? numbers.reversed() : numbers {
            let tags = number % 3 == 0 ? "[skills, craftsmanship]" : "[skills]"
            for language in ["zh", "en"] {
                try trial.write(
                    "---\ntitle: 故事\(number % 4)\ndate: 2020-0\(1 + number % 5)-01\ntags: \(tags)\n---\n\n正文 \(number)，见[老师傅](master.zh.md)。\n",
                    to: "content/stories/story-\(number).\(language).md")
            }
        }
    }

    private struct File: Equatable {
        let bytes: Data
        let permissions: Int?
    }

    private func tree(_ trial: SiteTrial, _ surroundings: Surroundings) throws -> [String: File] {
        let program = Program.path
        let script = surroundings.shell + "\nexec \"$0\" \"$@\""
        let run = try Program.run(
            "/bin/sh", ["-c", script, program, "build"] + surroundings.arguments, in: trial.root,
            environment: surroundings.environment)
        #expect(run.code == 0, "\(run.errors)")
        var files: [String: File] = [:]
        for (path, bytes) in try trial.outputFiles() {
            let attributes = try FileManager.default.attributesOfItem(atPath: trial.output.appending(path: path).path)
            files[path] = File(bytes: bytes, permissions: attributes[.posixPermissions] as? Int)
        }
        return files
    }
}
