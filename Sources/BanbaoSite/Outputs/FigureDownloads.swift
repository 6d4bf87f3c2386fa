import BanbaoData
import BanbaoText

/// Each figure, and all of them, for programs and spreadsheets.
func figureDownloads(_ inputs: RenderInputs) -> [Output] {
    let figures = inputs.site.figures.all
    guard !figures.isEmpty else { return [] }
    let ofAll = DownloadFormat.allCases.map { format in
        download(
            format.sitePathOfFigures, Wording("the file of all figures", zh: "全部数据的文件"),
            Place(path: figures[figures.startIndex].place.path, range: 0..<0)
        ) { $0.figureFile(format, Array($0.site.figures.all), isOne: false) }
    }
    return ofAll
        + figures.indices.flatMap { id in
            DownloadFormat.allCases.map { format in
                let figure = figures[id]
                return download(
                    format.sitePath(of: figure), Wording("the figure \"\(figure.id)\"", zh: "数据“\(figure.id)”"),
                    figure.place
                ) { $0.figureFile(format, [figure], isOne: true) }
            }
        }
}

/// In: what the file is, and the place that asks for it.
func download(
    _ path: SitePath, _ what: Wording, _ place: Place, _ file: @escaping @Sendable (RenderInputs) -> [UInt8]
) -> Output {
    Output(
        path, .download, from: .init(what, path: place.path, range: place.range),
        .rendered { $0.bytes += file($0.inputs) })
}

extension RenderInputs {
    fileprivate func figureFile(_ format: DownloadFormat, _ figures: [Figure], isOne: Bool) -> [UInt8] {
        switch format {
        case .csv: return csv(figures)
        case .json:
            let objects = figures.map(json)
            if isOne, let object = objects.first { return object.lineBytes }
            var file = JSONObject()
            file.add("figures", objects)
            return file.lineBytes
        }
    }

    private func csv(_ figures: [Figure]) -> [UInt8] {
        var table = CSVWriter()
        table.line(
            [.text("id")] + columns("name") + ["value", "value-to"].map(CSVWriter.Cell.text) + columns("unit")
                + ["qualifier", "as-of"].map(CSVWriter.Cell.text) + columns("scope") + columns("source")
                + [.text("source-url")] + columns("note"))
        for figure in figures {
            let (low, high) = figure.value.ends
            table.line(
                [.text(figure.id)] + cells { figure.name[$0] } + [
                    .number(low), high.map(CSVWriter.Cell.number) ?? .text(""),
                ]
                    + cells { figure.unitName($0, configuration.languages[$0]) ?? "" }
                    + [.text(figure.qualifier.rawValue), .text(figure.asOf?.text ?? "")]
                    + cells { figure.scope?[$0] ?? "" } + cells { figure.source.name[$0] }
                    + [.text(figure.source.url ?? "")] + cells { figure.note?[$0] ?? "" })
        }
        return table.bytes
    }

    /// `name.zh`, `name.en`
    func columns(_ name: String) -> [CSVWriter.Cell] {
        configuration.languages.map { .text("\(name).\($0.id)") }
    }

    func cells(_ text: (LanguageID) -> String) -> [CSVWriter.Cell] {
        configuration.languages.indices.map { .text(text($0)) }
    }

    private func json(_ figure: Figure) -> JSONObject {
        var object = JSONObject()
        object.add("id", figure.id)
        object.add("name", texts { figure.name[$0] })
        let (low, high) = figure.value.ends
        object.add(high == nil ? "value" : "value-from", low)
        if let high { object.add("value-to", high) }
        if configuration.languages.indices.contains(where: { figure.unitName($0, configuration.languages[$0]) != nil })
        {
            object.add("unit", texts { figure.unitName($0, configuration.languages[$0]) ?? "" })
        }
        object.add("qualifier", figure.qualifier.rawValue)
        add(figure.asOf, to: &object)
        if let scope = figure.scope { object.add("scope", texts { scope[$0] }) }
        object.add("source", source(figure.source))
        if let note = figure.note { object.add("note", texts { note[$0] }) }
        object.add("text", texts { figure.words[$0].text })
        return object
    }

    func add(_ time: Figure.Time?, to object: inout JSONObject) {
        guard let time else { return }
        object.add("as-of", time.date.text)
        object.add("as-of-is-approximate", time.isAbout)
    }

    func source(_ source: Figure.Source) -> JSONObject {
        var object = JSONObject()
        object.add("name", texts { source.name[$0] })
        if let url = source.url { object.add("url", url) }
        return object
    }

    /// One member for each language.
    func texts(_ text: (LanguageID) -> String) -> JSONObject {
        var object = JSONObject()
        for language in configuration.languages.indices {
            object.add(configuration.languages[language].id, text(language))
        }
        return object
    }
}

extension Figure.Value {
    var ends: (low: ExactDecimal, high: ExactDecimal?) {
        switch self {
        case .number(let number): (number, nil)
        case .range(let low, let high): (low, high)
        }
    }
}

extension Figure {
    /// What stands with the number in a language; nil where nothing does.
    fileprivate func unitName(_ id: LanguageID, _ language: Language) -> String? {
        switch unit {
        case .none: nil
        case .common(let unit): language.numbers?.text(of: unit)
        case .counted(let forms): forms[id].other
        }
    }
}
