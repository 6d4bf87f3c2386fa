package import BanbaoSite
package import BanbaoText

/// What one build is asked to do.
package struct BuildRequest: Sendable {
    package let siteRoot: String
    package let output: String
    package let options: BuildOptions
    /// Nil asks the clock, in the site's time zone.
    package let today: Today
    /// Warnings keep the site from being published.
    package let isStrict: Bool
    /// Files of others that stand where the site's files go are replaced.
    package let adoptsOutput: Bool
    package let toolVersion: String

    package enum Today: Sendable {
        case clock
        case day(Day)
        /// `SOURCE_DATE_EPOCH`
        case secondsSince1970(Int)
    }

    package init(
        siteRoot: String, output: String, options: BuildOptions, today: Today, isStrict: Bool,
        adoptsOutput: Bool = false, toolVersion: String
    ) {
        self.siteRoot = siteRoot
        self.output = output
        self.options = options
        self.today = today
        self.isStrict = isStrict
        self.adoptsOutput = adoptsOutput
        self.toolVersion = toolVersion
    }

    func day(inTimeZone zone: String) -> Day? {
        // The zone must exist even where the day is given.
        guard let clock = BanbaoIO.today(inTimeZone: zone) else { return nil }
        switch today {
        case .clock: return clock
        case .day(let day): return day
        case .secondsSince1970(let seconds): return BanbaoIO.day(atSecondsSince1970: seconds, inTimeZone: zone)
        }
    }
}

package struct BuildResult: Sendable {
    package let diagnostics: [Diagnostic]
    package let pageCount: Int
    /// How many outputs were rendered; the others stand as the last build left them.
    package let renderedCount: Int
    package let languageCount: Int
    /// Nil when nothing was published because of errors.
    package let changes: Changes?
    /// The inputs are those of the last build, and nothing was rendered.
    package let isUnchanged: Bool
    /// Files in the output folder that are not ours and were kept.
    package let foreignFiles: [String]
    /// Files beside the content that are not published, since no page links to them.
    package let unlinkedFiles: [String]
}

/// Who wants to know how far a build has come.
package struct BuildObserver: Sendable {
    let onProgress: @Sendable (_ done: Int, _ total: Int) -> Void
    /// Called when each stage ends.
    let stageDidEnd: @Sendable (BuildStage) -> Void

    package init(
        onProgress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
        stageDidEnd: @escaping @Sendable (BuildStage) -> Void = { _ in }
    ) {
        self.onProgress = onProgress
        self.stageDidEnd = stageDidEnd
    }
}
