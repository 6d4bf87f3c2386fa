// Warnings outlive the build that found them: a page that is not rendered again still has them.

extension Diagnostic: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(isError)
        writer.write(rule.id)
        writer.write(path)
        writer.write(range) { $1.write($0) }
        writer.write(message)
        writer.write(help) { $1.write($0) }
        writer.write(notes)
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        let severity: Severity = try reader.flag() ? .error : .warning
        let id = try reader.text()
        guard let rule = Rule(id: id) else { throw DamagedBytes() }
        let path = try reader.text()
        let range = try reader.optional { reader throws(DamagedBytes) in try reader.range() }
        let message: Wording = try reader.value()
        let help: Wording? = try reader.optional { reader throws(DamagedBytes) in try reader.value() }
        self.init(rule, severity: severity, path: path, range: range, message, help: help, notes: try reader.list())
    }
}

extension Diagnostic.Note: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(message)
        writer.write(path) { $1.write($0) }
        writer.write(range) { $1.write($0) }
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        let message: Wording = try reader.value()
        let path = try reader.optional { reader throws(DamagedBytes) in try reader.text() }
        let range = try reader.optional { reader throws(DamagedBytes) in try reader.range() }
        self.init(message, path: path, range: range)
    }
}
