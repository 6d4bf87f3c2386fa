import BanbaoIO
import BanbaoMarkdown
import BanbaoSite
import BanbaoTemplate
import BanbaoText
import CCMark
import Glibc

// What each stage of a build costs a page, on one core, compared with libcmark on the same pages: a stage that got slower shows in
// the last column, whatever the machine.
//
//     stage-benchmarks FOLDER [NAME]    the folder of a site; only stages whose names begin so

@main
enum Stages {
    static func main() async throws {
        guard let folder = CommandLine.arguments.dropFirst().first else {
            try writeBytes(Array("usage: stage-benchmarks FOLDER [NAME]\n".utf8), to: STDERR_FILENO)
            exit(64)
        }
        let corpus = try await Corpus(folder)
        let scratch = folder + ".stages"
        guard mkdir(scratch, 0o755) == 0 else {
            throw MachineError(
                Wording("cannot make the folder \(scratch)", zh: "无法新建文件夹 \(scratch)"))
        }
        let wanted = CommandLine.arguments.dropFirst(2).first ?? ""
        let measured = try await measure(corpus, wanted: wanted, scratch: scratch)
        rmdir(scratch)
        let unit = measured[0].seconds
        var table = "| stage | µs a page | MB/s | of libcmark |\n|---|---:|---:|---:|\n"
        for (name, seconds) in measured {
            let microseconds = seconds * 1e6 / Double(corpus.sources.count)
            let rate = Double(corpus.byteCount) / 1e6 / seconds
            table += "| \(name) | \(rounded(microseconds)) | \(rounded(rate)) | \(rounded(seconds / unit * 100)) % |\n"
        }
        let edits = try await Edits(corpus)
        table += "\n| edit in a running process | ms |\n|---|---:|\n"
        table += "| of a body, to the bytes of its page | \(rounded(try await edits.body())) |\n"
        table += "| of a title, to the bytes of its page | \(rounded(try await edits.frontMatter())) |\n"
        try writeBytes(Array(table.utf8), to: STDOUT_FILENO)
    }

    private static func measure(
        _ corpus: Corpus, wanted: String, scratch: String
    ) async throws -> [(name: String, seconds: Double)] {
        var sink = 0
        var output: [UInt8] = []
        var measured: [(name: String, seconds: Double)] = []
        func note(_ name: String, _ body: () throws -> Void) rethrows {
            // The first is the measure of the others.
            if measured.isEmpty || name.hasPrefix(wanted) { measured.append((name, try fastest(of: 9, body))) }
        }
        note("libcmark, parse and render") { for source in corpus.sources { sink &+= libcmark(source) } }
        try note("read") { for path in corpus.paths { sink &+= try readWholeFile(path).count } }
        note("check the text") {
            for (path, bytes) in zip(corpus.paths, corpus.contents) {
                if case .success = SourceFile.decode(path: path, bytes: bytes) { sink &+= 1 }
            }
        }
        let input = corpus.input
        let planning = "configuration, theme, front matter, plan"
        if planning.hasPrefix(wanted) {
            measured.append((planning, try await fastest(of: 9) { _ = try await planSite(input) }))
        }
        for (name, sources) in [("", corpus.sources), (", with a sample of each", corpus.sources.map(withSamples))] {
            let bodies = sources.map { ($0, corpus.body(of: $0), $0.path.hasSuffix(".zh.md")) }
            func markdown(_ hasExtensions: Bool) -> Double {
                fastest(of: 9) {
                    for (source, body, isChinese) in bodies {
                        let options = MarkdownOptions(hasExtensions: hasExtensions, isChinese: isChinese)
                        sink &+= renderMarkdown(source, body: body, options: options).html.bytes.count
                    }
                }
            }
            guard ("Markdown" + name).hasPrefix(wanted) else { continue }
            let (plain, whole) = (markdown(false), markdown(true))
            measured.append(("Markdown" + name, whole))
            measured.append(("of which extensions" + name, whole - plain))
        }
        note("escape") {
            for source in corpus.sources {
                output.removeAll(keepingCapacity: true)
                output.append(escaping: source.bytes.span)
                sink &+= output.count
            }
        }
        note("template") {
            for _ in corpus.sources {
                output.removeAll(keepingCapacity: true)
                _ = Sample.template.render(Sample.record, root: "../", linksToFiles: false, into: &output)
                sink &+= output.count
            }
        }
        // Removing is not a stage of a build and is not counted.
        var number = 0
        var names: [String] = []
        try note("write") {
            for contents in corpus.contents {
                names.append("\(scratch)/\(number)")
                try createWholeFile(names[names.count - 1], contents)
                number += 1
            }
        }
        for name in names { unlink(name) }
        precondition(sink != 0)
        return measured
    }

    /// A page on which each extension has something to do.
    private static func withSamples(_ source: SourceFile) -> SourceFile {
        let samples = """

            | 年份 | **“试点”**数量 | workers |
            |---|--:|:-:|
            | 2017 | 558 | a |
            | 2018 | 1,024 | b |

            见https://example.org/a。~~旧的说法~~新的说法[^1]，write to office@example.org.

            - [x] 完成
            - [ ] 待办

            [^1]: A note of **one** sentence.

            """
        return SourceFile(path: source.path, cleanBytes: source.bytes + Array(samples.utf8))
    }

    private static func libcmark(_ source: SourceFile) -> Int {
        source.bytes.withUnsafeBytes { bytes in
            let html = cmark_markdown_to_html(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, CMARK_OPT_DEFAULT)
            defer { free(html) }
            return html == nil ? 0 : 1
        }
    }

    /// Seconds of processor time.
    private static func fastest(of rounds: Int, _ body: () throws -> Void) rethrows -> Double {
        var best = Double.infinity
        for _ in 0..<rounds {
            let start = processorTime()
            try body()
            best = min(best, processorTime() - start)
        }
        return best
    }

    private static func fastest(of rounds: Int, _ body: () async throws -> Void) async rethrows -> Double {
        var best = Double.infinity
        for _ in 0..<rounds {
            let start = processorTime()
            try await body()
            best = min(best, processorTime() - start)
        }
        return best
    }

    private static func processorTime() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    private static func rounded(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return number >= 100 ? "\(Int(number.rounded()))" : "\(tenths / 10).\(tenths % 10)"
    }
}
