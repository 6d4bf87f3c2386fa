/// The digits of a number as they stand in a text: `9,514.2`.
struct DigitRun {
    var range: Range<Int>
    /// Without the decimal mark; nil where there are more than any figure has.
    var mantissa: Int? = 0
    var decimals = 0
    /// Digits alone, as of a year.
    var isPlain = true
    /// `1.2.3`
    var isVersion = false

    var number: PlainNumber? { mantissa.flatMap { PlainNumber($0, exponent: -decimals) } }

    /// The number that four digits make; nil for anything else.
    var fourDigits: Int? { isPlain && range.count == 4 ? mantissa : nil }
}

extension NumberScanner {
    func digits(_ text: Span<UInt8>, at start: Int, _ end: Int) -> DigitRun {
        var run = DigitRun(range: start..<start)
        func take(_ count: Int = .max) {
            var place = run.range.upperBound
            let limit = min(end, place.addingReportingOverflow(count).overflow ? end : place + count)
            while place < limit, isDigit(text[place]) {
                run.mantissa = run.mantissa.flatMap { $0 < Int.max / 20 ? $0 * 10 + Int(text[place] - 0x30) : nil }
                place += 1
            }
            run.range = start..<place
        }
        take()
        while run.range.count <= 3 || !run.isPlain, let group = group(text, at: run.range.upperBound) {
            run.range = start..<group
            run.isPlain = false
            take(3)
        }
        let point = run.range.upperBound
        guard text.holds(decimalMark, at: point), isDigit(text.byte(point + decimalMark.count)) else { return run }
        run.range = start..<(point + decimalMark.count)
        run.isPlain = false
        take()
        run.decimals = run.range.upperBound - point - decimalMark.count
        while text.byte(run.range.upperBound) == UInt8(ascii: "."), isDigit(text.byte(run.range.upperBound + 1)) {
            run.isVersion = true
            run.range = start..<(run.range.upperBound + 1)
            take()
        }
        return run
    }

    /// Where a group of three digits begins behind a separator.
    private func group(_ text: Span<UInt8>, at place: Int) -> Int? {
        let start = place + separator.count
        guard text.holds(separator, at: place), (0..<3).allSatisfy({ isDigit(text.byte(start + $0)) }),
            !isDigit(text.byte(start + 3))
        else { return nil }
        return start
    }

    /// Reads the number that begins at a place. Out: where to go on.
    func readDigits(
        _ text: Span<UInt8>, at start: Int, in part: Range<Int>, _ found: inout NumbersInText
    ) -> Int {
        let run = digits(text, at: start, part.upperBound)
        guard !run.isVersion, let number = run.number else { return run.range.upperBound }
        if let date = machineDate(text, run, part.upperBound) {
            for number in date.numbers { found.note(number) }
            return date.end
        }
        let scaled = scaled(text, run, number, part.upperBound)
        let end = scaled?.end ?? run.range.upperBound
        let atRange = scaled == nil ? scaledByRange(text, run, number, part.upperBound) : nil
        let meaning = scaled?.meaning ?? atRange ?? NumberMeaning(number)
        let isFigure = scaled != nil || !isAside(text, run, in: part, &found)
        found.note(meaning)
        if isFigure, part.contains(start) { found.note(written: start..<percentEnd(text, end), meaning) }
        return end
    }

    private func percentEnd(_ text: Span<UInt8>, _ end: Int) -> Int {
        text.byte(end) == UInt8(ascii: "%") ? end + 1 : text.reads("％", at: end) ? end + 3 : end
    }

    // MARK: Scales

    /// With the words for its scale: `951.4万`, 1000多万, `5 thousand`, 14亿1178万. Where a word may be the beginning of another one, as
    /// 千 of 千米 is, the digits alone as well.
    private func scaled(
        _ text: Span<UInt8>, _ run: DigitRun, _ number: PlainNumber, _ limit: Int, below largest: Int = .max
    ) -> (end: Int, meaning: NumberMeaning)? {
        var place = spaces(text, run.range.upperBound)
        guard scaleOpenings.mayOpen(text, at: place) else { return nil }
        for filler in fillers where text.holds(filler, at: place) {
            place = spaces(text, place + filler.count)
            break
        }
        var meaning = NumberMeaning(number)
        var end = place
        if let multiplier = multipliers.first(where: { holds(text, $0.name, at: place) }),
            let multiplied = number.scaled(by: multiplier.exponent)
        {
            meaning = NumberMeaning(multiplied, or: number)
            end = place + multiplier.name.count
            place = spaces(text, end)
        }
        guard let scale = scales.first(where: { $0.exponent < largest && holds(text, $0.name, at: place) }),
            let result = meaning.likeliest.scaled(by: scale.exponent)
        else { return meaning.other == nil ? nil : (end, meaning) }
        end = place + scale.name.count
        guard !hasSpaces, isDigit(text.byte(end)) else { return (end, NumberMeaning(result)) }
        let next = digits(text, at: end, limit)
        let lower = next.number.flatMap { self.scaled(text, next, $0, limit, below: scale.exponent) }
        guard let lower, let high = result.whole, let low = lower.meaning.likeliest.whole, low < high,
            high <= Int.max / 2, let total = PlainNumber(high + low)
        else { return (end, NumberMeaning(result)) }
        return (lower.end, NumberMeaning(total))
    }

    /// Behind emphasis, spaces and a hyphen between digits and a word.
    private func spaces(_ text: Span<UInt8>, _ start: Int) -> Int {
        var place = start
        while true {
            switch text.byte(place) {
            case 0x20, UInt8(ascii: "*"): place += 1
            case UInt8(ascii: "-") where hasSpaces && isLetter(text.byte(place + 1)): place += 1
            case 0xC2 where text.byte(place + 1) == 0xA0: place += 2
            default: return place
            }
            if place - start > 4 { return start }
        }
    }

    /// Of a number whose scale may stand behind the next one: 3至5万.
    private func scaledByRange(
        _ text: Span<UInt8>, _ run: DigitRun, _ number: PlainNumber, _ limit: Int
    ) -> NumberMeaning? {
        var place = percentEnd(text, run.range.upperBound)
        if text.byte(place) == 0x20 { place += 1 }
        guard rangeOpenings.mayOpen(text, at: place),
            let mark = rangeMarks.first(where: { holds(text, $0, at: place) })
        else { return nil }
        place += mark.count
        if text.byte(place) == 0x20 { place += 1 }
        guard isDigit(text.byte(place)) else { return nil }
        let next = digits(text, at: place, limit)
        guard let other = next.number, let scaled = scaled(text, next, other, limit) else { return nil }
        let exponents = scales.map(\.exponent) + multipliers.map(\.exponent)
        let exponent = exponents.first { other.scaled(by: $0) == scaled.meaning.likeliest }
        return exponent.flatMap { number.scaled(by: $0) }.map { NumberMeaning($0, or: number) }
    }
}

extension Span<UInt8> {
    /// Whether these bytes stand at a place; never where there are none.
    func holds(_ bytes: [UInt8], at place: Int) -> Bool {
        guard !bytes.isEmpty, place >= 0, place + bytes.count <= count else { return false }
        for index in bytes.indices where self[place + index] != bytes[index] { return false }
        return true
    }
}
