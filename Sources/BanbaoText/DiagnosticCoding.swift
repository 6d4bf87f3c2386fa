// Warnings outlive the build that found them: a page that is not rendered again still has them.

extension Diagnostic: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(isError)
        writer.write(rule)
        writer.write(path)
        writer.write(range) { $1.write($0) }
        writer.write(message)
        writer.write(help) { $1.write($0) }
        writer.write(notes)
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        let severity: Severity = try reader.flag() ? .error : .warning
        let rule: Rule = try reader.value()
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

extension Rule: ByteCodable {
    package func encode(to writer: inout ByteWriter) { writer.write(id) }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        guard let rule = Rule(id: try reader.text()) else { throw DamagedBytes() }
        self = rule
    }
}

extension Suppression: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(rule)
        writer.write(path)
        writer.write(range)
        writer.write(line) { $1.write($0) }
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        let rule: Rule = try reader.value()
        let (path, range) = (try reader.text(), try reader.range())
        self.init(
            rule, path: path, range: range,
            line: try reader.optional { reader throws(DamagedBytes) in try reader.range() })
    }
}
