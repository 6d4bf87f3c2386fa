/// In: the bytes of a text. Out: data and correction of all blocks, byte by byte in turn, as they lie in the code.
func codewords(of bytes: [UInt8], _ version: Version) -> [UInt8] {
    let data = paddedData(bytes, version)
    let correction = ReedSolomon(correctionBytes: version.correctionBytes)
    // The last blocks hold one byte more.
    let shortLength = version.dataCount / version.blockCount
    let shortCount = version.blockCount - version.dataCount % version.blockCount
    var blocks: [(data: ArraySlice<UInt8>, correction: [UInt8])] = []
    var start = 0
    for block in 0..<version.blockCount {
        let part = data[start..<start + shortLength + (block < shortCount ? 0 : 1)]
        blocks.append((part, correction.correction(of: part)))
        start = part.endIndex
    }
    var result: [UInt8] = []
    for place in 0...shortLength {
        for block in blocks where place < block.data.count { result.append(block.data[block.data.startIndex + place]) }
    }
    for place in 0..<version.correctionBytes { result += blocks.map { $0.correction[place] } }
    return result
}

/// The mode (bytes), the length, the bytes, and what fills the rest.
private func paddedData(_ bytes: [UInt8], _ version: Version) -> [UInt8] {
    var bits: [Bool] = []
    func append(_ value: Int, bits count: Int) { bits += (0..<count).reversed().map { value >> $0 & 1 == 1 } }
    append(0b0100, bits: 4)
    append(bytes.count, bits: version.bitsOfLength)
    for byte in bytes { append(Int(byte), bits: 8) }
    append(0, bits: min(4, version.dataCount * 8 - bits.count))
    append(0, bits: (8 - bits.count % 8) % 8)
    var data = stride(from: 0, to: bits.count, by: 8).map { start in
        bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    while data.count < version.dataCount { data += [0xEC, 0x11].prefix(version.dataCount - data.count) }
    return data
}
