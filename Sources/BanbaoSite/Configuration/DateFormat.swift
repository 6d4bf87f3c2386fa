import BanbaoText

/// How a language writes a day: `{year}年{month}月{day}日`, `{month} {day}, {year}`, `{dd}.{mm}.{year}`. How it writes months and years follows from
/// that where it does not say so itself.
struct DateFormat: Sendable, Equatable {
    private enum Part: Sendable, Equatable { case year, month, day, twoDigitMonth, twoDigitDay, literal(String) }

    private static let fields: [(name: String, part: Part)] = [
        ("{year}", .year), ("{month}", .month), ("{day}", .day), ("{mm}", .twoDigitMonth), ("{dd}", .twoDigitDay),
    ]

    private let parts: [Part]
    private let monthParts: [Part]
    private let yearParts: [Part]
    /// Names of the twelve months, or empty for numbers.
    private let months: [String]

    init(pattern: String, monthPattern: String? = nil, yearPattern: String? = nil, months: [String]) {
        self.months = months
        parts = Self.parts(of: pattern)
        let derived = Self.parts(parts) { $0 == .day || $0 == .twoDigitDay }
        monthParts = monthPattern.map(Self.parts) ?? derived
        yearParts = yearPattern.map(Self.parts) ?? Self.parts(derived) { $0 == .month || $0 == .twoDigitMonth }
    }

    private static func parts(of pattern: String) -> [Part] {
        var parts: [Part] = []
        var rest = pattern[...]
        while let first = rest.first {
            if let field = fields.first(where: { rest.startsWithBytes($0.name) }) {
                parts.append(field.part)
                rest = rest.droppingFirstBytes(field.name.utf8.count)
            } else {
                var literal = String(first)
                if case .literal(let before)? = parts.last {
                    literal = before + literal
                    parts.removeLast()
                }
                parts.append(.literal(literal))
                rest = rest.dropFirst()
            }
        }
        return parts
    }

    /// What a pattern is of.
    enum Precision: String, CaseIterable { case day = "date", month = "month-date", year = "year-date" }

    /// Whether every brace belongs to a field that exists, and that a date of this precision has.
    static func isPattern(_ text: String, of precision: Precision = .day) -> Bool {
        parts(of: text).allSatisfy { part in
            switch part {
            case .literal(let text): !text.contains(sign: "{") && !text.contains(sign: "}")
            case .year: true
            case .month, .twoDigitMonth: precision != .year
            case .day, .twoDigitDay: precision == .day
            }
        }
    }

    func text(_ day: Day) -> String { text(day, parts) }

    private func text(_ day: Day, _ parts: some Sequence<Part>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(32)
        for part in parts {
            switch part {
            case .year: result.append(decimal: day.year)
            case .month where months.isEmpty: result.append(decimal: day.month)
            case .month: result.append(months[day.month - 1])
            case .day: result.append(decimal: day.day)
            case .twoDigitMonth: append(twoDigits: day.month, to: &result)
            case .twoDigitDay: append(twoDigits: day.day, to: &result)
            case .literal(let text): result.append(text)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func append(twoDigits number: Int, to bytes: inout [UInt8]) {
        if number < 10 { bytes.append(UInt8(ascii: "0")) }
        bytes.append(decimal: number)
    }

    func text(_ moment: Moment) -> String {
        moment.clockText.map { text(moment.day) + " " + $0 } ?? text(moment.day)
    }

    /// As precisely as it is known: `2026年6月`, `June 2026`, `2035`.
    func text(_ date: PartialDate) -> String {
        text(date.firstDay, date.day != nil ? parts : date.month != nil ? monthParts : yearParts)
    }

    /// Without some fields and the text behind them, which is theirs or separates them from the next; of the last field, the text before
    /// it where none is behind: `{year}-{mm}-{dd}` is `{year}-{mm}`.
    private static func parts(_ parts: [Part], without isLeftOut: (Part) -> Bool) -> [Part] {
        var result: [Part] = []
        var index = 0
        while index < parts.count {
            let part = parts[index]
            index += 1
            if !isLeftOut(part) {
                result.append(part)
            } else if index < parts.count, case .literal = parts[index] {
                index += 1
            } else if index == parts.count, case .literal? = result.last {
                result.removeLast()
            }
        }
        if case .literal(let text)? = result.last {
            result[result.count - 1] = .literal(String(text.reversed().drop { $0 == " " }.reversed()))
        }
        return result
    }
}
