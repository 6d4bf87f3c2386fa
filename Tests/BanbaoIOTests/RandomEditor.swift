import BanbaoText
import Foundation
import SiteTrials

extension SiteTrial {
    /// A GIF of some width and a height of 3.
    func writeImage(width: Int, to path: String) throws {
        var bytes = try Repository.image("plain-11x3.gif")
        bytes[6...7] = [UInt8(width & 0xFF), UInt8(width >> 8)]
        try write(bytes: bytes, to: path)
    }

    /// A page with all bodies, feeds with whole texts, lists with reading times.
    func addBodiesElsewhere() throws {
        let settings = """
            pages: {all.html: {title: {zh: 全部, en: All}}, all.json: {}}
            feeds: {formats: [atom, rss], tags: true, full-text: true}

            """
        try append(Array(settings.utf8), to: "content/site.yaml")
        let page =
            "<html>{{> head}}{{#entries}}{{title}} {{word-count}} {{#body}}{{{body}}}{{/body}}{{/entries}}</html>"
        try write(page, to: "templates/pages/all.html")
        try write(
            "[{{#entries}}{{json body}}{{^is-last}},{{/is-last}}{{/entries}}]", to: "templates/pages/all.json")
        try append(Array("{{word-count}} {{minutes}}".utf8), to: "templates/partials/entry.html")
    }

    /// Gives every source a time long past, as in a checkout of last week: no source is fresh.
    func makeOld() throws {
        for folder in ["content", "templates"] {
            for path in try Self.files(below: root.appending(path: folder)) { try makeOld(folder + "/" + path) }
        }
    }

    func makeOld(_ path: String, seconds: Int = 0) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000 + Double(seconds))],
            ofItemAtPath: root.appending(path: path).path)
    }
}

/// Makes the same edits in every run: SplitMix64 from a fixed seed.
struct RandomEditor {
    let trial: SiteTrial
    private var state: UInt64 = 20_261_120
    private var pages: [String: Story] = [:]
    /// What was there before the last edit.
    private var before: [(path: String, story: Story?)] = []
    private let slugs = ["jia", "yi", "bing", "2020/ding"]
    private var hasFolder = false
    private let photographs = ["plain-13x6.jpg", "orientation-6-6x13.jpg", "cmyk-13x6.jpg", "gray-16x8.jpg"]

    private struct Story {
        var title = "故事"
        var day = 1
        var tags = ["skills"]
        var summary: String?
        var isDraft = false
        var weight: Int?
        var people: [String] = []
        var lines = ["第一段。", "## 手艺", "第二段。"]

        var text: String {
            let summary = summary.map { "summary: \($0)\n" } ?? ""
            let head =
                "title: \(title)\ndate: 2020-01-\(day < 10 ? "0" : "")\(day)\ntags: [\(tags.joined(separator: ", "))]\n"
            let more = (weight.map { "weight: \($0)\n" } ?? "") + "people: [\(people.joined(separator: ", "))]\n"
            return "---\n" + head + summary + more + (isDraft ? "draft: true\n" : "") + "---\n\n"
                + lines.joined(separator: "\n\n") + "\n"
        }
    }

    init(trial: SiteTrial) { self.trial = trial }

