/// A number while its words are read.
struct Numeral {
    private var total = 0
    private var section = 0
    private var current: Int?
    private var lastExponent = Int.max
    private var isEmpty = true

    var value: Int? { isEmpty ? nil : total + section + (current ?? 0) }

    /// False where the word belongs to the next number: 四, 五 of 十四五.
    mutating func take(_ number: Int) -> Bool {
        // 一百零五
        if number == 0, !isEmpty { return current == nil && lastExponent < Int.max }
        if let current {
            guard current >= 20, current % 10 == 0, number < 10 else { return false }
            self.current = current + number
        } else {
            current = number
        }
        isEmpty = false
        return true
    }

    mutating func multiply(by exponent: Int) -> Bool {
        guard let power = powerOfTen(exponent) else { return false }
        if exponent > lastExponent, section > 0 {
            guard let product = product(section + (current ?? 0), power) else { return false }
            section = product
        } else {
            guard let product = product(current ?? 1, power), section < Int.max / 2 - product else { return false }
            section += product
        }
        (current, lastExponent, isEmpty) = (nil, exponent, false)
        return true
    }

    mutating func scale(by exponent: Int) -> Bool {
        guard !isEmpty, let power = powerOfTen(exponent), let product = product(section + (current ?? 0), power),
            total < Int.max / 2 - product
        else { return false }
        total += product
        (section, current, lastExponent) = (0, nil, Int.max)
        return true
    }

    private func product(_ number: Int, _ power: Int) -> Int? {
        number <= Int.max / 4 / power ? number * power : nil
    }
}

func powerOfTen(_ exponent: Int) -> Int? {
    (0...17).contains(exponent) ? (0..<exponent).reduce(1) { power, _ in power * 10 } : nil
}
