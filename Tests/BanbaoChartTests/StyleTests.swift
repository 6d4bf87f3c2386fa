import BanbaoChart
import Foundation
import SiteTrials
import Testing

/// Contrast as WCAG 2.2 computes it, on the backgrounds of the theme of this repository and of pages in the dark.
@Suite struct StyleTests {
    private static let dark = ["#000000", "#1b1a18", "#22252a"]

    /// `--chart-1: light-dark(#a61b1b, #ff8a80)`
    private static let pairs = chartStyle.matches(of: /--chart-(\d): light-dark\((#\w{6}), (#\w{6})\)/).map { match in
        (number: String(match.1), light: String(match.2), dark: String(match.3))
    }

    private static func theme(_ variable: String) throws -> String {
        let css = Repository.lines(of: Repository.root.appending(path: "templates/assets/style.css"))
        let declaration = try #require(css.first { $0.contains("--\(variable): #") })
        return String(try #require(declaration.firstMatch(of: /#\w{6}/)).0)
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

    @Test func `shapes stand out from paper and from the dark`() throws {
        #expect(Self.pairs.map(\.number) == ["1", "2", "3", "4", "5", "6"])
        for color in Self.pairs {
            for paper in ["#ffffff", try Self.theme("paper"), try Self.theme("panel")] {
                #expect(Self.contrast(color.light, paper) >= 3, "\(color) on \(paper)")
            }
            for paper in Self.dark { #expect(Self.contrast(color.dark, paper) >= 3, "\(color) on \(paper)") }
        }
    }

    @Test func `browsers without light-dark get the colours for paper`() {
        for color in Self.pairs { #expect(chartStyle.contains("--chart-\(color.number): \(color.light);")) }
    }

    @Test func `pale text and lines can be read`() throws {
        func opacity(_ kind: String) throws -> Double {
            let pattern = try Regex("\\.\(kind) \\{ (?:fill|stroke)-opacity: ([0-9.]+);")
            let match = try #require(chartStyle.firstMatch(of: pattern))
            return try #require(match[1].substring.flatMap { Double($0) })
        }
        let ink = try Self.theme("ink")
        for (ink, papers) in [
            (ink, ["#ffffff", try Self.theme("paper"), try Self.theme("panel")]), ("#eae5dc", Self.dark),
        ] {
            for paper in papers {
                #expect(Self.contrast(Self.blended(ink, opacity: try opacity("soft"), paper), paper) >= 4.5)
                #expect(Self.contrast(Self.blended(ink, opacity: try opacity("axis"), paper), paper) >= 3)
            }
        }
    }
}
