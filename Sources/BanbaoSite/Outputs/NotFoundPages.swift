import BanbaoTemplate
import BanbaoText

let notFoundFields = Fields<Shared<Frame>>("404.html", frameFields { $0 })

/// `404.html` for every language. A host shows it under any address, so its links begin at the host's root.
func notFoundPages(_ rendering: Rendering) -> [Output] {
    let configuration = rendering.configuration
    return configuration.languages.indices.map { language in
        let path = configuration.languages[language].sitePath("404.html")
        return Output(
            path,
            from: .init(
                Wording("the page for URLs that do not exist", zh: "“找不到网页”的页面"), path: "content/site.yaml"),
            .rendered { output in
                let position = Rendering.Position(
                    language: language, title: configuration.title[language],
                    description: configuration.description[language], sitePath: nil,
                    versions: configuration.languages.map { _ in nil })
                let root = rendering.input.options.isOffline ? nil : configuration.basePath
                rendering.write(
                    "404.html", notFoundFields.record(rendering.frame(position)), at: path, language: language,
                    root: root, into: &output)
                return RenderReport()
            })
    }
}
