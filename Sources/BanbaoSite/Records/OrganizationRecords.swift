import BanbaoTemplate
import BanbaoText

/// The publisher of the site in one language.
struct OrganizationItem: Sendable {
    let organization: Organization
    let contact: NamedLink?
    let language: LanguageID
}

let organizationFields = Fields<OrganizationItem>(
    "organization",
    [
        .text("operated-by", "who runs the site on behalf of the publisher", zh: "承办单位") {
            $0.organization.operatedBy?[$0.language]
        },
        .text("address", "its address", zh: "地址") { $0.organization.address?[$0.language] },
        .text("phone", "its telephone number", zh: "电话") { $0.organization.phone },
        .optional("phone-link", "the link that calls it", zh: "拨打电话的链接", of: addressFields) {
            $0.organization.phone.map { phone in
                .absolute(
                    "tel:"
                        + String(phone.unicodeScalars.filter { !"() ".unicodeScalars.contains($0) }.map(Character.init))
                )
            }
        },
        .text("email", "its e-mail address", zh: "电子邮箱") { $0.organization.email },
        .optional("email-link", "the link that writes to it", zh: "写邮件的链接", of: addressFields) {
            $0.organization.email.map { .absolute("mailto:" + $0) }
        },
        .optional("contact", "the entry that says how to reach it", zh: "写明联系方式的文章", of: namedLinkFields.shape) {
            $0.contact.map(namedLinkFields.record)
        },
        .text("note", "what must be said on every page", zh: "每一页都要写明的话") { $0.organization.note?[$0.language] },
    ])

extension Site {
    func organizationRecord(_ language: LanguageID) -> Record {
        let organization = configuration.organization
        let contact = organization.contact.flatMap { shownPage($0, language) }.map {
            NamedLink(title: pages[$0].frontMatter.title, url: .to(sitePath(of: $0)))
        }
        return organizationFields.record(
            OrganizationItem(organization: organization, contact: contact, language: language))
    }
}

extension Filings {
    /// Each with the page where the public finds it.
    var records: [Record] {
        let links = [
            icp.map { NamedLink(title: $0, url: .absolute(Self.icpURL), id: "icp") },
            publicSecurity.map {
                NamedLink(title: $0, url: .absolute(publicSecurityURL ?? ""), id: "public-security")
            },
        ]
        return links.compactMap { $0.map(namedLinkFields.record) }
    }
}

/// The section of a page as public sites describe their columns.
struct SectionColumn: Sendable {
    let section: Section
    let language: LanguageID
}

let sectionColumnFields = Fields<SectionColumn>(
    "section of a page",
    [
        .text("title", "title of the section", zh: "栏目名称") { $0.section.title[$0.language] },
        .text("description", "what the section holds", zh: "栏目介绍") { $0.section.description[$0.language] },
        .text("keywords", "its keywords in site.yaml, else its title", zh: "site.yaml 里写的 keywords；没有写就是栏目名称") {
            ($0.section.keywords ?? $0.section.title)[$0.language]
        },
        .text("type", "its column-type in site.yaml", zh: "site.yaml 里写的 column-type") { $0.section.columnType },
    ])

/// A step of the way from the home page.
struct Breadcrumb: Sendable {
    let link: NamedLink
    /// From 1.
    let position: Int
}

let breadcrumbFields = Fields<Breadcrumb>(
    "breadcrumb",
    [
        .text("title", "title of the list", zh: "列表的名称") { $0.link.title },
        .url("url", "the list", zh: "列表页") { $0.link.url },
        .text("position", "1 for the home page, 2 for the section, …", zh: "首页是 1，栏目是 2，依次类推") {
            String($0.position)
        },
    ])

extension Configuration {
    /// Of sections that have a list.
    func columnRecords(_ language: LanguageID) -> Table<Section, Record?> {
        sections.table { id in
            let section = sections[id]
            return section.hasIndex
                ? sectionColumnFields.record(SectionColumn(section: section, language: language)) : nil
        }
    }
}

/// Who is behind the site, and what public sites say of a page's section.
func fieldsOfPublisher<Model>(_ layout: @escaping @Sendable (Model) -> Shared<PageLayout>) -> [Field<Model>] {
    [
        .record(
            "organization", "the publisher: address, telephone, contact", zh: "主办单位：地址、电话、联系方式",
            of: organizationFields.shape
        ) { layout($0).value.organization },
        .list(
            "filings", "ICP and public-security numbers (id icp, public-security) with their pages",
            zh: "ICP 备案号和公安备案号（id 是 icp、public-security），连同查询的网页", of: namedLinkFields.shape
        ) { layout($0).value.filings },
        .optional(
            "column", "the section of the page, where that has a list", zh: "网页所在的栏目（栏目有列表时）",
            of: sectionColumnFields.shape
        ) {
            layout($0).value.column
        },
    ]
}
