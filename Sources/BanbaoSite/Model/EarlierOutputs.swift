package import BanbaoText

/// What is known of the outputs of the last build, for kinds of outputs that follow from the facts of all pages: an edit touches few of them.
package struct EarlierOutputs: Sendable {
    /// What rendering the output at a path brought to light; nil where that is not known.
    package let report: @Sendable (_ path: String) throws -> RenderReport?
    /// Whether an output is there that was made from these facts, and nothing else that it depends on has changed.
    package let stands: @Sendable (_ path: String, _ factsHash: ContentHash) throws -> Bool

    package init(
        report: @escaping @Sendable (_ path: String) throws -> RenderReport?,
        stands: @escaping @Sendable (_ path: String, _ factsHash: ContentHash) throws -> Bool
    ) {
        self.report = report
        self.stands = stands
    }
}
