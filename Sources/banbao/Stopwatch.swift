import Synchronization

/// Notes when each stage of a build ends.
final class Stopwatch: Sendable {
    private let start = ContinuousClock.now
    private let stages = Mutex<[(name: String, end: ContinuousClock.Instant)]>([])

    func note(_ stage: String) { stages.withLock { $0.append((stage, .now)) } }

    /// A line a stage, in milliseconds, and their sum.
    var table: String {
        var text = ""
        var before = start
        for (name, end) in stages.withLock({ $0 }) {
            text += line(name, end - before)
            before = end
        }
        return text + line("total", before - start)
    }

    private func line(_ name: String, _ duration: Duration) -> String {
        let time = decimalText(duration / .milliseconds(1), places: 1)
        let padding = String(repeating: " ", count: max(1, 34 - name.count - time.count))
        return "\(name)\(padding)\(time) ms\n"
    }
}

/// A number rounded to decimal places, all of them written: `0.20`.
func decimalText(_ number: Double, places: Int) -> String {
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let scaled = Int((number * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    return "\(scaled / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
}
