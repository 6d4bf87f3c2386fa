import BanbaoTemplate
import BanbaoText

struct HomePage: Sendable {
    let layout: Shared<PageLayout>
    let text: IntroductionText?
    let sections: [SectionTeaser]
}

/// A section on the home page, with its first entries.
struct SectionTeaser: Sendable {
    let link: NamedLink
    let description: String
    let count: Int
    let entries: [Record]
    /// Made when a template asks for them.
    let folders: @Sendable () -> [Record]
}

private let sectionTeaserFields = Fields<SectionTeaser>(
    "section",
    [
        .text("title", "the section's title", zh: "栏目名称") { $0.link.title },
        .url("url", "its list", zh: "栏目的列表页") { $0.link.url },
        .text("id", "its name in site.yaml, for classes", zh: "栏目在 site.yaml 里的名称，用于 class") { $0.link.id },
        .text("description", "what the section holds", zh: "栏目介绍") { $0.description },
        .text("entry-count", "how many entries it has", zh: "栏目的文章数") { String($0.count) },
        .list("folders", "its folders that have lists of their own", zh: "栏目里有自己列表的文件夹", of: folderShape) {
            $0.folders()
        },
        .list("entries", "its first five entries", zh: "栏目的前五篇文章", of: entryItemFields.shape) { $0.entries },
    ])

let homePageFields = Fields<HomePage>(
    "home.html",
    layoutFields { $0.layout } + introductionFields { $0.text } + [
        .list("sections", "the sections in the menu", zh: "菜单里的栏目", of: sectionTeaserFields) { $0.sections }
    ])

/// The home page of every language.
func homePages(_ inputs: RenderInputs) -> [Output] {
    let site = inputs.site
    return site.configuration.languages.indices.map { language in
        let path = site.sitePathOfHome(in: language) + "index.html"
        return Output(
            path, .page, from: .init(Wording("the home page", zh: "首页"), path: SourceKind.configurationPath),
            .rendered { pass in
                let text = try pass.introduction(of: .home, language, at: path)
                let record = homePageFields.recordOnDemand(pass.inputs.homePage(language, text))
                try pass.write("home.html", record, at: path, language: language)
            })
    }
}

extension RenderInputs {
    fileprivate func homePage(_ language: LanguageID, _ text: IntroductionText?) -> HomePage {
        let introduction = site.introduction(of: .home, in: language)
        let position = Position(
            language: language, title: introduction?.title ?? configuration.title[language],
            description: introduction?.summary ?? configuration.description[language],
            sitePath: site.sitePathOfHome(in: language),
            versions: configuration.languages.table { site.sitePathOfHome(in: $0) }, image: text?.image?.shown.widePath)
        let sections = configuration.menuSections(language).map { id in
            let entries = site.sectionEntries[id][language]
            let section = configuration.sections[id]
            return SectionTeaser(
                link: NamedLink(
                    title: section.title[language], url: .to(site.sitePath(of: id, in: language)),
                    id: section.id),
                description: section.description[language], count: entries.count,
                entries: self.entries.items(entries.prefix(5), language, sections: nil),
                folders: { [source = self.entries] in
                    source.folderRecords(in: .section(id), language, current: nil)
                })
        }
        return HomePage(layout: layout(position), text: text, sections: sections)
    }
}
