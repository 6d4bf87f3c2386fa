import BanbaoText

extension HTMLValue {
    /// A value as it may be written between quotes; nil where it is none of this kind. URLs are not values of this kind: somebody
    /// has to look where they lead.
    func checked(_ written: Span<UInt8>) -> [UInt8]? {
        let plain = plainText(ofMarkup: written)
        let word = String(decoding: plain, as: UTF8.self).lowercased()
        switch self {
        case .text:
            var value: [UInt8] = []
            value.append(escapingMarkupIn: written)
            return value
        case .flag: return []
        case .number(let range): return number(plain, range).map { Array(String($0).utf8) }
        case .words(let words): return words.contains(word) ? Array(word.utf8) : nil
        case .language: return isName(plain, joinedBy: UInt8(ascii: "-")) ? plain : nil
        case .mediaType:
            // `video/mp4; codecs="avc1"` is read as far as the type.
            let type = Array(plain.prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 })
            return isName(type, joinedBy: UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "+"))
                ? type : nil
        case .time: return isTime(plain) ? plain : nil
        case .webURL, .file, .picture: return nil
        }
    }

    /// `300`, and `300px` as many write it.
    private func number(_ text: [UInt8], _ range: ClosedRange<Int>) -> Int? {
        let digits = text.suffix(2).elementsEqual("px".utf8) ? text.dropLast(2) : text[...]
        guard digits.count < 7, let value = Int(String(decoding: digits, as: UTF8.self)), range.contains(value) else {
            return nil
        }
        return value
    }

    private func isName(_ text: [UInt8], joinedBy signs: UInt8...) -> Bool {
        guard let first = text.first, isLetter(first), text.count <= 64 else { return false }
        return text.allSatisfy { isLetterOrDigit($0) || signs.contains($0) }
    }

    private func isTime(_ text: [UInt8]) -> Bool {
        guard let first = text.first, isDigit(first), text.count <= 32 else { return false }
        return text.allSatisfy { isDigit($0) || "-:TZ+. ".utf8.contains($0) }
    }
}
