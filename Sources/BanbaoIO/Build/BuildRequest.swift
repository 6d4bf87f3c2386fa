package import BanbaoSite
package import BanbaoText

/// What one build is asked to do.
package struct BuildRequest: Sendable {
    package let siteRoot: String
    package let output: String
    /// Where to keep what is known of the output; nil where it is to be decided.
    package let state: String?
    /// The output was asked for by its name, so that a preview may take the place of a public site.
    package let isOutputNamed: Bool
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
        adoptsOutput: Bool = false, state: String? = nil, isOutputNamed: Bool = true, toolVersion: String
    ) {
        self.siteRoot = siteRoot
        self.output = output
        self.state = state
        self.isOutputNamed = isOutputNamed
        self.options = options
        self.today = today
        self.isStrict = isStrict
        self.adoptsOutput = adoptsOutput
        self.toolVersion = toolVersion
    }

    /// The site's folder, with links worked out. Throws where there is none.
    package func siteFolder() throws -> String {
        guard let root = realPath(siteRoot) else { throw MachineError.noFolder(siteRoot) }
        return root
    }

    package func day(inTimeZone zone: String) -> Day? {
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
    /// Pages that readers count: entries, lists, home pages.
    package internal(set) var pageCount = 0
    /// How many outputs were rendered; the others stand as the last build left them.
    package internal(set) var renderedCount = 0
    package internal(set) var languageCount = 0
    /// Of entries that are not shown.
    package internal(set) var hidden = HiddenCounts()
    /// Nil when nothing was installed because of errors.
    package internal(set) var changes: Changes?
    /// The inputs are those of the last build, and nothing was rendered.
    package internal(set) var isUnchanged = false
    /// Files in the output folder that are not ours and were kept.
    package internal(set) var foreignFiles: [String] = []
    /// Files next to the content that are not published, since no page links to them.
    package internal(set) var unlinkedFiles: [String] = []
    /// Of how many photographs pictures were made; those that an earlier build made do not count.
    package internal(set) var photographCount = 0

    init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

/// Who wants to know how far a build has come.
package struct BuildObserver: Sendable {
    /// Called for each few of many pages or outputs.
    let onProgress: @Sendable (_ more: Int, _ total: Int) -> Void
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
