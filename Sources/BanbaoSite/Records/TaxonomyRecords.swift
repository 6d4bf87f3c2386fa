import BanbaoTemplate
import BanbaoText

/// What stands in the shapes of templates for the taxonomies of a site, which site.yaml names.
let taxonomiesShape = RecordShape(name: "taxonomies", fields: [])

/// The same for the terms of an entry.
let termsShape = RecordShape(name: "terms", fields: [])

private struct TaxonomyView: Sendable {
    let link: NamedLink
    let terms: [Record]
}

private let taxonomyFields = Fields<TaxonomyView>(
    "taxonomy",
    [
        .text("title", "its title", zh: "分类的名称") { $0.link.title },
        .url("url", "the list of its terms", zh: "它的词的总表") { $0.link.url },
        .text("id", "its name in site.yaml", zh: "它在 site.yaml 里的名称") { $0.link.id },
        .list("terms", "its terms that entries carry, with counts", zh: "文章用到的词和篇数", of: tagCountFields.shape) {
            $0.terms
        },
    ])

extension Configuration {
    /// All but tags, which templates have known by that name before there were others.
    private var ownTaxonomies: [TaxonomyID] { taxonomies.indices.filter { taxonomies[$0].title != nil } }

    var taxonomiesShape: RecordShape {
        RecordShape(
            name: BanbaoSite.taxonomiesShape.name,
            fields: ownTaxonomies.map { id in
                RecordShape.Field(
                    name: taxonomies[id].id, shape: .optional(taxonomyFields.shape),
                    meaning: Wording("a taxonomy of site.yaml", zh: "site.yaml 里的分类"))
            })
    }

    var termsShape: RecordShape {
        RecordShape(
            name: BanbaoSite.termsShape.name,
            fields: ownTaxonomies.map { id in
                RecordShape.Field(
                    name: taxonomies[id].id, shape: .list(namedLinkFields.shape),
                    meaning: Wording("its terms of this taxonomy", zh: "文章在这个分类里的词"))
            })
    }
}

extension Site {
    func taxonomiesRecord(_ language: LanguageID, _ terms: Table<Taxonomy, [Record]>) -> Record {
        Record(
            values: configuration.taxonomies.indices.compactMap { id in
                guard let title = configuration.taxonomies[id].title else { return nil }
                let link = NamedLink(
                    title: title[language], url: .to(sitePath(of: id, in: language)),
                    id: configuration.taxonomies[id].id)
                return .record(taxonomyFields.record(TaxonomyView(link: link, terms: terms[id])))
            })
    }

    /// The terms of a page in all taxonomies but tags.
    func termsRecord(of page: PageID, _ language: LanguageID) -> Record {
        Record(
            values: configuration.taxonomies.indices.filter { configuration.taxonomies[$0].title != nil }.map { id in
                .list(terms(of: page, in: id).map { namedLinkFields.record(link(to: $0, language)) })
            })
    }

    func terms(of page: PageID, in taxonomy: TaxonomyID) -> [TagID] {
        pages[page].frontMatter.tags.filter { configuration.tags[$0].taxonomy == taxonomy }
    }
}
