// Digits that say nothing about how much or how many: dates, times, names, labels, addresses.

extension NumberScanner {
    /// `2020-01-15`, `2020/1/15`, `9:30`.
    func machineDate(_ text: Span<UInt8>, _ run: DigitRun, _ limit: Int) -> (end: Int, numbers: [PlainNumber])? {
        let mark = text.byte(run.range.upperBound)
        guard run.isPlain || mark == UInt8(ascii: "."), isDigit(text.byte(run.range.upperBound + 1)) else { return nil }
        if mark == UInt8(ascii: ":"), run.range.count <= 2 {
            var end = run.range.upperBound
            while text.byte(end) == mark, isDigit(text.byte(end + 1)) {
                end = self.digits(text, at: end + 1, limit).range.upperBound
            }
            return (end, [])
        }
        guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/"), run.fourDigits != nil else { return nil }
        let month = digits(text, at: run.range.upperBound + 1, limit)
        guard month.isPlain, month.range.count <= 2, month.mantissa.map({ (1...12).contains($0) }) == true else {
            return nil
        }
        var parts = [run, month]
        if text.byte(month.range.upperBound) == mark, isDigit(text.byte(month.range.upperBound + 1)) {
            parts.append(digits(text, at: month.range.upperBound + 1, limit))
        }
        let last = parts[parts.count - 1]
        guard last.range.count <= 2, parts.count == 3 || month.range.count == 2, !last.isVersion else { return nil }
        return (last.range.upperBound, parts.compactMap(\.number))
    }

    func isAside(
        _ text: Span<UInt8>, _ run: DigitRun, in part: Range<Int>, _ found: inout NumbersInText
    ) -> Bool {
        let isDate = isInDate(text, run, goesOnFrom: found.endOfDate)
        if isDate { found.endOfDate = run.range.upperBound }
        return isDate || isYear(text, run) || isInName(text, run) || isLabel(text, run) || isMarker(text, run, part)
    }

    // MARK: Dates

    private func behindSpace(_ text: Span<UInt8>, _ run: DigitRun) -> Int {
        text.byte(run.range.upperBound) == 0x20 ? run.range.upperBound + 1 : run.range.upperBound
    }

    private func isYear(_ text: Span<UInt8>, _ run: DigitRun) -> Bool {
        guard let number = run.fourDigits, (1000...2999).contains(number) else { return false }
        let end = behindSpace(text, run)
        if hasSpaces, text.byte(end) == UInt8(ascii: "s") { return true }
        if yearEndings.isEmpty { return (1900...2100).contains(number) }
        if yearEndings.contains(where: { text.holds($0, at: end) }) { return true }
        // 2018-2022年
        guard let mark = rangeMarks.first(where: { text.holds($0, at: end) }) else { return false }
        let last = digits(text, at: end + mark.count, text.count)
        return last.fourDigits != nil
            && yearEndings.contains { text.holds($0, at: behindSpace(text, last)) }
    }

    private func isInDate(_ text: Span<UInt8>, _ run: DigitRun, goesOnFrom end: Int) -> Bool {
        guard run.isPlain, run.range.count <= 2 else { return false }
        let start = run.range.lowerBound
        // May 1–5, 10月21-23日
        if end >= 0, start - end < 8,
            dateJoints.contains(where: { end + $0.count == start && text.holds($0, at: end) })
        {
            return true
        }
        let next = behindSpace(text, run)
        if dateEndings.contains(where: { holds(text, $0, at: next) }) { return true }
        return !months.isEmpty
            && (isMonth(text, before: start) || isMonth(text, behind: run.range.upperBound))
    }

    /// `October 21`, `Oct. 21`
    private func isMonth(_ text: Span<UInt8>, before place: Int) -> Bool {
        var end = place
        while end > 0, text[end - 1] == 0x20 || text[end - 1] == UInt8(ascii: ".") { end -= 1 }
        guard end < place else { return false }
        var start = end
        while start > 0, end - start < 10, isLetter(text[start - 1]) { start -= 1 }
        return isMonth(text, start..<end)
    }

