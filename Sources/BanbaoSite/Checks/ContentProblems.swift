import BanbaoText

// The wording of what can be wrong with pages: their names, front matter, links and attachments.
extension Diagnostic {
    // MARK: File names

    static func pageOutsideSection(path: String, known: [String]) -> Diagnostic {
        Diagnostic(
            "page.section", path: path, "a page must lie in the folder of a section",
            help: "move it into one of: " + known.map { "content/\($0)/" }.joined(separator: ", "))
    }

    static func sectionUnknown(path: String, name: String, known: [String]) -> Diagnostic {
        Diagnostic(
            "section.unknown", path: path, "there is no section \"\(name)\"",
            help: suggestion(for: name, among: known) ?? "add it under sections: in content/site.yaml")
    }

    static func pageLanguage(path: String, suffix: String?, known: [String]) -> Diagnostic {
        let names = known.map { ".\($0).md" }.joined(separator: " or ")
        guard let suffix else {
            return Diagnostic(
                "page.language", path: path, "the file name does not say its language", help: "end it with \(names)")
        }
        return Diagnostic(
            "page.language", path: path, "there is no language \"\(suffix)\"",
            help: closestName(to: suffix, among: known).map { "did you mean .\($0).md?" } ?? "end it with \(names)")
    }

    static func pageName(path: String, segment: String, _ reason: String) -> Diagnostic {
        Diagnostic(
            "page.name", path: path, "\"\(segment)\" cannot be part of a URL: \(reason)",
            help: "rename the file; letters, digits, Han characters and hyphens are fine")
    }

    static func namesDifferByCase(path: String, other: String) -> Diagnostic {
        Diagnostic(
            "page.case", path: path, "this name differs from \(other) only by case or Unicode form",
            help: "give all versions of an entry the same name, and different entries different ones")
    }

    // MARK: Front matter

    static func frontMatterMissing(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            "front-matter.missing", path: path, range: range, "the page has no front matter",
            help: "begin the file with a line ---, then title: and date:, then a line ---")
    }

    static func frontMatterNotClosed(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            "front-matter.not-closed", path: path, range: range, "the front matter is not closed",
            help: "put a line --- between the front matter and the text")
    }

    static func frontMatterNotYAML(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            "front-matter.format", path: path, range: range, "only YAML front matter is supported",
            help: "write it between two lines --- as key: value")
    }

    static func tagUnknown(path: String, range: Range<Int>, tag: String, _ configuration: Configuration) -> Diagnostic {
        // Authors may have written a tag's title in place of its id.
        let meant = configuration.tags.first { known in
            configuration.languages.indices.contains { known.title[$0] == tag }
        }
        let nearest = meant?.id ?? closestName(to: tag, among: configuration.tags.map(\.id))
        return Diagnostic(
            "tag.unknown", path: path, range: range, "unknown tag \"\(tag)\"",
            help: nearest.map { "did you mean \"\($0)\"?" }
                ?? "add it to content/tags.yaml, or use one of the tags there")
    }

    static func directionControl(path: String, range: Range<Int>, scalar: Unicode.Scalar) -> Diagnostic {
        Diagnostic(
            "text.direction", severity: .warning, path: path, range: range,
            "an invisible sign that turns the direction of writing stands here (U+\(String(scalar.value, radix: 16, uppercase: true)))",
            help: "delete it; a text with it can read otherwise than it is written")
    }

    static func alias(path: String, range: Range<Int>, alias: String, _ reason: String) -> Diagnostic {
        Diagnostic(
            "alias.path", path: path, range: range, "\"\(alias)\" cannot be an old address: \(reason)",
            help: "write the old path from the site's root, like /stories/old-name.html or /old-folder/")
    }

    // MARK: Links

    static func linkMissing(path: String, range: Range<Int>, target: String, suggestion: String?) -> Diagnostic {
        Diagnostic(
            "link.missing", path: path, range: range, "there is no \(target)",
            help: suggestion.map { "did you mean \"\($0)\"?" }
                ?? "check the path; it counts from the folder of this file")
    }

    static func linkOutside(path: String, range: Range<Int>, target: String) -> Diagnostic {
        Diagnostic(
            "link.outside", path: path, range: range, "\"\(target)\" leads out of content/",
            help: "put the file into content/, beside the page")
    }

    static func linkEmpty(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            "link.empty", path: path, range: range, "the link leads nowhere", help: "write a target between ( and )")
    }

    static func linkAnchorMissing(path: String, range: Range<Int>, anchor: String, target: String, known: [String])
        -> Diagnostic
    {
        Diagnostic(
            "link.anchor", path: path, range: range, "\(target) has no heading \"#\(anchor)\"",
            help: suggestion(for: anchor, among: known)
                ?? "the anchor is the heading's text in lower case, with - for blanks")
    }

    static func linkHidden(path: String, range: Range<Int>, target: String, reason: Visibility.Reason) -> Diagnostic {
        switch reason {
        case .draft:
            Diagnostic(
                "link.hidden", path: path, range: range, "\(target) is a draft",
                help: "publish it with draft: false, or take the link out")
        case .scheduled:
            Diagnostic(
                "link.hidden", path: path, range: range, "\(target) is dated in the future and not yet published",
                help: "schedule this page too, or take the link out")
        case .expired:
            Diagnostic(
                "link.hidden", severity: .warning, path: path, range: range,
                "\(target) has expired; the text stays without a link", help: "take the link out")
        }
    }

    static func imageMissing(path: String, range: Range<Int>, target: String, suggestion: String?) -> Diagnostic {
        Diagnostic(
            "image.missing", path: path, range: range, "there is no image \(target)",
            help: suggestion.map { "did you mean \"\($0)\"?" } ?? "put the image beside the page")
    }

    static func notAnImage(path: String, range: Range<Int>, target: String) -> Diagnostic {
        Diagnostic(
            "image.type", path: path, range: range, "\(target) is no image a browser shows",
            help: "use a .jpg, .png, .webp, .gif, .avif or .svg file")
    }

    // MARK: Attachments and outputs

    static func attachmentName(path: String, segment: String, _ reason: String) -> Diagnostic {
        Diagnostic(
            "attachment.name", path: path, "\"\(segment)\" cannot be part of a URL: \(reason)", help: "rename the file")
    }

    static func looksLikeMarkdown(path: String) -> Diagnostic {
        Diagnostic(
            "page.name", path: path, "this looks like a page, but its name does not end in .md",
            help: "rename it like name.zh.md")
    }

    static func outputTwice(first: Output, second: Output, onlyCaseDiffers: Bool) -> Diagnostic {
        let what =
            onlyCaseDiffers
            ? "\(second.origin.what) and \(first.origin.what) differ only by case or Unicode form: /\(second.path)"
            : "\(second.origin.what) and \(first.origin.what) have the same address /\(second.path)"
        return Diagnostic(
            "output.collision", path: second.origin.path, range: second.origin.range, what, help: "rename one of them",
            notes: [
                Note("the other is \(first.origin.what)", path: first.origin.path, range: first.origin.range)
            ])
    }

    static func outputInsideFile(file: Output, output: Output) -> Diagnostic {
        Diagnostic(
            "output.collision", path: output.origin.path, range: output.origin.range,
            "\(output.origin.what) needs a folder /\(file.path), which is the address of \(file.origin.what)",
            help: "rename one of them",
            notes: [Note("the other is \(file.origin.what)", path: file.origin.path, range: file.origin.range)])
    }
}
