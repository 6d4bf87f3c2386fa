/// What is known of the outputs of the last build, for kinds of outputs that follow from the facts of all pages: an edit touches few of them.
package struct EarlierOutputs: Sendable {
    /// What rendering the output at a path brought to light; nil where that is not known.
    package let report: @Sendable (_ path: String) throws -> RenderReport?
    /// Whether the output needs no rendering.
    package let stands: @Sendable (Output) throws -> Bool

    package init(
        report: @escaping @Sendable (_ path: String) throws -> RenderReport?,
        stands: @escaping @Sendable (Output) throws -> Bool
    ) {
        self.report = report
        self.stands = stands
    }
}
