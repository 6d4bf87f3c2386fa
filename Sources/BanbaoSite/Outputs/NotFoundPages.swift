import BanbaoTemplate
import BanbaoText

let notFoundFields = Fields<Shared<PageLayout>>("404.html", layoutFields { $0 })

/// `404.html` for every language. A host shows it under any address, so its links begin at the host's root; a preview has
/// the site there, wherever it will be.
func notFoundPages(_ inputs: RenderInputs) -> [Output] {
    let configuration = inputs.configuration
    return configuration.languages.indices.map { language in
        let path = configuration.languages[language].sitePath("404.html")
        return Output(
            path, .notFound,
            from: .init(
                Wording("the page for URLs that do not exist", zh: "“找不到网页”的页面"), path: SourceKind.configurationPath),
            .rendered { pass in
                let configuration = pass.inputs.configuration
                let position = RenderInputs.Position(
                    language: language, title: configuration.title[language],
                    description: configuration.description[language], sitePath: nil,
                    versions: configuration.languages.table { _ in nil })
                let options = pass.inputs.input.options
                let root = options.isOffline ? nil : options.isServed ? "/" : configuration.basePath
                let record = notFoundFields.record(pass.inputs.layout(position))
                try pass.write("404.html", record, at: path, language: language, root: root)
            })
    }
}
