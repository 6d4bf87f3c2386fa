import BanbaoText

extension Site {
    /// A date that a page should have kept.
    struct MissedDeadline {
        let field: FieldDefinition
        let date: PartialDate
        let range: Range<Int>
        let days: Int
    }

    /// Nil where a page has no deadline, is done, or has days left: a month or year has passed when its last day has.
    func missedDeadline(of id: PageID) -> MissedDeadline? {
        let page = pages[id]
        let fields = configuration.sections[page.section].fields
        for (field, value) in zip(fields, page.frontMatter.fields) where field.doneWhen != nil {
            guard case .partialDate(let date, let range)? = value, date.lastDay < today, !isDone(id) else { continue }
            return MissedDeadline(field: field, date: date, range: range, days: today.days(since: date.lastDay))
        }
        return nil
    }

    /// Whether a page says so in the field that `done-when` names.
    func isDone(_ id: PageID) -> Bool {
        let page = pages[id]
        return configuration.sections[page.section].fields.contains { field in
            guard let doneWhen = field.doneWhen, case .choice(let choice)? = page.frontMatter.fields[doneWhen.field]
            else { return false }
            return doneWhen.choices.contains(choice)
        }
    }

    func doneCount(of entries: some Collection<EntryID>, _ language: LanguageID) -> Int {
        entries.count { isDone(self.entries[$0].shown(in: language)) }
    }
}
