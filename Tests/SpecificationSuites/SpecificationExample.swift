package import Foundation

/// The examples of a specification text: fenced by 32 backticks and `example`, input and HTML parted by a dot,
/// `→` standing for a tab.
package struct SpecificationExample: Sendable {
    package let number: Int
    /// What stands behind the word `example`: `zh`.
    package let info: String
    package let markdown: String
    package let html: String

    static func examples(in text: String) -> [SpecificationExample] {
        let fence = String(repeating: "`", count: 32)
        var examples: [SpecificationExample] = []
        for part in text.components(separatedBy: "\n\(fence) example").dropFirst() {
            let lines = part.components(separatedBy: "\n\(fence)\n")[0].replacing("→", with: "\t")
            let info = lines.prefix { $0 != "\n" }
            let body = lines.dropFirst(info.count)
            let halves = ("\n" + body.dropFirst() + "\n").components(separatedBy: "\n.\n")
            guard halves.count == 2 else { continue }
            let html = halves[1]
            examples.append(
                SpecificationExample(
                    number: examples.count + 1, info: info.trimmingCharacters(in: .whitespaces),
                    markdown: String(halves[0].dropFirst()) + "\n", html: html))
        }
        return examples
    }

    /// The repository's own suites, in Tests/Suites.
    package static func ownSuite(_ name: String) throws -> [SpecificationExample] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Suites/" + name)
        return examples(in: String(decoding: try Data(contentsOf: file), as: UTF8.self))
    }

    /// The public suites are other people's texts: `Tests/fetch-suites` puts them into .specs/.
    package static func suite(_ name: String) throws -> [SpecificationExample] {
        examples(in: String(decoding: try data(name), as: UTF8.self))
    }

    package static func data(_ name: String) throws -> Data {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        guard let data = FileManager.default.contents(atPath: root.appending(path: ".specs/" + name).path) else {
            throw MissingSuite(name: name)
        }
        return data
    }
}

/// A suite that was not fetched fails the tests that need it.
package struct MissingSuite: Error, CustomStringConvertible {
    let name: String

    package var description: String { "the suite \(name) is not in .specs/: run `make test-tools`" }
}
