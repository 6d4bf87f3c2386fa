/// The part of a picture that stays visible where it is cropped: how far from the left and from the top, in percent.
package struct FocalPoint: Sendable, Equatable {
    package let left: Int
    package let top: Int

    package static let middle = FocalPoint(left: 50, top: 50)

    private init(left: Int, top: Int) {
        self.left = left
        self.top = top
    }

    /// `40% 20%`; nil for what is not two whole percentages.
    package init?(_ text: String) {
        let parts = text.parts(separatedBy: " ").map(Self.percentage)
        guard parts.count == 2, let left = parts[0], let top = parts[1] else { return nil }
        self.init(left: left, top: top)
    }

    private static func percentage(_ text: String) -> Int? {
        guard text.endsWithBytes("%"), let number = Int(text.droppingLastBytes(1)), (0...100).contains(number),
            text == "\(number)%"
        else { return nil }
        return number
    }
}

extension FocalPoint: CustomStringConvertible {
    /// As `object-position` has it: `40% 20%`.
    package var description: String { "\(left)% \(top)%" }
}

extension FocalPoint: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(left)
        writer.write(top)
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        self.init(left: try reader.number(), top: try reader.number())
    }
}
