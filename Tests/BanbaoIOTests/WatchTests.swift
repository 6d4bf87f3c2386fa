import BanbaoIO
import BanbaoSite
import Foundation
import SiteTrials
import Synchronization
import Testing

/// What programs do to the files of a site, and whether the site's watcher sees it.
struct Deed: Sendable, CustomTestStringConvertible {
    let name: String
    /// Of the shell.
    let script: String
    /// One that is named.
    var path = Self.page
    /// Written afterwards: whether what is new is watched too.
    var later = "content/stories/later.zh.md"
    /// Done before the site is watched.
    var preparation = ":"

    var testDescription: String { name }

    static let page = "content/stories/master.zh.md"

    static let saving = [
        Deed(name: "written in place", script: "echo x >\(page)"),
        Deed(name: "appended to", script: "echo x >>\(page)"),
        Deed(name: "cut short, then written", script: ": >\(page); sleep 0.1; echo x >\(page)"),
        Deed(name: "kept open", script: "{ echo x; sleep 0.4; echo x; } >>\(page)"),
        Deed(
            name: "saved by vim",
            script: """
                cd content/stories; touch 4913; rm 4913; touch .master.zh.md.swp
                mv master.zh.md master.zh.md~; echo x >master.zh.md; rm master.zh.md~ .master.zh.md.swp
                """),
        Deed(name: "saved by a rename", script: "cd content/stories; echo x >.tmp; mv .tmp master.zh.md"),
        Deed(
            name: "saved by an office program",
            script:
                "cd content/stories; echo x >'~$master.docx'; echo x >hello.tmp; mv hello.tmp master.zh.md; rm '~$master.docx'"
        ),
        Deed(name: "touched", script: "touch \(page)"),
        Deed(name: "with other permissions", script: "chmod 600 \(page)"),
        Deed(
            name: "several at once",
            script: "echo x | tee content/stories/1.en.md content/stories/2.en.md content/stories/3.en.md \(page)"),
        Deed(name: "of the theme", script: "echo x >templates/style.css", path: "templates/style.css"),
        Deed(
            name: "linked into place", script: "echo x >note; ln note content/stories/note.txt",
            path: "content/stories/note.txt"),
    ]

    static let moving = [
        Deed(name: "deleted", script: "rm \(page)"),
        Deed(
            name: "renamed", script: "cd content/stories; mv master.zh.md other.zh.md",
            path: "content/stories/other.zh.md"),
        Deed(name: "moved away", script: "mv \(page) ."),
        Deed(
            name: "moved here", script: "echo x >note.md; mv note.md content/stories/", path: "content/stories/note.md"),
        Deed(
            name: "in folders made the moment before",
            script: "mkdir -p content/a/b/c; echo x >content/a/b/c/new.zh.md",
            path: "content/a/b/c/new.zh.md", later: "content/a/b/c/later.zh.md"),
        Deed(
            name: "in a folder deleted and made again",
            script: "rm -r content/stories; mkdir content/stories; echo x >\(page)"),
        Deed(
            name: "in a folder deleted and made again later",
            script: "rm -r content/stories; sleep 0.3; mkdir content/stories; echo x >\(page)"),
        Deed(name: "in content made again", script: "cp -r content old; rm -r content; sleep 0.3; mv old content"),
        Deed(name: "in content exchanged", script: "cp -r content new; mv content old; mv new content"),
        Deed(
            name: "in folders moved here", script: "mkdir -p tree/a/b; echo x >tree/a/b/new.zh.md; mv tree content/",
            path: "content/tree/a/b/new.zh.md", later: "content/tree/a/b/later.zh.md"),
        Deed(
            name: "in a folder renamed", script: "mv content/stories content/tales",
            path: "content/tales/master.zh.md", later: "content/tales/later.zh.md"),
        Deed(
            name: "in the site's folder made again",
            script: "here=$PWD; cp -r . ../$$; cd ..; rm -r $here; sleep 0.3; mv $$ $here"),
    ]

