import BanbaoMarkdown
import BanbaoText

/// Renders a text in which no extension has anything to do with the extensions and without, and stops where they differ in
/// more than the ids of headings.
enum PlainCheck {
    static func run(on bytes: [UInt8]) {
        let text = NeutralText.plain(bytes)
        // libcmark reads references in `<https://…>` behind a backslash too, which the tree does not tell.
        if text.span.holds("\\&"), text.contains(UInt8(ascii: "<")) { return }
        let plain = html(NeutralText.withReplacementCharacters(text), hasExtensions: false, isChinese: false)
        let inEnglish = html(text, hasExtensions: true, isChinese: false)
        if inEnglish != plain { fail(text, plain ?? [], inEnglish ?? []) }
        // In Chinese no line break stands next to U+FFFD, which is as wide as a Han character there.
        let inChinese = html(text, hasExtensions: true, isChinese: true)
        if inChinese.map(withoutLineFeeds) != plain.map(withoutLineFeeds) { fail(text, plain ?? [], inChinese ?? []) }
        // Plain CommonMark gives every byte a meaning.
        _ = html(bytes, hasExtensions: false, isChinese: false)
    }

    private static func withoutLineFeeds(_ html: [UInt8]) -> [UInt8] { html.filter { $0 != 0x0A } }

    private static func html(_ text: [UInt8], hasExtensions: Bool, isChinese: Bool) -> [UInt8]? {
        rendered(text, hasExtensions: hasExtensions, isChinese: isChinese).map {
            NeutralText.withoutForbiddenReferences($0)
        }
    }
}

/// Stops where a letter outside ASCII that libcmark writes is missing with the extensions on, or where the HTML is not UTF-8
/// or holds what no page may hold.
enum LettersCheck {
    static func run(on bytes: [UInt8]) {
        guard case .success(let source) = SourceFile.decode(path: "fuzz.md", bytes: bytes) else { return }
        let text = NeutralText.lettered(source.bytes)
        let plain = rendered(
            NeutralText.withReplacementCharacters(text), hasExtensions: false, isChinese: false)
        for isChinese in [false, true] {
            let whole = rendered(text, hasExtensions: true, isChinese: isChinese)
            if plain.map(letters) != whole.map(letters) { fail(text, plain ?? [], whole ?? []) }
            checkCharacters(of: whole ?? [], "HTML")
        }
        let whole = rendered(source.bytes, hasExtensions: true, isChinese: true)
        checkCharacters(of: whole ?? [], "HTML")
    }

    static func checkCharacters(of bytes: [UInt8], _ what: String) {
        precondition(firstInvalidUTF8Offset(in: bytes) == nil, "\(what) is not UTF-8")
        let isClean = !String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(where: isForbiddenInText)
        precondition(isClean, "\(what) holds a control or a noncharacter")
    }

    /// Without those that stand for others, and without ideographic spaces, which indent.
    private static func letters(_ html: [UInt8]) -> [Unicode.Scalar] {
        String(decoding: html, as: UTF8.self).unicodeScalars.filter {
            !$0.isASCII && $0 != "\u{FFFD}" && $0 != "\u{3000}"
        }
    }
}

/// HTML without the ids of headings; nil beyond a limit.
private func rendered(_ text: [UInt8], hasExtensions: Bool, isChinese: Bool) -> [UInt8]? {
    let source = SourceFile(path: "fuzz.md", cleanBytes: text)
    let options = MarkdownOptions(
        rawHTML: .kept, keepsEveryLink: true, hasExtensions: hasExtensions, isChinese: isChinese)
    let document = renderMarkdown(source, body: 0..<text.count, options: options)
    return document.problems.errorCount > 0 ? nil : withoutHeadingIDs(document.html.bytes)
}

private func withoutHeadingIDs(_ html: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    while place < html.count {
        result.append(html[place])
        place += 1
        guard result.count >= 3, result[result.count - 3] == UInt8(ascii: "<"),
            result[result.count - 2] == UInt8(ascii: "h"), html[place...].starts(with: " id=\"".utf8),
            let end = html[(place + 5)...].firstIndex(of: UInt8(ascii: "\""))
        else { continue }
        place = end + 1
    }
    return result
}

@inline(never)
private func fail(_ texts: [UInt8]...) -> Never {
    fatalError(texts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n---\n"))
}

extension Span<UInt8> {
    fileprivate func holds(_ text: StaticString) -> Bool {
        let words = "\(text)".utf8.map { $0 }
        return indices.contains { start in
            start + words.count <= count && words.indices.allSatisfy { self[start + $0] == words[$0] }
        }
    }
}
