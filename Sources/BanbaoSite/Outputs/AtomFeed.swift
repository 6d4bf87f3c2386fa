import BanbaoText

// Atom (RFC 4287).
extension RenderInputs {
    func writeAtom(_ feed: Feed, into output: inout [UInt8]) {
        output.append(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        output.append(escaping: configuration.languages[feed.language].tag)
        output.append("\">\n")
        output.appendElement("title", feed.title)
        link(rel: "self", feed.path, into: &output)
        link(rel: "alternate", feed.home, into: &output)
        output.appendElement("id", url: configuration.absolute(feed.path))
        output.appendElement("updated", timestamp(feed.updated))
        output.append("<author>")
        output.appendElement("name", configuration.publisher[feed.language])
        output.append("</author>\n")
        for entry in feed.entries { write(entry, feed.language, into: &output) }
        output.append("</feed>\n")
    }

    private func write(_ entry: Feed.Entry, _ language: LanguageID, into output: inout [UInt8]) {
        output.append("<entry>\n")
        output.appendElement("title", entry.page.frontMatter.title)
        link(rel: "alternate", entry.path, into: &output)
        output.appendElement("id", url: configuration.absolute(entry.path))
        output.appendElement("published", timestamp(entry.page.frontMatter.date))
        output.appendElement("updated", timestamp(entry.updated))
        if !entry.page.summary.isEmpty { output.appendElement("summary", entry.page.summary) }
        if let body = entry.body {
            output.append("<content type=\"html\">")
            output.append(escaping: body.bytes.span)
            output.append("</content>\n")
        }
        for tag in entry.page.frontMatter.tags {
            output.append("<category term=\"")
            output.append(escaping: configuration.tags[tag].id)
            output.append("\" label=\"")
            output.append(escaping: configuration.tags[tag].title[language])
            output.append("\"/>\n")
        }
        output.append("</entry>\n")
    }

    private func link(rel: StaticString, _ path: SitePath, into output: inout [UInt8]) {
        output.append("<link rel=\"")
        output.append(rel)
        output.append("\" href=\"")
        output.append(encodingURL: configuration.absolute(path))
        output.append("\"/>\n")
    }

    /// RFC 3339 in the site's time zone: `2020-01-15T09:30:00+08:00`.
    private func timestamp(_ moment: Moment) -> String {
        let offset = input.platform.offsetFromUTC(configuration.timeZone, moment)
        let clock = Moment(day: moment.day, minute: moment.minute ?? 0).clockText ?? "00:00"
        let zone = Moment(day: moment.day, minute: abs(offset)).clockText ?? "00:00"
        return "\(moment.day)T\(clock):00" + (offset == 0 ? "Z" : (offset < 0 ? "-" : "+") + zone)
    }
}
