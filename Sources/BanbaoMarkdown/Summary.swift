import BanbaoText

/// A summary of at most about two lines, for lists and meta tags: cut at a sentence where one ends in time,
/// else at a word, with an ellipsis.
package func summary(of text: String) -> String {
    // A Han character says about as much as half an English word.
    let limit = 100
    var used = 0
    var lastSentenceEnd: String.Index?
    var lastWordEnd: String.Index?
    var isInWord = false
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
        let scalar = scalars[index]
        let next = scalars.index(after: index)
        if CJK.cells(scalar) == 2 {
            used += 1
            isInWord = false
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            if !isInWord { used += 2 }
            isInWord = true
        } else {
            isInWord = false
        }
        if used > limit { break }
        if !isInWord || CJK.cells(scalar) == 2 { lastWordEnd = index }
        if isSentenceEnd(scalar, next: next < scalars.endIndex ? scalars[next] : nil) { lastSentenceEnd = next }
        index = next
    }
    if index == scalars.endIndex { return text }
    if let end = lastSentenceEnd { return String(scalars[..<end]) }
    return String(scalars[..<(lastWordEnd ?? index)]) + "…"
}

private func isSentenceEnd(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "。", "！", "？":
        return next.map { !"”’）》」』".unicodeScalars.contains($0) } ?? true
    case "”", "」": return false
    case ".", "!", "?": return next == nil || next == " "
    default: return false
    }
}
