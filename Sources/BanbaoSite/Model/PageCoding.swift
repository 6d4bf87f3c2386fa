import BanbaoText

// The head of a page as it is remembered between builds. Sections, languages, tags and fields are numbers, so what was
// remembered holds for the configuration it was read with.

extension Page {
    func encode(to writer: inout ByteWriter) {
        writer.write(path)
        writer.write(section)
        writer.write(slug)
        writer.write(language)
        writer.write(frontMatter)
        writer.write(bodyStart)
        writer.write(summary)
        writer.write(headDigest)
    }

    init(from reader: inout ByteReader, today: Day, _ options: BuildOptions) throws(DamagedBytes) {
        let path = try reader.text()
        let identity = PageIdentity(
            section: try reader.value(), slug: try reader.text(), language: try reader.value())
        let frontMatter: FrontMatter = try reader.value()
        self.init(
            path: path, identity: identity, frontMatter: frontMatter, bodyStart: try reader.number(),
            summary: try reader.text(), visibility: Visibility(of: frontMatter, today: today, options),
            headDigest: try reader.value())
    }
}

extension FrontMatter: ByteCodable {
    func encode(to writer: inout ByteWriter) {
        writer.write(title)
        writer.write(date)
        writer.write(updated) { $1.write($0) }
        writer.write(expires.map { Moment(day: $0) }) { $1.write($0) }
        writer.write(isDraft)
        writer.write(isPinned)
        writer.write(weight) { $1.write($0) }
        writer.write(slug) { $1.write($0) }
        writer.write(tags)
        writer.write(aliases)
        writer.write(image) { $1.write($0) }
        writer.write(focus) { $1.write($0) }
        for text in [imageAlt, source, author, editor] { writer.write(text) { $1.write($0) } }
        writer.write(template) { $1.write($0) }
        writer.write(keyFigures)
        writer.write(Array(fields)) { field, writer in writer.write(field) { $1.write($0) } }
    }

    init(from reader: inout ByteReader) throws(DamagedBytes) {
        func text(_ reader: inout ByteReader) throws(DamagedBytes) -> String? {
            try reader.optional { reader throws(DamagedBytes) in try reader.text() }
        }
        func moment(_ reader: inout ByteReader) throws(DamagedBytes) -> Moment? {
            try reader.optional { reader throws(DamagedBytes) in try reader.value() }
        }
        title = try reader.text()
        date = try reader.value()
        updated = try moment(&reader)
        expires = try moment(&reader)?.day
        isDraft = try reader.flag()
        isPinned = try reader.flag()
        weight = try reader.optional { reader throws(DamagedBytes) in try reader.number() }
        slug = try text(&reader)
        tags = try reader.list()
        aliases = try reader.list()
        image = try reader.optional { reader throws(DamagedBytes) in try reader.value() }
        focus = try reader.optional { reader throws(DamagedBytes) in try reader.value() }
        imageAlt = try text(&reader)
        source = try text(&reader)
        author = try text(&reader)
        editor = try text(&reader)
        template = try reader.optional { reader throws(DamagedBytes) in try reader.value() }
        keyFigures = try reader.list()
        fields = Table(
            try reader.list { reader throws(DamagedBytes) in
                try reader.optional { reader throws(DamagedBytes) in try reader.value() }
            })
    }
}

extension Written: ByteCodable {
    func encode(to writer: inout ByteWriter) {
        writer.write(text)
        writer.write(range)
    }

    init(from reader: inout ByteReader) throws(DamagedBytes) {
        text = try reader.text()
        range = try reader.range()
    }
}

extension FieldValue: ByteCodable {
    func encode(to writer: inout ByteWriter) {
        switch self {
        case .text(let text): writer.write(kind: 0, text)
        // Of data, which is no part of a page.
        case .texts(let texts): writer.write(kind: 0, texts.first ?? "")
        case .number(let text): writer.write(kind: 1, text)
        case .url(let text): writer.write(kind: 2, text)
        case .email(let text): writer.write(kind: 3, text)
        case .date(let moment):
            writer.write(4)
            writer.write(moment)
        case .image(let reference):
            writer.write(5)
            writer.write(reference)
        case .list(let texts):
            writer.write(6)
            writer.write(texts) { $1.write($0) }
        case .flag(let flag):
            writer.write(7)
            writer.write(flag)
        case .choice(let choice):
            writer.write(8)
            writer.write(choice)
        case .entry(let key):
            writer.write(9)
            writer.write(key)
        case .entries(let keys):
            writer.write(10)
            writer.write(keys)
        case .partialDate(let date, let range):
            writer.write(11)
            writer.write(date)
            writer.write(range)
        }
    }

    init(from reader: inout ByteReader) throws(DamagedBytes) {
        switch try reader.number() {
        case 0: self = .text(try reader.text())
        case 1: self = .number(try reader.text())
        case 2: self = .url(try reader.text())
        case 3: self = .email(try reader.text())
        case 4: self = .date(try reader.value())
        case 5: self = .image(try reader.value())
        case 6: self = .list(try reader.list { reader throws(DamagedBytes) in try reader.text() })
        case 7: self = .flag(try reader.flag())
        case 8: self = .choice(try reader.value())
        case 9: self = .entry(try reader.value())
        case 10: self = .entries(try reader.list())
        case 11: self = .partialDate(try reader.value(), try reader.range())
        default: throw DamagedBytes()
        }
    }
}

extension ByteWriter {
    fileprivate mutating func write(kind: Int, _ text: String) {
        write(kind)
        write(text)
    }
}