    private mutating func random(_ count: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(count))
    }

    /// Changes one thing in the sources and says what.
    mutating func makeEdit(_ number: Int) throws -> String {
        if number == 0 {
            try addStructure()
            try trial.change("content/site.yaml") { $0 + "pictures: {widths: [4, 8]}\n" }
            try trial.write(bytes: try Repository.image(photographs[0]), to: "content/stories/photo.jpg")
            try trial.makeOld()
        }
        before = []
        if random(12) == 0 { return try editOther(number) }
        if random(20) == 0, let edit = try rename() { return edit }
        let path = "content/stories/\(slugs[random(slugs.count)]).\(random(2) == 0 ? "zh" : "en").md"
        var story = pages[path] ?? Story()
        before = [(path, pages[path])]
        let edit = change(&story, number)
        if edit == "removed" {
            if pages.removeValue(forKey: path) != nil {
                try FileManager.default.removeItem(at: trial.root.appending(path: path))
            }
        } else {
            pages[path] = story
            try trial.write(story.text, to: path)
            // Every other edit is old enough for its time to be trusted.
            if random(3) > 0 { try trial.makeOld(path, seconds: number) }
        }
        return "\(path): \(edit)"
    }

    /// Templates and settings that make pages depend on more than entries and strings.
    private func addStructure() throws {
        try trial.change("content/site.yaml") {
            $0 + """
                taxonomies:
                  people: {title: {zh: 人物, en: People}}
                data:
                  hotlines: {fields: {city: {type: text}}}
                lists:
                  heavy: {order: weight, limit: 3}

                """
        }
        try trial.write("hong: {zh: 洪师傅, en: Hong}\nzou: {zh: 邹师傅, en: Zou}\n", to: "content/people.yaml")
        try trial.write("city\n沈阳\n", to: "content/data/hotlines.csv")
        let parts = [
            ("list", "{{{body}}}{{#folders}}<p>{{title}} {{entry-count}}</p>{{/folders}}"),
            ("entry", "{{#terms.people}}<a href=\"{{url}}\">{{title}}</a>{{/terms.people}}"),
            ("home", "{{#data.hotlines}}<p>{{city}}</p>{{/data.hotlines}}{{{body}}}"),
            ("entry", "{{#lists.heavy}}{{#entries}}<i>{{title}}</i>{{/entries}}{{/lists.heavy}}"),
        ]
        for (template, part) in parts {
            try trial.change("templates/\(template).html") { $0.replacing("</body>", with: part + "\n</body>") }
        }
    }

    /// Takes the last edit back, as an editor does whose build failed.
    mutating func undo() throws {
        for (path, story) in before {
            pages[path] = story
            if let story {
                try trial.write(story.text, to: path)
            } else {
                try FileManager.default.removeItem(at: trial.root.appending(path: path))
            }
        }
    }

    /// Nil where the page is not there, or the name is taken.
    private mutating func rename() throws -> String? {
        let (old, new) = (slugs[random(slugs.count)], slugs[random(slugs.count)])
        let (from, to) = ("content/stories/\(old).zh.md", "content/stories/\(new).zh.md")
        guard let story = pages[from], pages[to] == nil else { return nil }
        before = [(from, story), (to, nil)]
        (pages[from], pages[to]) = (nil, story)
        let (source, target) = (trial.root.appending(path: from), trial.root.appending(path: to))
        try FileManager.default.moveItem(at: source, to: target)
        return "\(from): renamed to \(to)"
    }

    private mutating func change(_ story: inout Story, _ number: Int) -> String {
        let last = story.lines.count - 1
        switch random(18) {
        case 0: story.title = "故事\(number)"
        case 1: story.day = 1 + random(28)
        case 2: story.tags = random(2) == 0 ? [] : ["skills"]
        case 3: story.summary = random(2) == 0 ? nil : "摘要\(number)。"
        case 4: story.isDraft.toggle()
        case 5: story.lines[random(2) == 0 ? 1 : last] = "## 手艺\(random(3))"
        case 6: story.lines[last] = "见[老师傅](master.zh.md#手艺)。"
        case 7: story.lines[last] = "见[另一位](\(slugs[random(slugs.count)]).zh.md#手艺\(random(3)))。"
        case 8: story.lines[last] = "![照片](photo.gif)"
        case 9: return "removed"
        case 12: story.weight = random(2) == 0 ? nil : random(5)
        case 13: story.people = [[], ["hong"], ["zou", "hong"]][random(3)]
        case 10: story.lines.append("## 小结")
        case 11 where last > 2: story.lines.removeLast()
        case 14: story.lines[last] = "![照片](/stories/photo.jpg)"
        case 15: story.lines[last] = "[照片](/stories/photo.jpg)"
        default: story.lines[last] = "第\(number)次改写。"
        }
        return story.text
    }

    private mutating func editOther(_ number: Int) throws -> String {
        switch random(9) {
        case 8:
            let photograph = try Repository.image(photographs[random(photographs.count)])
            try trial.write(bytes: photograph, to: "content/stories/photo.jpg")
        case 0: try trial.writeImage(width: number + 1, to: "content/stories/photo.gif")
        case 1: try trial.write("body { margin: \(number)px }\n", to: "templates/assets/style.css")
        case 2:
            try trial.write(
                "---\ntitle: 徒弟\ndate: 2020-02-0\(1 + random(9))\nsummary: 徒弟。\n---\n\n## 学艺\n\n\(number)\n",
                to: "content/stories/apprentice.zh.md")
        case 3: try trial.write("第\(number)次。\n\n## 引言\n", to: "content/stories/_index.zh.md")
        case 4: try trial.write("见[故事](stories/).\n\n\(number)\n", to: "content/_index.en.md")
        case 5:
            let files = ["zh", "en"].map { "content/stories/2020/_index.\($0).md" }
            for file in files {
                if hasFolder {
                    try FileManager.default.removeItem(at: trial.root.appending(path: file))
                } else {
                    try trial.write("---\ntitle: 2020 \(number)\n---\n", to: file)
                }
            }
            hasFolder.toggle()
        case 6: try trial.write("city\n沈阳\n\(number)\n", to: "content/data/hotlines.csv")
        default:
            let path = "templates/404.html"
            let text = String(decoding: trial.excerpt(of: path) ?? [], as: UTF8.self)
            try trial.write(text.replacing("</body>", with: "<p>\(number)</p></body>"), to: path)
        }
        return "another file"
    }
}
