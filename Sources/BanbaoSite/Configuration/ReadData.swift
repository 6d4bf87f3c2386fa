import BanbaoData
import BanbaoText

/// Rows for templates, from a file in `content/data/`; what each may hold, site.yaml says.
struct DataSet: Sendable {
    /// `hotlines` of `content/data/hotlines.csv`
    let id: String
    let path: String
    let fields: Table<FieldDefinition, FieldDefinition>
    /// In the order of the file.
    let rows: [Table<FieldDefinition, FieldValue?>]
}

/// The `data` of site.yaml and the files it names. Problems: files that are missing or nobody names, and whatever is wrong in them.
func readData(
    _ reader: inout MappingReader, _ tree: SourceTree, _ languages: Languages, _ problems: inout [Diagnostic]
) throws -> [DataSet] {
    var map = reader.map("data", name: Wording(verbatim: "data"))
    var sets: [DataSet] = []
    for member in map.allMembers() {
        let id = member.key
        if !isIdentifier(id) { map.report(.identifier(path: map.path, range: member.keyRange, id: id)) }
        var settings = MappingReader(
            member.value, path: map.path, name: Wording("the data \"\(id)\"", zh: "数据“\(id)”"), at: member.keyRange)
        let fields = readFields(&settings, languages, .ofData)
        map.report(settings.finish())
        let paths = [".yaml", ".csv"].map { SourceKind.dataFolder + id + $0 }.filter { tree.index(of: $0) != nil }
        guard let path = paths.first else {
            map.report(.dataMissing(path: map.path, range: member.keyRange, id: id))
            continue
        }
        if paths.count > 1 { problems.append(.dataTwice(path: paths[1], other: path)) }
        let rows = try readRows(path, tree, fields, languages, &problems)
        sets.append(DataSet(id: id, path: path, fields: fields, rows: rows))
    }
    let hasErrors = !map.problems.isEmpty
    reader.report(map.finish())
    if !hasErrors { problems += unknownFiles(tree, known: sets.map(\.id)) }
    return sets
}

private func readRows(
    _ path: String, _ tree: SourceTree, _ fields: Table<FieldDefinition, FieldDefinition>, _ languages: Languages,
    _ problems: inout [Diagnostic]
) throws -> [Table<FieldDefinition, FieldValue?>] {
    let isTable = path.endsWithBytes(".csv")
    let rows = isTable ? try tableRows(path, tree, &problems) : try listedRows(path, tree, &problems)
    return rows.map { row in
        var reader = MappingReader(row, path: path, name: Wording("the row", zh: "这一行"))
        let values = fields.map { reader.field($0, languages, listsAreTexts: isTable) }
        problems += reader.finish()
        return Table(values)
    }
}

private func tableRows(_ path: String, _ tree: SourceTree, _ problems: inout [Diagnostic]) throws -> [YAML] {
    guard let file = try readSourceFile(path, tree, limitInKiB: textFileLimitInKiB, &problems) else { return [] }
    let table = CSV(file)
    problems += table.problems
    return table.rows
}

/// A list of mappings, or one of them.
private func listedRows(_ path: String, _ tree: SourceTree, _ problems: inout [Diagnostic]) throws -> [YAML] {
    switch try readYAML(path, tree, &problems) {
    case .list(let rows, _)?: return rows
    case .map(let members, let range)?: return [.map(members, range: range)]
    case .scalar(let text, _, let range)?:
        problems.append(
            .wrongValue(
                path: path, range: range, key: String(fileName(of: path)), value: text,
                expected: Wording("a list of rows", zh: "由各行组成的列表"),
                help: Wording("begin each row with a hyphen: - name: …", zh: "每一行以短横开头：- name: …")))
        return []
    case nil: return []
    }
}

private func unknownFiles(_ tree: SourceTree, known: [String]) -> [Diagnostic] {
    tree.files.map(\.path).filter { SourceKind(path: $0) == .data }.compactMap { path in
        let name = path.droppingFirstBytes(SourceKind.dataFolder.utf8.count)
        let id = String(name.droppingLastBytes(suffix(of: name).utf8.count))
        return known.contains { $0.hasSameBytes(as: id) } ? nil : .dataUnknown(path: path, id: id, known: known)
    }
}

extension Diagnostic {
    fileprivate static func dataMissing(path: String, range: Range<Int>, id: String) -> Diagnostic {
        let file = SourceKind.dataFolder + id
        return Diagnostic(
            .dataFile, path: path, range: range,
            Wording("there is no \(file).yaml or \(file).csv", zh: "没有 \(file).yaml，也没有 \(file).csv"),
            help: Wording("make one of these files", zh: "新建其中一个文件"))
    }

    fileprivate static func dataTwice(path: String, other: String) -> Diagnostic {
        Diagnostic(
            .dataFile, path: path, Wording("\(other) holds the same data", zh: "\(other) 是同样的数据"),
            help: Wording("keep one of the two files", zh: "两个文件只留一个"))
    }

    fileprivate static func dataUnknown(path: String, id: String, known: [String]) -> Diagnostic {
        Diagnostic(
            .siteUnknownFile, path: path, Wording("nothing reads this file", zh: "这个文件没有用处"),
            help: closestName(to: id, among: known).map(Wording.didYouMean)
                ?? Wording(
                    "say what its rows hold in content/site.yaml: data: {\(id): {fields: {…}}}",
                    zh: "在 content/site.yaml 里说明各行的内容：data: {\(id): {fields: {…}}}"))
    }
}
