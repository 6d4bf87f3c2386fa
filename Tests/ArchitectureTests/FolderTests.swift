import Testing

/// Folders of a module are floors as the modules are: a file uses what its own folder and those below it declare. Who reads
/// them in this order meets nothing that is not known yet.
@Suite struct FolderTests {
    /// The lowest first. Files next to the folders of a module are "".
    static let floors: [String: [String]] = [
        "BanbaoText": ["", "Rules", "Numbers"],
        "BanbaoTemplate": [""],
        "BanbaoData": [""],
        "BanbaoImage": [""],
        "BanbaoChart": [""],
        "BanbaoQR": [""],
        "BanbaoSearch": [""],
        "BanbaoPictures": [""],
        "BanbaoMarkdown": ["Document", "Tree", "SafeHTML", "Suppressions", "Extensions", "HTML", "Lint", ""],
        "BanbaoSite": [
            "Names", "Input", "Configuration", "Figures", "Model", "Stages", "Records", "Rendering", "Outputs",
            "Checks", "Exports", "",
        ],
        "BanbaoIO": ["Disk", "Platform", "Scan", "Watch", "Output", "Build", "Running"],
        "BanbaoPreview": ["", "Desk"],
        "banbao": [""],
    ]

    private static let sources = ArchitectureTests.sources

    @Test(arguments: floors.keys.sorted()) func `every folder has its floor`(module: String) {
        let folders = Set(Self.sources.filter { $0.module == module }.map(\.folder))
        #expect(folders == Set(Self.floors[module] ?? []))
    }

    @Test(arguments: floors.keys.sorted()) func `no file uses what a folder above its own declares`(module: String) {
        let files = Self.sources.filter { $0.module == module }.map(DeclaredNames.init)
        let floors = Self.floors[module] ?? []
        func floor(_ file: DeclaredNames) -> Int { floors.firstIndex(of: file.file.folder) ?? 0 }
        // A name that is declared on several floors may mean the lowest.
        var lowest: [String: Int] = [:]
        for file in files {
            for name in file.declared { lowest[name] = min(lowest[name] ?? floor(file), floor(file)) }
        }
        #expect(!lowest.isEmpty)
        for file in files {
            for name in file.used.sorted() where lowest[name].map({ $0 > floor(file) }) ?? false {
                Issue.record("\(file.file.path) uses \(name) of \(floors[lowest[name] ?? 0])")
            }
        }
    }
}

/// What a file declares for the other files of its module, and what it may take from them.
struct DeclaredNames {
    let file: SourceCode.File
    /// Types, functions and constants outside of types; of the wording of problems `.problem`.
    let declared: Set<String>
    let used: Set<String>

    init(_ file: SourceCode.File) {
        self.file = file
        let text = file.code.joined(separator: "\n")
        let declaration =
            /(?m)^(?:@\w+ )*(?:(?:package|indirect|final) )*(?:struct|enum|class|actor|protocol|typealias|func|let|var) (\w+)/
        let problem = /(?m)^    (?:package )?static func (\w+)/
        declared = Set(text.matches(of: declaration).map { String($0.1) })
            .union(Self.bodies(ofExtensions: "Diagnostic", text).matches(of: problem).map { "." + $0.1 })
        // What a file calls so itself is its own: a property, a parameter, what a closure is given.
        let own = text.matches(of: /\b(?:let|var|func|case|for) (\w+)/).map { String($0.1) }
        let lists = text.matches(of: /\b(?:let|var|for) \(([\w, ]+)\)|\{ (?:\[[^\]]*\] )?\(?([\w, ]+)\)? in\b/)
        let listed = lists.flatMap { ($0.1 ?? $0.2 ?? "").split(separator: ", ") }.map(String.init)
        let parameters = Set(text.matches(of: /\b([a-z]\w*):/).map { String($0.1) })
        let words = text.matches(of: /(?:^|[^.\w])(\w+)(\(?)/).filter { word in
            !word.2.isEmpty || !parameters.contains(String(word.1))
        }
        used = Set(words.map { String($0.1) }).subtracting(own).subtracting(listed)
            .union(text.matches(of: /\.\w+/).map { String($0.0) })
    }

    private static func bodies(ofExtensions type: String, _ text: String) -> String {
        text.split(separator: "\n}").filter { $0.contains("extension \(type) {") }.joined(separator: "\n")
    }
}
