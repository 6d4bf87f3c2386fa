import Foundation

/// What a document has in common with its version in another language.
struct DocumentOutline {
    /// Levels, in order.
    var headings: [Int] = []
    /// What stands behind the backticks that open them, and what must be the same in every language: Markdown and HTML as
    /// they are, the keys of YAML, nothing of what the program says.
    var codeBlocks: [String] = []
    /// Of all tables: the word in code that a row begins with, such as a key or a rule, and how many cells it has.
    var rows: [String] = []

    init(_ text: String) {
        var block: String?
        for line in text.components(separatedBy: "\n") {
            let unindented = line.drop { $0 == " " }
            if unindented.hasPrefix("```") {
                if let open = block {
                    codeBlocks.append(open)
                    block = nil
                } else {
                    block = "\(unindented.dropFirst(3))\n"
                }
            } else if let open = block {
                block = open + shared(line, info: open.prefix { $0 != "\n" })
            } else if line.hasPrefix("#") {
                headings.append(line.prefix { $0 == "#" }.count)
            } else if line.hasPrefix("|") {
                let word = line.firstMatch(of: /^\| `([a-z0-9.-]+)`/).map { String($0.1) } ?? ""
                rows.append("\(word) \(line.replacing("\\|", with: "").count { $0 == "|" })")
            }
        }
    }

    private func shared(_ line: String, info: Substring) -> String {
        switch info {
        case "markdown", "markdown zh", "html": line + "\n"
        case "yaml": line.prefix { $0 != ":" } + "\n"
        default: ""
        }
    }
}
