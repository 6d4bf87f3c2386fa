/// Where labels begin that each want to be in the middle of a place, and must neither overlap nor leave the range. In: places in
/// ascending order, as many heights, and a range that has room for all of them.
func spread(_ middles: [Int], heights: [Int], gap: Int, in range: Range<Int>) -> [Int] {
    var tops = zip(middles, heights).map { $0 - $1 / 2 }
    // Downwards, each is below the one before it; upwards, the last that reach too far down push the others back.
    var next = range.lowerBound
    for number in tops.indices {
        tops[number] = max(tops[number], next)
        next = tops[number] + heights[number] + gap
    }
    next = range.upperBound
    for number in tops.indices.reversed() {
        tops[number] = min(tops[number], next - heights[number])
        next = tops[number] - gap
    }
    return tops
}
