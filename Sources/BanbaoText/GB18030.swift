/// Whether the bytes from `offset` on, which are not UTF-8, are Chinese in GB18030 (or GBK, or GB 2312), as older programs on
/// Windows save it: two characters of GB 2312 at least, up to the next ASCII character.
func looksLikeGB18030(_ bytes: [UInt8], at offset: Int) -> Bool {
    let run = bytes[offset...].prefix(200).prefix { $0 >= 0x80 }
    guard run.count >= 4, run.count % 2 == 0 else { return false }
    return run.indices.allSatisfy { index in
        let isLead = (index - offset) % 2 == 0
        return (0xA1...(isLead ? 0xF7 : 0xFE)).contains(bytes[index])
    }
}
