import BanbaoText

/// What pages of a preview say of themselves in one language; our own words where a theme has none.
struct PreviewNotices: Sendable {
    /// Keys of the theme's strings, which belong to no template.
    private static let keys: [(key: String, notice: any WritableKeyPath<PreviewNotices, String> & Sendable)] = [
        ("preview-notice", \.general), ("preview-draft", \.draft), ("preview-scheduled", \.scheduled),
        ("preview-expired", \.expired),
    ]

    /// Of every page.
    private var general = "Preview with unpublished content. Do not make it public."
    private var draft = "Draft: readers do not see this page."
    /// `{{date}}` is the day of publication.
    private var scheduled = "Scheduled: readers see this page from {{date}}."
    /// `{{date}}` is the last day.
    private var expired = "Expired: readers saw this page until {{date}}."

    init(isChinese: Bool) {
        guard isChinese else { return }
        general = "预览：含有未发布的内容，请勿公开"
        draft = "草稿：读者看不到这一页"
        scheduled = "定时发布：读者从{{date}}起才能看到这一页"
        expired = "已过期：{{date}}以后，读者看不到这一页"
    }

    /// The same with the texts that a theme has, and the strings that are left for its templates.
    func taking(from texts: [String: String]) -> PreviewNotices {
        var notices = self
        for (key, notice) in Self.keys { if let text = texts[key] { notices[keyPath: notice] = text } }
        return notices
    }

    static let allKeys = keys.map(\.key)

    /// For a page of an entry, or another one. Where only the writer sees it, nothing is to be said of pages that are public.
    func text(for page: Page?, isServed: Bool, _ format: DateFormat) -> String? {
        let reason = page.flatMap { self.reason(for: $0, format) }
        if isServed { return reason }
        return reason.map { "\(general) · \($0)" } ?? general
    }

    private func reason(for page: Page, _ format: DateFormat) -> String? {
        let frontMatter = page.frontMatter
        switch page.visibility.reason {
        case nil: return nil
        case .draft: return draft
        case .scheduled: return scheduled.replacing("{{date}}", with: format.text(frontMatter.date.day))
        case .expired:
            return expired.replacing("{{date}}", with: format.text(frontMatter.expires ?? frontMatter.date.day))
        }
    }
}
