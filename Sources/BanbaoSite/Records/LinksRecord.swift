import BanbaoTemplate
import BanbaoText

/// What stands in the shapes of templates for links by name, which depend on the site.
let linksShape = RecordShape(name: "links", fields: [])

extension Configuration {
    /// Lists of sections and of the terms of taxonomies, by their ids: `{{links.stories}}`. What has no list is left out.
    fileprivate var linkedNames: [(name: String, target: LinkTarget)] {
        let ofSections = sections.indices.filter { sections[$0].hasIndex }.map {
            (name: sections[$0].id, target: LinkTarget.section($0))
        }
        let ofTaxonomies = taxonomies.indices.map { (name: taxonomies[$0].id, target: LinkTarget.taxonomy($0)) }
        // A section comes before a taxonomy of its name.
        let names = Set(ofSections.map(\.name))
        return ofSections + ofTaxonomies.filter { !names.contains($0.name) }
    }

    var linksShape: RecordShape {
        RecordShape(
            name: BanbaoSite.linksShape.name,
            fields: linkedNames.map { name, _ in
                RecordShape.Field(
                    name: name, shape: .url,
                    meaning: Wording("a list, in the language of the page", zh: "网页所用语言的列表"))
            })
    }
}

private enum LinkTarget {
    case section(SectionID)
    case taxonomy(TaxonomyID)
}

extension Site {
    func linksRecord(_ language: LanguageID) -> Record {
        Record(
            values: configuration.linkedNames.map { _, target in
                switch target {
                case .section(let section): .url(.to(sitePath(of: section, in: language)))
                case .taxonomy(let taxonomy): .url(.to(sitePath(of: taxonomy, in: language)))
                }
            })
    }
}
