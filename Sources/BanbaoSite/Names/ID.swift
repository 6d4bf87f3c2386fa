package import BanbaoText

/// Which one of its kind a thing is: the place of a page among the pages, of a section among the sections. Holds within one
/// site; ids of different kinds are different types, so that a page cannot be taken for a section.
package struct ID<Of>: Hashable, Sendable {
    /// 0-based.
    package let index: Int

    package init(_ index: Int) { self.index = index }
}

extension ID: Strideable {
    package static func < (left: ID, right: ID) -> Bool { left.index < right.index }
    package static func == (left: ID, right: ID) -> Bool { left.index == right.index }
    package func distance(to other: ID) -> Int { other.index - index }
    package func advanced(by distance: Int) -> ID { ID(index + distance) }
}

extension ID: ByteCodable {
    package func encode(to writer: inout ByteWriter) { writer.write(index) }
    package init(from reader: inout ByteReader) throws(DamagedBytes) { index = try reader.number() }
}
