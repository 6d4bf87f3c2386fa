package import BanbaoText

// What is remembered of images between builds.
extension ImageContent: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        func write(_ kind: Int, _ format: ImageFormat) {
            writer.write(kind)
            writer.write(format.rawValue)
        }
        switch self {
        case .image(let format, let size, let isAnimated):
            write(0, format)
            writer.write(isAnimated)
            writer.write(size) { size, writer in
                writer.write(size.width)
                writer.write(size.height)
            }
        case .cutOff(let format): write(1, format)
        case .damaged(let format): write(2, format)
        case .other(let name):
            writer.write(3)
            writer.write(name) { $1.write($0) }
        }
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        let kind = try reader.number()
        if kind == 3 {
            self = .other(try reader.optional { reader throws(DamagedBytes) in try reader.text() })
            return
        }
        guard let format = ImageFormat(rawValue: try reader.text()) else { throw DamagedBytes() }
        switch kind {
        case 0:
            let isAnimated = try reader.flag()
            let size = try reader.optional { reader throws(DamagedBytes) in
                PixelSize(width: try reader.number(), height: try reader.number())
            }
            self = .image(format, size, isAnimated: isAnimated)
        case 1: self = .cutOff(format)
        case 2: self = .damaged(format)
        default: throw DamagedBytes()
        }
    }
}
