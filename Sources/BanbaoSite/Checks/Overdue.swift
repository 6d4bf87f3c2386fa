import BanbaoText

/// Entries whose deadline has passed without their being done; each once, in its first version.
let overdueCheck = Check(rules: [.pageOverdue]) { checked in
    let site = checked.site
    guard site.configuration.sections.contains(where: { $0.fields.contains { $0.doneWhen != nil } }) else { return [] }
    return site.entries.compactMap { entry in
        entry.versions.lazy.compactMap(\.self).compactMap { id in
            site.missedDeadline(of: id).map { .overdue($0, path: site.pages[id].path, site) }
        }.first
    }
}

extension Diagnostic {
    fileprivate static func overdue(_ missed: Site.MissedDeadline, path: String, _ site: Site) -> Diagnostic {
        let date = missed.date.text
        return Diagnostic(
            .pageOverdue, path: path, range: missed.range,
            Wording(
                "the deadline \(date) passed \(missed.days) day\(missed.days == 1 ? "" : "s") ago",
                zh: "完成时限 \(date) 已经过了 \(missed.days) 天"),
            help: Wording(
                "change the status when it is done, or \"\(missed.field.id)\" when there is another date",
                zh: "已经完成就改状态；时限变了就改 \(missed.field.id)"))
    }
}
