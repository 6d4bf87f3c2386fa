/// The languages that messages are written in.
package enum MessageLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case chinese = "zh"
}

/// A text for people, in every language of messages: one that lacks a language does not compile. Put together from names,
/// numbers and other wordings, of which each language takes its own.
///
///     Wording("no partial \"\(name)\"", zh: "没有名为“\(name)”的片段")
package struct Wording: Sendable, Hashable {
    private let english: String
    private let chinese: String

    package init(_ english: English, zh chinese: Chinese) {
        self.english = english.text
        self.chinese = chinese.text
    }

    /// The same in every language: names, paths, what an author wrote.
    package init(verbatim text: String) {
        english = text
        chinese = text
    }

    package subscript(language: MessageLanguage) -> String {
        switch language {
        case .english: english
        case .chinese: chinese
        }
    }

    /// Followed by Han characters: with a space in Chinese where it ends in Latin.
    package var beforeHan: Wording {
        guard let last = chinese.utf8.last, last < 0x80 else { return self }
        return Wording("\(english)", zh: "\(chinese) ")
    }

    package typealias English = Text<InEnglish>
    package typealias Chinese = Text<InChinese>

    package enum InEnglish: WordingLanguage {
        package static func text(of wording: Wording) -> String { wording.english }
    }

    package enum InChinese: WordingLanguage {
        package static func text(of wording: Wording) -> String { wording.chinese }
    }

    /// A wording's text in one language while it is written down.
    package struct Text<Language: WordingLanguage>: ExpressibleByStringInterpolation {
        fileprivate let text: String

        package init(stringLiteral text: String) { self.text = text }
        package init(stringInterpolation interpolation: Interpolation) { text = interpolation.text }

        package struct Interpolation: StringInterpolationProtocol {
            fileprivate var text = ""

            package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

            package mutating func appendLiteral(_ literal: String) { text += literal }
            package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
                text += value.description
            }
            package mutating func appendInterpolation(_ wording: Wording) { text += Language.text(of: wording) }
        }
    }
}

extension Wording: ByteCodable {
    package func encode(to writer: inout ByteWriter) {
        writer.write(english)
        writer.write(chinese)
    }

    package init(from reader: inout ByteReader) throws(DamagedBytes) {
        english = try reader.text()
        chinese = try reader.text()
    }
}

package protocol WordingLanguage {
    static func text(of wording: Wording) -> String
}