    /// `21 October`, `21st of October`
    private func isMonth(_ text: Span<UInt8>, behind place: Int) -> Bool {
        var start = place
        while isLetter(text.byte(start)) { start += 1 }
        if text.reads(" of", at: start) { start += 3 }
        guard text.byte(start) == 0x20 else { return false }
        start += 1
        var end = start
        while isLetter(text.byte(end)) { end += 1 }
        return isMonth(text, start..<end)
    }

    /// A name, or at least three letters of its beginning.
    private func isMonth(_ text: Span<UInt8>, _ word: Range<Int>) -> Bool {
        guard (3...9).contains(word.count), (0x41...0x5A).contains(text[word.lowerBound]) else { return false }
        return months.contains { name in
            guard word.count == name.count || word.count <= min(4, name.count) else { return false }
            for (place, letter) in zip(word, name) where text[place] != letter { return false }
            return true
        }
    }

    // MARK: Names and labels

    /// `COVID-19`, `sha256`, `/2020/`, `12371.cn`
    private func isInName(_ text: Span<UInt8>, _ run: DigitRun) -> Bool {
        let (start, end) = (run.range.lowerBound, run.range.upperBound)
        let (before, after) = (text.byte(start - 1), text.byte(end))
        if isLetter(before) || beginsName(before) { return true }
        if joinsNames(before), isLetter(text.byte(start - 2)) || isInAddress(text, start) {
            return true
        }
        if before == UInt8(ascii: "("), text.byte(start - 2) == UInt8(ascii: "]") { return true }
        if after == UInt8(ascii: "_") || after == UInt8(ascii: "@") { return true }
        if after == UInt8(ascii: "."), isLetter(text.byte(end + 1)) { return true }
        var place = end
        while isLetter(text.byte(place)) { place += 1 }
        return place > end && isDigit(text.byte(place))
    }

    private func isInAddress(_ text: Span<UInt8>, _ place: Int) -> Bool {
        var start = place
        while start > 0, place - start < 512, text[start - 1] > 0x20, text[start - 1] < 0x7F,
            text[start - 1] != UInt8(ascii: "(")
        {
            start -= 1
            if text.reads("://", at: start) { return true }
        }
        return text.byte(start - 1) == UInt8(ascii: "(") && text.byte(start - 2) == UInt8(ascii: "]")
            || text.reads("www.", at: start)
    }

    /// `No. 47`, 〔2017〕47号
    private func isLabel(_ text: Span<UInt8>, _ run: DigitRun) -> Bool {
        let start = run.range.lowerBound
        return labels.contains { label in
            text.holds(label, at: start - label.count)
                || (text.byte(start - 1) == 0x20 && text.holds(label, at: start - label.count - 1))
        }
    }

    /// At the head of a line, a heading or a part of a sentence, or by itself in brackets.
    private func isMarker(_ text: Span<UInt8>, _ run: DigitRun, _ part: Range<Int>) -> Bool {
        let (start, end) = (run.range.lowerBound, run.range.upperBound)
        if run.range.count <= 2 {
            let (before, after) = (text.byte(start - 1), text.byte(end))
            if before == UInt8(ascii: "("), after == UInt8(ascii: ")") { return true }
            if text.reads("（", before: start), text.reads("）", at: end) { return true }
            // 分别为：1. 甲；2. 乙
            if !hasSpaces, text.reads(". ", at: end) { return true }
        }
        var place = start
        while place > part.lowerBound, isMark(text[place - 1]) { place -= 1 }
        guard place == part.lowerBound || text[place - 1] == 0x0A else { return false }
        if (place..<start).contains(where: { text[$0] == UInt8(ascii: "#") }) { return true }
        return text.first(of: [". ", ") ", "、", "．", "）", ".\u{3000}"], at: end) != nil
    }
}

/// `_2`, `#12`
private func beginsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "@"): true
    default: false
    }
}

/// Between the parts of a name or an address.
private func joinsNames(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "+"),
        UInt8(ascii: ":"), UInt8(ascii: "~"), UInt8(ascii: "?"), UInt8(ascii: "%"), UInt8(ascii: "@"):
        true
    default: false
    }
}

/// Before the text of a block.
private func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "-"),
        UInt8(ascii: "*"), UInt8(ascii: "+"):
        true
    default: false
    }
}
