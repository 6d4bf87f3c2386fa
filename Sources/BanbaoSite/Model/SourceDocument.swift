import BanbaoText

/// A public document that facts of an entry are from.
struct SourceDocument: Sendable {
    let name: String
    /// Nil where it is not on the web.
    let url: String?
    /// Of the document, as precisely as it says; nil where it says none.
    let date: PartialDate?
}

extension SourceDocument: ByteCodable {
    func encode(to writer: inout ByteWriter) {
        writer.write(name)
        writer.write(url) { $1.write($0) }
        writer.write(date) { $1.write($0) }
    }

    init(from reader: inout ByteReader) throws(DamagedBytes) {
        name = try reader.text()
        url = try reader.optional { reader throws(DamagedBytes) in try reader.text() }
        date = try reader.optional { reader throws(DamagedBytes) in try reader.value() }
    }
}
