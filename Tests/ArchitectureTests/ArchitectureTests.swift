import Foundation
import Testing

/// The rules of ARCHITECTURE.md that can be checked by reading the code.
@Suite struct ArchitectureTests {
    static let sources = SourceCode.files(below: "Sources", suffix: ".swift")

    /// What each module may import. A module stands on lower floors only, never next to a peer.
    static let imports: [String: Set<String>] = [
        "BanbaoText": [],
        "BanbaoMarkdown": ["BanbaoText", "CCMark", "CArena"],
        "BanbaoTemplate": ["BanbaoText"],
        "BanbaoData": ["BanbaoText", "CYAML"],
        "BanbaoImage": ["BanbaoText"],
        "BanbaoChart": ["BanbaoText"],
        "BanbaoQR": ["BanbaoText"],
        "BanbaoSearch": ["BanbaoText", "CStemmer"],
        "BanbaoPictures": ["BanbaoText", "CTurboJPEG", "CWebP", "CPNG", "CLittleCMS"],
        "BanbaoSite": [
            "BanbaoText", "BanbaoMarkdown", "BanbaoTemplate", "BanbaoData", "BanbaoImage", "BanbaoChart", "BanbaoQR",
            "BanbaoSearch",
        ],
        "BanbaoIO": [
            "BanbaoText", "BanbaoMarkdown", "BanbaoImage", "BanbaoPictures", "BanbaoSite", "CLinux", "Crypto",
            "Foundation", "Glibc",
            "Darwin", "Subprocess", "Synchronization",
        ],
        "BanbaoPreview": ["BanbaoText", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket", "Glibc", "Darwin"],
        "banbao": [
            "BanbaoText", "BanbaoMarkdown", "BanbaoSite", "BanbaoIO", "BanbaoPreview", "ArgumentParser", "Dispatch",
            "Glibc", "Darwin", "Synchronization",
        ],
    ]

    /// Floors 0 to 3 know no clock, no disk, no environment and no shared state.
    static let pureModules: Set<String> = [
        "BanbaoText", "BanbaoMarkdown", "BanbaoTemplate", "BanbaoData", "BanbaoImage", "BanbaoChart", "BanbaoQR",
        "BanbaoSearch",
        "BanbaoPictures", "BanbaoSite",
    ]

    @Test func `the sources are found`() {
        #expect(Self.sources.count > 40)
        #expect(Set(Self.sources.map(\.module)) == Set(Self.imports.keys))
    }

    @Test func `every module imports lower floors only`() {
        for file in Self.sources {
            for (index, line) in file.code.enumerated() where line.contains("import ") {
                guard
                    let match = line.firstMatch(
                        of: /^\s*(?:@\w+ )?(?:package |internal |private |public )?import (\w+)/)
                else { continue }
                let isAllowed = Self.imports[file.module]?.contains(String(match.1)) ?? false
                #expect(isAllowed, "\(file.path):\(index + 1) imports \(match.1)")
            }
        }
    }

    @Test(arguments: [
        ("CYAML", 1), ("CCMark", 3), ("CTurboJPEG", 3), ("CWebP", 4), ("CPNG", 3), ("CLittleCMS", 2), ("CStemmer", 1),
        ("Crypto", 2),
        ("Subprocess", 1), ("NIOPosix", 2),
    ])
    func `an outside package is imported in few files`(package: String, limit: Int) {
        let users = Self.sources.filter { $0.lines.contains { $0.hasSuffix("import \(package)") } }
        #expect(!users.isEmpty && users.count <= limit, "\(users.map(\.path))")
    }

    @Test func `the preview's server opens no file`() {
        expectNowhere(
            /\bf?open(at)?\(|\b(FileManager|FileHandle|FileRegion|NonBlockingFileIO|NIOFileHandle|FilePath)\b/,
            in: Self.sources.filter { $0.module == "BanbaoPreview" })
    }

    @Test func `nothing is public`() {
        expectNowhere(/\bpublic\b|\bopen (class|func|var)\b/, in: Self.sources)
    }

    @Test func `the pure floors hold no shared or unchecked state and hide no error`() {
        let forbidden =
            /\bclass \w|\bstatic var\b|@unchecked Sendable|nonisolated\(unsafe\)|\btry[?!]|\bprint\(|\bDate\(\)/
        expectNowhere(forbidden, in: Self.sources.filter { Self.pureModules.contains($0.module) })
    }

    @Test func `names and paths are taken apart by their bytes`() {
        // To Swift a combining mark hides the dot or slash before it: `startsWithBytes`, `parts(separatedBy:)` and the like
        // stand in ByteText.swift.
        let modules: Set = ["BanbaoSite", "BanbaoIO", "BanbaoPreview", "BanbaoImage", "banbao"]
        expectNowhere(
            /\.has(Prefix|Suffix)\(|\.split\(separator: "|\.(first|last)Index\(of: "|\.contains\("|Set<String>\(paths/,
            in: Self.sources.filter { modules.contains($0.module) })
    }

    @Test func `no error is dropped and nothing is left for later`() {
        expectNowhere(/\btry[?!]|\bas! |fatalError\(|@unchecked Sendable|nonisolated\(unsafe\)/, in: Self.sources)
        for file in Self.sources {
            let place = file.lines.joined(separator: "\n").firstMatch(of: /\b(TODO|FIXME|XXX|HACK)\b.*/)
            #expect(place == nil, "\(file.path): \(place.map { String($0.0) } ?? "")")
        }
    }

    @Test func `no file is longer than 300 lines`() {
        for file in Self.sources + SourceCode.files(below: "Tests", suffix: ".swift") {
            #expect(file.lines.count <= 301, "\(file.path) has \(file.lines.count - 1) lines")
        }
    }

    @Test func `no function, computed property or subscript is longer than 40 lines`() {
        var checked = 0
        for file in Self.sources {
            for function in functions(in: file) {
                checked += 1
                #expect(
                    function.length <= 40, "\(file.path):\(function.line) \(function.name) has \(function.length) lines"
                )
            }
        }
        #expect(checked > 200)
    }

    private static let declarators = ["func ", "init", "subscript", "var "]

    private func expectNowhere(_ pattern: some RegexComponent, in files: [SourceCode.File]) {
        // A file is searched as one text, for a search costs more to begin than to go on.
        for file in files where file.code.joined(separator: "\n").contains(pattern) {
            for (index, line) in file.code.enumerated() {
                #expect(!line.contains(pattern), "\(file.path):\(index + 1): \(line)")
            }
        }
    }

    /// Functions, initializers, computed properties and subscripts by the indentation that the formatter keeps.
    private func functions(in file: SourceCode.File) -> [(name: String, line: Int, length: Int)] {
        var result: [(String, Int, Int)] = []
        for (index, line) in file.code.enumerated() where Self.declarators.contains(where: line.contains) {
            let declaration = /^( *)(?:[\w@()]+ )*(?:(func \S+?|init\??|subscript)[(<]|(var \w+): [^=]*\{$)/
            guard let match = line.firstMatch(of: declaration), let name = match.2 ?? match.3 else { continue }
            let closing = match.1 + "}"
            guard let end = file.lines[(index + 1)...].firstIndex(where: { $0 == closing }) else { continue }
            // A one-line body ends where it began.
            if line.hasSuffix("}") { continue }
            result.append((String(name), index + 1, end - index + 1))
        }
        return result
    }
}
