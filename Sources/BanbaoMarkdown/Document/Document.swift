package import BanbaoText

/// What one Markdown text became.
package struct Document: Sendable {
    package let html: Markup
    package let outline: [Heading]
    package let reading: ReadingLength
    /// Where it was asked for.
    package let plainText: PlainText?
    /// More than anybody reads, where the text suppresses some of them.
    package let problems: [Diagnostic]
    package internal(set) var suppressions: [Suppression] = []
    /// Where they were asked for.
    package internal(set) var numbers: NumbersOfPage?
}

/// A heading as the table of contents shows it and as links find it.
package struct Heading: Sendable, Equatable {
    /// 1...6
    package let level: Int
    /// Unique in the page, never empty.
    package let anchor: String
    package let text: String
}

/// How much there is to read, in the units people read in: Han characters and words of other scripts.
package struct ReadingLength: Sendable, Equatable {
    package internal(set) var hanCharacters = 0
    package internal(set) var words = 0

    package init() {}

    /// Whole minutes, at least 1: 500 Han characters or 220 words a minute.
    package var minutes: Int {
        max(1, Int((Double(hanCharacters) / 500 + Double(words) / 220).rounded()))
    }

    /// As editors count: Han characters, and words of other scripts.
    package var count: Int { hanCharacters + words }

    mutating func count(_ text: Span<UInt8>) {
        let counted = text.hanAndWordCount
        hanCharacters += counted.han
        words += counted.words
    }
}

/// How a text is rendered.
package struct MarkdownOptions: Sendable {
    package enum RawHTML: Sendable {
        /// Written as it stands; only for sites whose configuration says so.
        case kept
        /// What shows text, pictures and films and runs nothing, written anew; of the rest its text, with a warning.
        case safe
        /// Left out as libcmark does it, with a comment in its place and no warning.
        case replacedByComment
    }

    package let rawHTML: RawHTML
    /// Links of whatever scheme stay; only for texts that whoever runs the program trusts.
    package let keepsEveryLink: Bool
    /// Stands before the ids of headings and footnotes, where several texts are in one page.
    package let anchorPrefix: String
    /// Off: plain CommonMark 0.30, to the byte.
    package let hasExtensions: Bool
    /// Signs that are full-width in Chinese and narrow in English count as Chinese.
    package let isChinese: Bool
    package let labels: MarkdownLabels
    /// Images become figures, and load when readers come near. Only on the pages of a site: the specification has examples
    /// of several images and of one alone with a title, and a text rendered by itself is to be what these say.
    package let isPageOfSite: Bool
    /// Schemes of the site's own, in small letters without the colon, which `resolve` answers for: `figure`.
    package let ownSchemes: Set<String>
    /// Hosts whose pages may be embedded in `<iframe>`, in small letters: `player.bilibili.com`.
    package let embedHosts: Set<String>
    /// `rel` of links to other sites: `noopener`; empty for none.
    package let externalLinkRel: String

    package init(
        rawHTML: RawHTML = .safe, keepsEveryLink: Bool = false, hasExtensions: Bool = true, isChinese: Bool = false,
        labels: MarkdownLabels = MarkdownLabels(), isPageOfSite: Bool = false, ownSchemes: Set<String> = [],
        externalLinkRel: String = "", embedHosts: Set<String> = [], anchorPrefix: String = ""
    ) {
        self.rawHTML = rawHTML
        self.keepsEveryLink = keepsEveryLink
        self.hasExtensions = hasExtensions
        self.isChinese = isChinese
        self.labels = labels
        self.isPageOfSite = isPageOfSite
        self.ownSchemes = ownSchemes
        self.externalLinkRel = externalLinkRel
        self.embedHosts = embedHosts
        self.anchorPrefix = anchorPrefix
    }
}

/// A link or image that points into the site, or has a scheme of the site's own, as the author wrote it.
package struct LocalLink: Sendable {
    /// Unescaped, with its fragment: `../stories/hong-jiaguang.zh.md#anchor`, `figure:members`.
    package let destination: String
    /// Where the scheme is the site's own, what readers see, or the description of the image; without marks.
    package let text: String
    package let isImage: Bool
    /// The file itself is meant, not what readers see of it: an image's URL in HTML that is written as it stands.
    package let wantsFile: Bool
    /// Nothing else stands in its paragraph.
    package let isAlone: Bool
    /// Where the destination stands in the file.
    package let range: Range<Int>

    init(
        destination: String, text: String, isImage: Bool, wantsFile: Bool = false, isAlone: Bool, range: Range<Int>
    ) {
        self.destination = destination
        self.text = text
        self.isImage = isImage
        self.wantsFile = wantsFile
        self.isAlone = isAlone
        self.range = range
    }
}

/// An image in several widths, of which a browser loads the one that fits the page.
package struct ImageChoices: Sendable {
    /// One of them: a relative or absolute URL that is not yet escaped.
    package struct Candidate: Sendable {
        package let href: String
        package let widthInPx: Int

        package init(href: String, widthInPx: Int) {
            self.href = href
            self.widthInPx = widthInPx
        }
    }

    /// Of the kind that every browser shows, narrowest first.
    package let candidates: [Candidate]
    /// The same as WebP; none where that is the kind of all.
    package let webP: [Candidate]
    /// How wide the image is in the page, as the attribute `sizes` says it.
    package let sizes: String

    package init(candidates: [Candidate], webP: [Candidate], sizes: String) {
        self.candidates = candidates
        self.webP = webP
        self.sizes = sizes
    }
}

/// What the site makes of a local link.
package enum ResolvedLink: Sendable {
    /// `href` is relative or absolute and not yet escaped.
    case target(href: String)
    /// An image of the site, and its size where its file gives one.
    case image(href: String, size: PixelSize?, choices: ImageChoices? = nil)
    /// Where there is no site to look into.
    case asWritten
    /// Leads to a page in another language, which readers are shown.
    case otherLanguage(href: String, tag: String, name: String)
    /// Leads nowhere; the text stays.
    case textOnly
    /// This text stands in place of the link.
    case text(String)
    /// This HTML stands in place of the link, in its line. `text` is what readers read in it.
    case markup(Markup, text: String)
    /// This HTML stands in place of the paragraph that holds nothing but the link (`LocalLink.isAlone`). Any other link leads
    /// nowhere then, and its text stays.
    case block(Markup)
}
