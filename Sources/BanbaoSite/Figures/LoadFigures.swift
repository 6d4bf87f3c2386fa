import BanbaoData
import BanbaoText

/// In: `content/figures/` and `content/charts/`. Out: the figures and charts that are right.
/// Problems: whatever is wrong in these files; ids that are used twice; dates in the future; languages that cannot say a number.
func loadFigures(_ input: BuildInput, _ configuration: Configuration, today: Day) throws -> Loaded<Figures> {
    var loader = FigureLoader(languages: configuration.languages, today: today)
    var bytes: [UInt8] = []
    for file in input.tree.files {
        guard let kind = SourceKind(path: file.path), [.figures, .charts].contains(kind) else { continue }
        bytes += Array(file.path.utf8)
        bytes += input.platform.digest(try input.tree.read(file.path, textFileLimitInKiB * 1024 + 1))
        if kind == .figures { try loader.read(file.path, input.tree) }
    }
    var (figures, problems) = loader.finish()
    figures.charts = try loadCharts(input.tree, configuration.languages, figures, today: today, &problems)
    return Loaded(value: figures, problems: problems, digest: input.platform.fingerprint(bytes))
}

private struct FigureLoader {
    let languages: Languages
    let today: Day
    private var areas: [(area: FigureArea, figures: [Figure])] = []
    private var problems: [Diagnostic] = []
    private var places: [String: Place] = [:]

    init(languages: Languages, today: Day) {
        self.languages = languages
        self.today = today
    }

    mutating func read(_ path: String, _ tree: SourceTree) throws {
        let id = String(fileName(of: path).droppingLastBytes(".yaml".utf8.count))
        guard isIdentifier(id) else { return problems.append(.figureFileName(path: path, name: id)) }
        guard let yaml = try readYAML(path, tree, &problems) else { return }
        var file = MappingReader(yaml, path: path, name: Wording("the file", zh: "这个文件"))
        let area = FigureAreaID(areas.count)
        let title = localized("title", &file, languages, id)
        let weight = readWeight(&file)
        let common = FigureDefaults(&file, languages, today: today)
        var figures: [Figure] = []
        if file.required("figures") != nil {
            var map = file.map("figures", name: Wording(verbatim: "figures"))
            for member in map.allMembers() {
                var reader = FigureReader(member, path: path, area: area, languages, today: today, common)
                let figure = reader.read()
                map.report(reader.problems)
                let isNew = note(member.key, Place(path: path, range: member.keyRange), &map)
                if let figure, isNew { figures.append(figure) }
            }
            file.report(map.finish())
        }
        problems += file.finish()
        areas.append((FigureArea(id: id, title: title, weight: weight), figures))
    }

    /// False for an id that another figure has.
    private mutating func note(_ id: String, _ place: Place, _ map: inout MappingReader) -> Bool {
        if let first = places[id] {
            map.report(.figureTwice(id: id, place, first: first))
            return false
        }
        places[id] = place
        if !isIdentifier(id) { map.report(.identifier(path: place.path, range: place.range, id: id)) }
        return true
    }

    /// Areas by their weights, then by their files.
    func finish() -> (Figures, [Diagnostic]) {
        let order = areas.indices.sorted {
            (areas[$0].area.weight ?? .max, $0) < (areas[$1].area.weight ?? .max, $1)
        }
        let figures = order.enumerated().flatMap { place, index in
            areas[index].figures.map { $0.inArea(FigureAreaID(place)) }
        }
        let needed = languages.filter { $0.numbers == nil }.map { language in
            figures.first.map { Diagnostic.numbersMissing(of: language, first: $0.place) }
        }
        let broken = Set(places.keys).subtracting(figures.map(\.id))
        return (
            Figures(areas: order.map { areas[$0].area }, figures, broken: broken, languageCount: languages.count),
            problems + needed.compactMap(\.self)
        )
    }
}

/// What a file says for all its figures.
struct FigureDefaults: Sendable {
    let asOf: Written?
    let scope: Localized<String>?
    let source: Figure.Source?

    init(_ reader: inout MappingReader, _ languages: Languages, today: Day) {
        asOf = readWritten("as-of", &reader)
        scope = optionalTexts("scope", &reader, languages)
        source = readSource(&reader, languages)
    }
}

/// Nil where none is written.
func readSource(_ reader: inout MappingReader, _ languages: Languages) -> Figure.Source? {
    guard reader.value("source") != nil else { return nil }
    var map = reader.map("source", name: Wording("\(reader.name) → source", zh: "\(reader.name) → source"))
    let name = localized("name", &map, languages, "")
    var url = map.text("url")
    if let written = url, !isWebAddress(written) {
        map.report(
            .wrongValue(
                path: map.path, range: map.value("url")?.range ?? map.headRange, key: "url", value: written,
                expected: Wording("a web URL", zh: "网址"),
                help: Wording("begin with https:// or http://", zh: "以 https:// 或 http:// 开头")))
        url = nil
    }
    reader.report(map.finish())
    return Figure.Source(name: name, url: url)
}
