// The wording of what can be wrong with a file as a whole.
extension Diagnostic {
    static func utf16(path: String) -> Diagnostic {
        Diagnostic(
            .encodingUTF16, path: path, Wording("the file is UTF-16", zh: "文件的编码是 UTF-16"),
            help: Wording(
                "save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8)", zh: "另存为 UTF-8（记事本：另存为，编码选 UTF-8）"))
    }

    static func notUTF8(path: String, bytes: [UInt8], offset: Int) -> Diagnostic {
        let place = Wording(
            "(byte 0x\(hexadecimal(bytes[offset])) at offset \(offset))",
            zh: "（偏移 \(offset) 处的字节 0x\(hexadecimal(bytes[offset]))）")
        let isGB18030 = looksLikeGB18030(bytes, at: offset)
        return Diagnostic(
            .encodingNotUTF8, path: path, range: offset..<(offset + 1),
            isGB18030
                ? Wording(
                    "not valid UTF-8 \(place); this looks like GB18030", zh: "不是有效的 UTF-8\(place)；看起来是 GB18030（国标码）")
                : Wording("not valid UTF-8 \(place)", zh: "不是有效的 UTF-8\(place)"),
            help: isGB18030
                ? Wording(
                    "save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8), or: iconv -f GB18030 -t UTF-8 \(path)",
                    zh: "另存为 UTF-8（记事本：另存为，编码选 UTF-8），或者：iconv -f GB18030 -t UTF-8 \(path)")
                : Wording(
                    "save it as UTF-8 (in Notepad: Save As, Encoding: UTF-8)", zh: "另存为 UTF-8（记事本：另存为，编码选 UTF-8）"))
    }

    static func forbiddenCharacter(path: String, range: Range<Int>, _ scalar: Unicode.Scalar) -> Diagnostic {
        let name = codePoint(scalar.value)
        return Diagnostic(
            .encodingControlCharacter, path: path, range: range,
            scalar.value < 0xA0
                ? Wording("control character \(name)", zh: "这里有看不见的控制字符 \(name)")
                : Wording("noncharacter \(name)", zh: "这里有 Unicode 的非字符 \(name)"),
            help: Wording(
                "delete it; it is invisible and not allowed in a web page", zh: "把它删掉；网页里不允许有这种字符"))
    }

    /// Larger than a reader of this kind of file takes, by size alone, before it is read.
    package static func tooLarge(path: String, limitInKiB: Int) -> Diagnostic {
        Diagnostic(
            .fileTooLarge, path: path,
            Wording("the file is larger than \(limitInKiB) KiB", zh: "文件超过了 \(limitInKiB) KiB"),
            help: Wording("split it into several files", zh: "把它拆成几个文件"))
    }
}
