import BanbaoData
package import BanbaoText

/// The offset in the raw bytes after the line that closes the front matter; nil when it is not there. In: the beginning of a
/// page, and whether that is all of it.
func frontMatterEnd(in raw: [UInt8], isWhole: Bool) -> Int? {
    var start = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lineNumber = 0
    while start < raw.count {
        let end = raw[start...].firstIndex { $0 == 0x0A || $0 == 0x0D }
        let line = raw[start..<(end ?? raw.count)]
        // A blank at the end of the line is a slip nobody can see.
        let isFence = line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
        if lineNumber == 0, !isFence { return nil }
        guard let end else { return lineNumber > 0 && isFence && isWhole ? raw.count : nil }
        let isPair = raw[end] == 0x0D && end + 1 < raw.count && raw[end + 1] == 0x0A
        start = end + (isPair ? 2 : 1)
        if lineNumber > 0, isFence { return start }
        lineNumber += 1
    }
    return nil
}

/// What stands between the two lines of dashes. In: all up to the end of the second.
func yamlRange(ofFrontMatter block: ArraySlice<UInt8>) -> Range<Int> {
    let start = (block.firstIndex(of: 0x0A) ?? 0) + 1
    let end = block.dropLast().lastIndex(of: 0x0A).map { $0 + 1 } ?? start
    return start..<max(start, end)
}

/// Where the body begins in a text that may be that of a page. Keys make front matter of what stands between lines of dashes;
/// two lines across a text would otherwise swallow what is between them.
package func bodyStart(ofText source: SourceFile) -> Int {
    guard let end = frontMatterEnd(in: source.bytes, isWhole: true),
        case .map = YAML.parseAll(source, range: yamlRange(ofFrontMatter: source.bytes[..<end])).0
    else { return 0 }
    return end
}
