import BanbaoText

/// A destination in an attribute, byte for byte as libcmark's `houdini_href_e.c` writes it.
func plainHref(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
        switch byte {
        case UInt8(ascii: "&"): result.append("&amp;" as StaticString)
        case UInt8(ascii: "'"): result.append("&#x27;" as StaticString)
        case 0x21, 0x23...0x25, 0x28...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: result.append(byte)
        default: result.append(percentEncoding: byte)
        }
    }
    return result
}
