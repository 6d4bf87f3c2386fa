import BanbaoChart
import BanbaoText
import Foundation
import SiteTrials
import Testing

/// Contrast of charts as WCAG 2.2 computes it, on the backgrounds of this repository's theme.
@Suite struct StyleTests {
    private static let css = Repository.lines(of: Repository.root.appending(path: "templates/assets/style.css"))
        .joined(separator: "\n")

    enum Screen: CaseIterable { case light, dark }

    /// `--ink: #211f1b` of the first block of variables, or of the second, that for dark screens.
    private static func color(_ variable: String, _ screen: Screen) throws -> String {
        let blocks = css.matches(of: /:root \{([^}]*)\}/).map(\.1)
        try #require(blocks.count >= 2)
        let declaration = try Regex("--\(variable): (#[0-9a-f]{6}|#[0-9a-f]{3});")
        let match = try #require(blocks[screen == .light ? 0 : 1].firstMatch(of: declaration), "\(variable)")
        let color = String(try #require(match[1].substring))
        return color.count == 4 ? "#" + color.dropFirst().map { "\($0)\($0)" }.joined() : color
    }

    private static func papers(_ screen: Screen) throws -> [String] {
        try ["paper", "panel", "card"].map { try color($0, screen) }
    }

    private static func luminance(_ color: String) -> Double {
        let value = UInt32(color.dropFirst(), radix: 16) ?? 0
        return zip([16, 8, 0], [0.2126, 0.7152, 0.0722]).map { shift, weight in
            let part = Double(value >> shift & 0xFF) / 255
            return weight * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4))
        }.reduce(0, +)
    }

    private static func contrast(_ one: String, _ other: String) -> Double {
        let luminances = [luminance(one), luminance(other)].sorted()
        return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }

    /// `ink` painted so opaquely on `paper`.
    private static func blended(_ ink: String, opacity: Double, _ paper: String) -> String {
        let colors = [ink, paper].map { UInt32($0.dropFirst(), radix: 16) ?? 0 }
        let parts = [16, 8, 0].map { shift in
            let (front, back) = (Double(colors[0] >> shift & 0xFF), Double(colors[1] >> shift & 0xFF))
            return UInt32(front * opacity + back * (1 - opacity)) << shift
        }
        return "#" + String(0x1000000 + parts.reduce(0, |), radix: 16).dropFirst()
    }

    @Test(arguments: Screen.allCases) func `shapes stand out`(screen: Screen) throws {
        for number in 1...6 {
            let color = try Self.color("chart-\(number)", screen)
            for paper in try Self.papers(screen) {
                #expect(Self.contrast(color, paper) >= 3, "\(color) on \(paper)")
            }
        }
    }

    @Test(arguments: Screen.allCases) func `pale text and lines can be read`(screen: Screen) throws {
        func opacity(_ kind: String) throws -> Double {
            let pattern = try Regex("\\.chart \\.\(kind) \\{ (?:fill|stroke)-opacity: ([0-9.]+);")
            let match = try #require(Self.css.firstMatch(of: pattern))
            return try #require(match[1].substring.flatMap { Double($0) })
        }
        let ink = try Self.color("ink", screen)
        for paper in try Self.papers(screen) {
            #expect(Self.contrast(Self.blended(ink, opacity: try opacity("soft"), paper), paper) >= 4.5)
            #expect(Self.contrast(Self.blended(ink, opacity: try opacity("axis"), paper), paper) >= 3)
        }
    }

    @Test func `every class that a chart is drawn with has a style`() {
        for kind in Chart.Kind.allCases {
            let series = (1...6).map { ("S\($0)", ["1", "2"] as [String?]) }
            let svg = String(decoding: drawChart(Chart(kind, series, notes: ["x", "y"]), id: "a").bytes, as: UTF8.self)
            // A line through zero needs none: it is drawn as text is.
            for name in Set(svg.matches(of: /<(?:path|text|circle) [^>]*class="(\w+)"/).map(\.1)) where name != "zero" {
                #expect(Self.css.contains(".chart .\(name)"), "\(name)")
            }
        }
    }
}
