import BanbaoSite
import BanbaoText
import Synchronization

/// Notes when each stage of a build ends.
final class Stopwatch: Sendable {
    private let start = ContinuousClock.now
    private let stages = Mutex<[(stage: BuildStage, end: ContinuousClock.Instant)]>([])

    func note(_ stage: BuildStage) { stages.withLock { $0.append((stage, .now)) } }

    /// A line a stage, in milliseconds, and their sum.
    var table: String {
        var text = ""
        var before = start
        for (stage, end) in stages.withLock({ $0 }) {
            text += line(stage.name, end - before)
            before = end
        }
        return text + line(Wording("total", zh: "合计"), before - start)
    }

    private func line(_ name: Wording, _ duration: Duration) -> String {
        let name = name.localized
        let time = decimalText(duration / .milliseconds(1), places: 1)
        let padding = String(
            repeating: " ", count: max(1, 34 - name.unicodeScalars.reduce(0) { $0 + CJK.cells($1) } - time.count))
        return "\(name)\(padding)\(time) ms\n"
    }
}

extension BuildStage {
    var name: Wording {
        switch self {
        case .scan: Wording("scan", zh: "查看文件")
        case .compare: Wording("compare with last run", zh: "与上次比较")
        case .configuration: Wording("configuration", zh: "读取配置")
        case .figures: Wording("figures", zh: "读取数据")
        case .theme: Wording("theme", zh: "读取主题")
        case .pages: Wording("pages", zh: "读取网页")
        case .site: Wording("site", zh: "整理网站")
        case .plan: Wording("plan", zh: "安排输出")
        case .prepare: Wording("prepare", zh: "准备")
        case .render: Wording("render and write", zh: "生成并写入")
        case .pictures: Wording("pictures", zh: "生成图片")
        case .references: Wording("references", zh: "检查引用")
        case .install: Wording("install", zh: "放进输出文件夹")
        }
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
