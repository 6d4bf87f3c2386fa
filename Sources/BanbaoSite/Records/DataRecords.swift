import BanbaoTemplate
import BanbaoText

/// What stands in the shapes of templates for the data of a site, which site.yaml names.
let dataShape = RecordShape(name: "data", fields: [])

extension Configuration {
    /// Lists of rows by the names of the files.
    var dataShape: RecordShape {
        RecordShape(
            name: BanbaoSite.dataShape.name,
            fields: data.map { set in
                RecordShape.Field(
                    name: set.id,
                    shape: .list(RecordShape(name: "data.\(set.id)", fields: OwnFields([set.fields]).shape.fields)),
                    meaning: Wording("the rows of \(set.path)", zh: "\(set.path) 的各行"))
            })
    }
}

extension Shared<EntrySource> {
    func data(_ language: LanguageID) -> Record {
        Record(
            values: value.site.configuration.data.map { set in
                let fields = OwnFields([set.fields])
                return .list(
                    set.rows.map { row in
                        Record { fields.value($0, ofOwner: 0, row, page: nil, self, language) }
                    })
            })
    }
}
