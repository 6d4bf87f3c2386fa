/// What an author asks not to report: findings of one rule, in a line of a page or in all of it.
package struct Suppression: Sendable, Hashable {
    package let rule: Rule
    package let path: String
    /// Where the rule is named.
    package let range: Range<Int>
    /// Bytes of the line it covers, without the line feed; nil for the whole file, front matter included.
    package let line: Range<Int>?

    package init(_ rule: Rule, path: String, range: Range<Int>, line: Range<Int>?) {
        self.rule = rule
        self.path = path
        self.range = range
        self.line = line
    }
}
