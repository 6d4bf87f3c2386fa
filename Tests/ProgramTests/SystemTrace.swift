import Foundation
import Testing

/// What a run of the program asked of the system, as strace saw it.
struct SystemTrace {
    /// Lines of strace, one a call on a file, a process or a connection that succeeded.
    let calls: [String]

    static let tracer = ["/usr/bin/strace", "/bin/strace"].first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Before the program and its arguments; `-y` tells the folder that a name is relative to.
    static func command(writingTo file: URL, environment: [String: String] = [:]) -> [String] {
        // strace itself stops at a SOURCE_DATE_EPOCH that is none, so the program alone gets it.
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return [
            tracer ?? "strace", "-f", "-y", "-qq", "-s", "4096", "--seccomp-bpf", "-e",
            "trace=%file,%network,execve,execveat", "-o", file.path,
        ] + (variables.isEmpty ? [] : ["/usr/bin/env"] + variables)
    }

    init(_ file: URL) throws {
        let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n").map(String.init)
        calls = lines.filter { !$0.contains(" = -1 ") }
    }

    var programs: [String] {
        calls.filter { $0.contains("execve(") || $0.contains("execveat(") }.filter { !$0.contains("\"/usr/bin/env\"") }
    }
    /// Of the network. Swift's runtime may write to the system's log, by a local socket, when it cannot have its priority.
    var connections: [String] {
        calls.filter { ($0.contains("socket(") || $0.contains("connect(")) && !$0.contains("AF_UNIX") }
    }

    /// Paths that the run created, changed or removed, devices left out.
    var writtenPaths: Set<String> { Set(calls.flatMap(Self.writtenPaths)).filter { !$0.hasPrefix("/dev/") } }

    /// Paths outside the output of a site and what may lie next to it.
    func writtenPaths(outsideOutputOf root: URL) -> [String] {
        let root = root.resolvingSymlinksInPath().path
        let allowed = [root + "/output", root + "/.output.staging-", root + "/.banbao"]
        return writtenPaths.filter { path in !allowed.contains { path.hasPrefix($0) } }.sorted()
    }

    private static func writtenPaths(_ call: String) -> [String] {
        let changes =
            #/\b(mkdir|rmdir|unlink|rename|link|symlink|mknod|truncate|chmod|chown|utimes|setxattr)(at|at2)?\(/#
        let isTimed = call.contains("utimensat(")
        let isOpenedToWrite = call.contains(#/\bopen(at|at2)?\(.*O_(WRONLY|RDWR|CREAT|TRUNC)/#)
        guard isOpenedToWrite || isTimed || call.contains(changes) else { return [] }
        // `AT_FDCWD</site>, "name"` and `5</site/output>, "name"`
        let relative = call.matches(of: #/(?:AT_FDCWD|[0-9]+)<([^>]*)>, "([^"]*)"/#).map { match in
            match.2.hasPrefix("/") ? String(match.2) : "\(match.1)/\(match.2)"
        }
        let absolute = call.matches(of: #/"(\/[^"]*)"/#).map { String($0.1) }
        return Array(Set(relative + absolute))
    }
}
