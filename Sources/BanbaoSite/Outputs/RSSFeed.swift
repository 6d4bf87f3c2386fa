import BanbaoText

// RSS 2.0 (https://www.rssboard.org/rss-specification), with what readers expect besides: the address of the feed itself from Atom,
// the author from Dublin Core, the whole text from the content module.
extension RenderInputs {
    func writeRSS(_ feed: Feed, into output: inout [UInt8]) {
        output.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"")
        output.append(" xmlns:atom=\"http://www.w3.org/2005/Atom\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"")
        output.append(" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n<channel>\n")
        output.appendElement("title", feed.title)
        output.appendElement("link", url: configuration.absolute(feed.home))
        output.append("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"")
        output.append(encodingURL: configuration.absolute(feed.path))
        output.append("\"/>\n")
        output.appendElement("description", feed.description)
        output.appendElement("language", configuration.languages[feed.language].tag)
        output.appendElement("lastBuildDate", timestamp(feed.updated))
        for entry in feed.entries { write(entry, feed.language, into: &output) }
        output.append("</channel>\n</rss>\n")
    }

    private func write(_ entry: Feed.Entry, _ language: LanguageID, into output: inout [UInt8]) {
        output.append("<item>\n")
        output.appendElement("title", entry.page.frontMatter.title)
        output.appendElement("link", url: configuration.absolute(entry.path))
        output.append("<guid isPermaLink=\"true\">")
        output.append(encodingURL: configuration.absolute(entry.path))
        output.append("</guid>\n")
        output.appendElement("pubDate", timestamp(entry.page.frontMatter.date))
        if let author = entry.page.frontMatter.author { output.appendElement("dc:creator", author) }
        for tag in entry.page.frontMatter.tags {
            output.appendElement("category", configuration.tags[tag].title[language])
        }
        if !entry.page.summary.isEmpty { output.appendElement("description", entry.page.summary) }
        if let body = entry.body {
            output.append("<content:encoded>")
            output.append(escaping: body.bytes.span)
            output.append("</content:encoded>\n")
        }
        output.append("</item>\n")
    }

    /// RFC 822 with four digits for the year, in the site's time zone: `Wed, 15 Jan 2020 09:30:00 +0800`.
    private func timestamp(_ moment: Moment) -> String {
        let day = moment.day
        let offset = input.platform.offsetFromUTC(configuration.timeZone, moment)
        let clock = Moment(day: day, minute: moment.minute ?? 0).clockText ?? "00:00"
        let zone = Moment(day: day, minute: abs(offset)).clockText ?? "00:00"
        let date = "\(weekdays[day.weekday]), \(day.day) \(months[day.month - 1]) \(day.year)"
        return "\(date) \(clock):00 \(offset < 0 ? "-" : "+")\(zone.parts(separatedBy: ":").joined())"
    }
}

private let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
private let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
