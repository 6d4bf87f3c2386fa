import BanbaoText
import Foundation
import SiteTrials
import Testing

/// The recipes of docs/themes.md, each laid over the site of this repository and built.
@Suite struct RecipeTests {
    /// For each recipe, what must be in which page. Spaces and line breaks count as one space.
    private static let expected: [String: [(path: String, text: String)]] = [:]

    @Test func `there are recipes, and each says what must come of it`() throws {
        let titles = try Recipe.all(in: "docs/themes.md").map(\.title)
        #expect(titles.count > 10)
        #expect(Set(titles) == Set(Self.expected.keys) && Set(titles).count == titles.count)
    }

    @Test func `the Chinese guide has the same recipes`() throws {
        let english = try Recipe.all(in: "docs/themes.md")
        let chinese = try Recipe.all(in: "docs/themes.zh.md")
        #expect(english.map(\.parts) == chinese.map(\.parts))
    }

    @Test(arguments: try Recipe.all(in: "docs/themes.md")) func `a recipe builds and does what it says`(
        recipe: Recipe
    ) async throws {
        var site = try MemorySite.repository()
        for part in recipe.parts { try site.add(part) }
        let result = try await site.build()
        #expect(site.printed(result.diagnostics, in: .english) == "")
        for (path, text) in Self.expected[recipe.title] ?? [] {
            let page = String(decoding: result.outputs[path] ?? [], as: UTF8.self)
            let words = page.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(words.contains(text), "\(path) lacks \(text)")
        }
    }
}

/// A part of the guide below the heading "Recipes" whose blocks of code name the files they belong to.
struct Recipe: Sendable, CustomTestStringConvertible {
    struct Part: Sendable, Equatable {
        /// `templates/list.html`
        let path: String
        /// It belongs into a file that is there.
        let isFragment: Bool
        let text: String
    }

    let title: String
    let parts: [Part]

    var testDescription: String { title }

    static func all(in document: String) throws -> [Recipe] {
        let text = try String(contentsOf: Repository.root.appending(path: document), encoding: .utf8)
        let sections = text.split(separator: "\n## ").filter { $0.hasPrefix("Recipes\n") || $0.hasPrefix("做法\n") }
        return sections.flatMap { $0.split(separator: "\n### ").dropFirst() }.map { section in
            let lines = section.split(separator: "\n", omittingEmptySubsequences: false)
            return Recipe(title: String(lines.first ?? ""), parts: parts(of: lines))
        }
    }

    /// A block belongs to the file that the line above it names: `` `content/site.yaml`: ``
    private static func parts(of lines: [Substring]) -> [Part] {
        var parts: [Part] = []
        var index = 0
        while index < lines.count {
            guard lines[index].hasPrefix("```") else {
                index += 1
                continue
            }
            let end = lines[(index + 1)...].firstIndex { $0.hasPrefix("```") } ?? lines.count
            let above = lines[..<index].last { !$0.isEmpty } ?? ""
            if let path = above.firstMatch(of: /`((?:content|templates|static)\/[^`]+)`/) {
                let isFragment = above.contains("<main>") || path.1 == "content/site.yaml"
                parts.append(
                    Part(
                        path: String(path.1), isFragment: isFragment,
                        text: lines[(index + 1)..<end].joined(separator: "\n") + "\n"))
            }
            index = end + 1
        }
        return parts
    }
}

extension MemorySite {
    /// The campaign site.
    fileprivate static func repository() throws -> MemorySite {
        var files: [String: [UInt8]] = [:]
        for folder in ["content", "templates", "static"] {
            for path in try SiteTrial.files(below: Repository.root.appending(path: folder)) where !path.contains("/.") {
                let file = folder + "/" + path
                files[file] = Array(try Data(contentsOf: Repository.root.appending(path: file)))
            }
        }
        return MemorySite(files: files)
    }

    fileprivate mutating func add(_ part: Recipe.Part) throws {
        guard part.isFragment else {
            files[part.path] = Array(part.text.utf8)
            return
        }
        let base = String(decoding: try #require(files[part.path], "\(part.path) is there"), as: UTF8.self)
        let merged =
            part.path.hasSuffix(".yaml")
            ? mergedYAML(base, part.text) : base.replacing("</main>", with: part.text + "</main>", maxReplacements: 1)
        files[part.path] = Array(merged.utf8)
    }
}

/// Lines of YAML with those of another text put in where they belong: below a key that is there, or else behind all others.
private func mergedYAML(_ base: String, _ added: String) -> String {
    var lines = base.split(separator: "\n").map(String.init)
    func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }
    func key(_ line: String) -> Substring { line.prefix { $0 != ":" } }
    // Where the block of the keys around the present line begins and ends.
    var blocks: [(indent: Int, range: Range<Int>)] = [(0, 0..<lines.count)]
    for line in added.split(separator: "\n").map(String.init) {
        while blocks.count > 1, indent(line) < blocks[blocks.count - 1].indent { blocks.removeLast() }
        let block = blocks[blocks.count - 1].range
        let known = block.first { indent(lines[$0]) == indent(line) && key(lines[$0]) == key(line) && line.contains(":") }
        let end = { (start: Int) in lines[(start + 1)...].firstIndex { indent($0) <= indent(line) } ?? lines.count }
        if let known, line.hasSuffix(":") {
            blocks.append((indent(line) + 2, (known + 1)..<end(known)))
        } else if let known {
            lines.replaceSubrange(known..<end(known), with: [line])
            blocks = [(0, 0..<lines.count)]
        } else {
            lines.insert(line, at: block.upperBound)
            for place in blocks.indices {
                blocks[place].range = blocks[place].range.lowerBound..<(blocks[place].range.upperBound + 1)
            }
        }
    }
    return lines.joined(separator: "\n") + "\n"
}
