import BanbaoText
import CStemmer

/// The stems of a language's words, by Snowball's algorithm for it; of a language that Snowball does not know, the words
/// themselves.
@safe struct Stemmer: ~Copyable {
    private let handle: OpaquePointer?

    /// In: a language tag, `en` or `pt-BR`.
    init(languageTag: String) {
        let language = languageTag.lowercased().parts(separatedBy: "-").first ?? ""
        unsafe handle = sb_stemmer_new(language, "UTF_8")
    }

    deinit {
        if let handle = unsafe handle { unsafe sb_stemmer_delete(handle) }
    }

    /// In: a word in small letters.
    borrowing func stem(_ word: [UInt8]) -> [UInt8] {
        guard let handle = unsafe handle, let stem = unsafe sb_stemmer_stem(handle, word, Int32(word.count)) else {
            return word
        }
        return unsafe Array(UnsafeBufferPointer(start: stem, count: Int(sb_stemmer_length(handle))))
    }
}