    static let linking = [
        Deed(
            name: "in a hidden folder that a link leads to", script: "echo x >content/.parts/page.zh.md",
            path: "content/linked/page.zh.md", later: "content/.parts/page.zh.md",
            preparation: "mkdir content/.parts; ln -s .parts content/linked; echo x >content/.parts/page.zh.md"),
        Deed(
            name: "that a link leads to", script: "cd content/.parts; echo x >new; mv new page.zh.md",
            path: "content/stories/linked.zh.md",
            preparation:
                "mkdir content/.parts; echo x >content/.parts/page.zh.md; ln -s ../.parts/page.zh.md content/stories/linked.zh.md"
        ),
        Deed(
            name: "in a folder linked the moment before",
            script: "mkdir content/.parts; ln -s .parts content/linked; sleep 0.3; echo x >content/.parts/page.zh.md",
            path: "content/linked/page.zh.md"),
        Deed(
            name: "in a circle of links", script: "echo x >\(page)",
            preparation: "ln -s . content/self; ln -s ../stories content/stories/up"),
    ]
}

@Suite struct WatchTests {
    @Test(arguments: Deed.saving + Deed.moving + Deed.linking, [false, true])
    func `what becomes of a file is seen`(deed: Deed, isPolling: Bool) async throws {
        try await withWatching(isPolling: isPolling, after: deed.preparation) { watching in
            try await watching.run(deed.script)
            #expect(try await watching.waitForChange(of: deed.path))
            let count = watching.changes.count
            try await watching.run("sleep 0.3; echo later >>\(deed.later)")
            #expect(try await wait { watching.changes.count > count })
            if !deed.later.contains("/.") { #expect(try await watching.waitForChange(of: deed.later)) }
            #expect(watching.reasons == (isPolling ? [.wanted] : []))
        }
    }

    @Test(arguments: [false, true]) func `what is no source is not seen`(isPolling: Bool) async throws {
        try await withWatching(isPolling: isPolling, after: "mkdir output .banbao") { watching in
            try await watching.run(
                """
                echo x >output/index.html; mkdir output/a .banbao/a new; mv output old; mv new output; echo x >README.md
                cd content/stories; touch 4913 .master.zh.md.swp '~$master.docx' 'master.zh.md~' '#master.zh.md#' Thumbs.db
                mkdir .git .git/objects; echo x >.git/objects/a; rm 4913 .master.zh.md.swp; cat master.zh.md; ls
                """)
            try await Task.sleep(for: .milliseconds(isPolling ? 1100 : 300))
            #expect(watching.paths.isEmpty && watching.changes.isEmpty)
            try await watching.run("echo x >\(Deed.page)")
            #expect(try await watching.waitForChange(of: Deed.page))
            #expect(Set(watching.paths) == [Deed.page])
        }
    }

    @Test func `a folder that was moved away is not seen any more`() async throws {
        try await withWatching(isPolling: false) { watching in
            try await watching.run("mv content/stories away")
            #expect(try await wait { !watching.changes.isEmpty })
            try await watching.run("sleep 0.3; echo x >away/new.zh.md; sleep 0.1; echo x >content/pages/last.zh.md")
            #expect(try await watching.waitForChange(of: "content/pages/last.zh.md"))
            #expect(!watching.paths.contains("content/stories/new.zh.md"))
        }
    }

    @Test func `ten thousand files are few changes, and the last of them comes after the last file`() async throws {
        try await withOldTrial { trial in
            let root = trial.root.path
            let counts = Mutex<[Int]>([])
            let watching = try await Watching(trial, isPolling: false) {
                do {
                    let count = try await scanSite(root).files.count { $0.path.contains("/stories/n") }
                    counts.withLock { $0.append(count) }
                } catch {
                    Issue.record(error)
                }
            }
            try await watching.run("cd content/stories; i=0; while [ $i -lt 10000 ]; do : >n$i; i=$((i+1)); done")
            #expect(try await wait { counts.withLock { $0.last == 10000 } })
            #expect(watching.changes.count < 100)
            await watching.stop()
        }
    }
}
