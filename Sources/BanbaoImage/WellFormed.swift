import BanbaoText

/// Where a text stops being XML; nil where it has one element in which all others lie.
package func firstXMLError(in bytes: [UInt8]) -> Int? {
    var reader = XMLReader(bytes)
    var open: [String] = []
    var hasRoot = false
    var end = 0
    do {
        while let token = try reader.next() {
            switch token {
            case .start(let name, _, let isEmpty, let range):
                if open.isEmpty, hasRoot { return range.lowerBound }
                hasRoot = true
                if !isEmpty { open.append(name) }
                end = range.upperBound
            case .end(let name):
                guard open.popLast()?.hasSameBytes(as: name) == true else { return end }
            case .text(let text, let range):
                if open.isEmpty, text.utf8.contains(where: { $0 > 0x20 }) { return range.lowerBound }
                end = range.upperBound
            case .instruction(_, let range), .doctype(_, let range): end = range.upperBound
            }
        }
    } catch { return error.range.lowerBound }
    return open.isEmpty && hasRoot ? nil : bytes.count
}
