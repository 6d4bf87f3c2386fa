import BanbaoIO
import BanbaoSite
import BanbaoTemplate
import BanbaoText

/// The files of a site, in memory.
struct Corpus {
    let paths: [String]
    let contents: [[UInt8]]
    let sources: [SourceFile]
    /// For planning the whole site.
    let input: BuildInput

    var byteCount: Int { contents.reduce(0) { $0 + $1.count } }

    init(_ folder: String) async throws {
        let tree = try await scanSite(folder)
        let pages = tree.files.map(\.path).filter { $0.hasPrefix("content/") && $0.hasSuffix(".md") }
        paths = pages.map { folder + "/" + $0 }
        contents = try paths.map(readWholeFile)
        sources = zip(pages, contents).compactMap { path, bytes in
            if case .success(let source) = SourceFile.decode(path: path, bytes: bytes) { source } else { nil }
        }
        precondition(!sources.isEmpty && sources.count == contents.count, "content holds the corpus")
        var files: [String: [UInt8]] = [:]
        for file in tree.files { files[file.path] = try readWholeFile(folder + "/" + file.path) }
        input = Self.input(SourceTree(inMemory: files))
    }

    /// For planning a site of these files.
    static func input(_ tree: SourceTree) -> BuildInput {
        let request = BuildRequest(
            siteRoot: "/", output: "/output", options: BuildOptions(),
            today: .day(Day("2026-11-20") ?? { preconditionFailure("a day") }()), isStrict: false,
            toolVersion: "benchmark")
        return buildInput(tree, request)
    }

    func body(of source: SourceFile) -> Range<Int> {
        // The corpus closes its front matter with the second fence.
        var start = 0
        var fences = 0
        for (index, byte) in source.bytes.enumerated() where byte == 0x0A {
            if source.bytes[start..<index].elementsEqual("---".utf8) { fences += 1 }
            start = index + 1
            if fences == 2 { break }
        }
        return start..<source.bytes.count
    }
}

/// A page with what pages have: texts, links, a list of twenty entries, a part that is not there.
enum Sample {
    static let template: Template = {
        let html = """
            <!doctype html><html lang="{{language}}"><head><title>{{title}}</title></head><body>
            <h1>{{title}}</h1>{{#note}}<p>{{note}}</p>{{/note}}
            <ul>{{#entries}}<li><a href="{{url}}">{{title}}</a> <time>{{date}}</time> {{summary}}</li>{{/entries}}</ul>
            </body></html>
            """
        let file = SourceFile(path: "templates/page.html", cleanBytes: Array(html.utf8))
        let sources = TemplateSources(templates: ["page.html": file], partials: [:], assets: [:])
        let strings = InterfaceStrings(file: "templates/strings/zh.yaml", texts: [:])
        let (set, problems) = TemplateSet.compile(sources, shapes: ["page.html": page], strings: strings)
        precondition(problems.isEmpty, "\(problems)")
        return set["page.html"]
    }()

    private static let entry = RecordShape(
        name: "entry",
        fields: [field("title", .text), field("url", .url), field("date", .text), field("summary", .text)])
    private static let page = RecordShape(
        name: "page",
        fields: [
            field("language", .text), field("title", .text), field("note", .text), field("entries", .list(entry)),
        ])

    private static func field(_ name: String, _ shape: Shape) -> RecordShape.Field {
        RecordShape.Field(name: name, shape: shape, meaning: Wording(verbatim: name))
    }

    static let record = Record(values: [
        .text("zh-CN"), .text("“大国工匠”与产业工人"), .text(""),
        .list(
            (0..<20).map { number in
                Record(values: [
                    .text("第\(number)位劳动模范的故事"), .url(.site("stories/story-\(number).html")), .text("2026年5月1日"),
                    .text("他在车间里工作了\(number + 10)年，带出了一批徒弟 & \"班组\"。"),
                ])
            }),
    ])
}
