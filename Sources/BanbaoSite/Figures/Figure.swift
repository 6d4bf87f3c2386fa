import BanbaoData
import BanbaoText

/// An official number, with all that must stand next to it wherever it is printed.
struct Figure: Sendable {
    enum Value: Sendable, Equatable {
        case number(ExactDecimal)
        case range(ExactDecimal, ExactDecimal)
    }

    enum Unit: Sendable {
        case none
        case common(CommonUnit)
        /// What is counted, in each language by the form that goes with a number.
        case counted(Localized<UnitForms>)
    }

    /// The day, month or year that a number was true at.
    struct Time: Sendable {
        let date: PartialDate
        /// The source lets one guess no more.
        let isAbout: Bool

        /// `2018-12`; `~2020-01` where it is about then.
        var text: String { (isAbout ? "~" : "") + date.text }
    }

    struct Source: Sendable {
        let name: Localized<String>
        /// Nil where the document is not on the web.
        let url: String?
    }

    /// How it is printed in one language.
    struct Words: Sendable {
        /// `1.7亿`
        let number: String
        /// `1.7亿人`
        let amount: String
        /// `近1.7亿人`
        let text: String
    }

    let id: String
    let area: FigureAreaID
    let name: Localized<String>
    let value: Value
    let unit: Unit
    let qualifier: Qualifier
    /// Nil where the source has none.
    let asOf: Time?
    /// What it counts: the whole country, one city.
    let scope: Localized<String>?
    let source: Source
    let note: Localized<String>?
    let words: Localized<Words>
    /// Its id in the file that defines it.
    let place: Place
}

typealias FigureID = ID<Figure>

/// A word behind a number, which may have a form of its own for one thing.
struct UnitForms: Sendable, Equatable {
    let one: String
    let other: String
}

/// Figures that belong together: those of one file.
struct FigureArea: Sendable {
    /// `skills` of `content/figures/skills.yaml`
    let id: String
    let title: Localized<String>
    let weight: Int?
}

typealias FigureAreaID = ID<FigureArea>

/// What `content/figures/` and `content/charts/` define.
struct Figures: Sendable {
    /// In the order in which pages show them.
    let areas: Table<FigureArea, FigureArea>
    /// Those of one area together, in the order of its file.
    let all: Table<Figure, Figure>
    /// In order of their ids.
    var charts = Table<ChartDefinition, ChartDefinition>([]) {
        didSet { chartByID = Dictionary(charts.indices.map { (charts[$0].id, $0) }) { first, _ in first } }
    }
    private var chartByID: [String: ChartID] = [:]
    let undated: UndatedFigures
    private let byID: [String: FigureID]
    private let names: NameIndex
    /// Ids of figures whose definitions are wrong, for which nobody else is to be blamed.
    private let broken: Set<String>

    init(areas: [FigureArea], _ figures: [Figure], broken: Set<String>, languageCount: Int) {
        self.broken = broken
        self.areas = Table(areas)
        all = Table(figures)
        undated = UndatedFigures(all, languageCount: languageCount)
        byID = Dictionary(figures.enumerated().map { ($1.id, FigureID($0)) }) { first, _ in first }
        names = NameIndex(figures.map(\.id))
    }

    func figure(_ id: String) -> FigureID? { byID[id] }

    func isBroken(_ id: String) -> Bool { broken.contains(id) }

    func closest(to id: String) -> String? { names.closest(to: id) }

    /// What stands in place of a link `figure:ID`: what was written where that is right, or the figure. Nil for other links.
    func text(ofLink destination: String, written: String, in language: LanguageID) -> String? {
        guard case .figure(let id)? = Link(destination) else { return nil }
        return figure(id).map {
            trimmed(written).isEmpty ? all[$0].words[language].text : written
        }
    }

    /// What a link of the site's own schemes names.
    enum Link {
        case figure(String)
        case chart(String)

        static let schemes: Set<String> = ["figure", "chart"]

        /// `figure:skilled-workers`, `chart:studios`; nil for other links.
        init?(_ destination: String) {
            if let id = destination.rest(behindScheme: "figure") {
                self = .figure(id)
            } else if let id = destination.rest(behindScheme: "chart") {
                self = .chart(id)
            } else {
                return nil
            }
        }
    }

    func chart(_ id: String) -> ChartID? { chartByID[id] }

    /// Whether a text says what a figure does.
    func agrees(_ text: String, with id: FigureID, _ languages: Languages, _ language: LanguageID) -> Bool {
        if text.hasSameBytes(as: all[id].words[language].text) { return true }
        guard let style = languages[language].numbers else { return true }
        let figure = all[id]
        return FigureFormat(style, languages[language].tag).agrees(
            text, figure.value, figure.unit.forms(in: language), figure.qualifier)
    }

    func figures(of area: FigureAreaID) -> [FigureID] { all.indices.filter { all[$0].area == area } }
}

extension String {
    /// In: a scheme in small letters; it may be written in letters of either case.
    fileprivate func rest(behindScheme scheme: StaticString) -> String? {
        let (bytes, length) = (utf8Span.span, scheme.utf8CodeUnitCount)
        guard bytes.byte(length) == UInt8(ascii: ":") else { return nil }
        for place in 0..<length where unsafe bytes[place] | 0x20 != scheme.utf8Start[place] { return nil }
        return String(droppingFirstBytes(length + 1))
    }
}
