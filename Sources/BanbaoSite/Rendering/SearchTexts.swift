import BanbaoMarkdown
import BanbaoSearch
import BanbaoText

extension RenderInputs {
    /// Pages are rendered to be searched.
    var keepsSearchText: Bool { configuration.search != nil && !input.options.isServed }

    /// The index is made when a browser asks for it.
    var servesSearch: Bool { configuration.search != nil && input.options.isServed }

    /// Of a page, besides what its head tells. In: what is known of the body; the texts of the section's fields. Empty where nothing is searched.
    func searchText(_ body: PlainText?, _ fields: [String]) -> SearchText {
        var text = SearchText()
        guard let body else { return text }
        for field in fields { text.append(field, .text) }
        let bytes = body.bytes.span
        for block in body.blocks {
            text.append(bytes.extracting(block.text), block.kind == .heading ? .heading : .text)
        }
        return text
    }
}
