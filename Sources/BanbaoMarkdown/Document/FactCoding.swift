package import BanbaoText

// What is remembered of a page between builds.

extension Heading: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(level)
        writer.write(anchor)
        writer.write(text)
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        self.init(level: try reader.number(), anchor: try reader.text(), text: try reader.text())
    }
}

extension ReadingLength: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(hanCharacters)
        writer.write(words)
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        self.init()
        hanCharacters = try reader.number()
        words = try reader.number()
    }
}
