// swift-tools-version: 6.2
import PackageDescription

// One list for every target of ours: the language in its strictest form, and no warning passes.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nio = ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket"].map {
    Target.Dependency.product(name: $0, package: "swift-nio")
}

let package = Package(
    name: "banbao",
    platforms: [.macOS(.v26)],
    products: [.executable(name: "banbao", targets: ["banbao"])],
    // `swift build --disable-default-traits --product banbao` builds a program that makes no pictures and needs none of
    // the libraries for it.
    traits: [
        .trait(name: "Pictures", description: "Makes pictures in several sizes from photographs."),
        .default(enabledTraits: ["Pictures"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // Floor 0: libcmark, as the system has it.
        .systemLibrary(
            name: "CCMark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        // Floor 0: libyaml, as the system has it.
        .systemLibrary(
            name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        // Floor 0: libjpeg-turbo, libwebp, libpng and Little CMS, as the system has them.
        .systemLibrary(
            name: "CTurboJPEG", pkgConfig: "libturbojpeg",
            providers: [.apt(["libturbojpeg0-dev"]), .brew(["jpeg-turbo"])]),
        .systemLibrary(
            name: "CWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"]), .brew(["webp"])]),
        .systemLibrary(
            name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
        .systemLibrary(
            name: "CLittleCMS", pkgConfig: "lcms2", providers: [.apt(["liblcms2-dev"]), .brew(["little-cms2"])]),
        // Floor 0: Snowball's stemmers, as the system has them.
        .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),
        // Floor 0: the calls of Linux that Swift's Glibc module leaves out.
        .systemLibrary(name: "CLinux"),
        // Floor 0: memory for libcmark.
        .target(name: "CArena", dependencies: ["CCMark"]),
        // Floor 1
        .target(name: "BanbaoText", swiftSettings: strict),
        // Floor 2
        .target(name: "BanbaoMarkdown", dependencies: ["BanbaoText", "CCMark", "CArena"], swiftSettings: strict),
        .target(name: "BanbaoTemplate", dependencies: ["BanbaoText"], swiftSettings: strict),
        .target(name: "BanbaoData", dependencies: ["BanbaoText", "CYAML"], swiftSettings: strict),
        .target(name: "BanbaoImage", dependencies: ["BanbaoText"], swiftSettings: strict),
        .target(name: "BanbaoChart", dependencies: ["BanbaoText"], swiftSettings: strict),
        .target(name: "BanbaoQR", dependencies: ["BanbaoText"], swiftSettings: strict),
        .target(name: "BanbaoSearch", dependencies: ["BanbaoText", "CStemmer"], swiftSettings: strict),
        .target(
            name: "BanbaoPictures", dependencies: ["BanbaoText", "CTurboJPEG", "CWebP", "CPNG", "CLittleCMS"],
            swiftSettings: strict),
        // Floor 3
        .target(
            name: "BanbaoSite",
            dependencies: [
                "BanbaoText", "BanbaoMarkdown", "BanbaoTemplate", "BanbaoData", "BanbaoImage", "BanbaoChart",
                "BanbaoQR",
                "BanbaoSearch",
            ],
            swiftSettings: strict),
        // Floor 4
        .target(
            name: "BanbaoIO",
            dependencies: [
                "BanbaoText", "BanbaoMarkdown", "BanbaoImage", "BanbaoSite", "CLinux",
                .target(name: "BanbaoPictures", condition: .when(traits: ["Pictures"])),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),
        .target(
            name: "BanbaoPreview",
            dependencies: ["BanbaoText"] + nio,
            swiftSettings: strict),
        // Floor 5
        .executableTarget(
            name: "banbao",
            dependencies: ["BanbaoText", "BanbaoMarkdown", "BanbaoSite", "BanbaoIO", "BanbaoPreview", argumentParser],
            swiftSettings: strict, plugins: ["EmbedStarter"]),
        // The theme of this repository and `starter/` become a part of the program.
        .plugin(name: "EmbedStarter", capability: .buildTool(), dependencies: ["embed-starter"]),
        .executableTarget(
            name: "embed-starter", path: "Tools/embed-starter",
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),

        // `make bench`
        .executableTarget(
            name: "stage-benchmarks",
            dependencies: ["BanbaoText", "BanbaoMarkdown", "BanbaoTemplate", "BanbaoSite", "BanbaoIO", "CCMark"],
            path: "Benchmarks/Stages",
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "preview-benchmark", dependencies: ["BanbaoPreview"], path: "Benchmarks/Preview",
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]),

        // What tests share: the public suites of Markdown; sites to try things on, and the rows of Tests/Rows.
        .target(name: "SpecificationSuites", path: "Tests/SpecificationSuites", swiftSettings: strict),
        .target(
            name: "SiteTrials", dependencies: ["BanbaoText", "BanbaoSite", "BanbaoIO"], path: "Tests/SiteTrials",
            swiftSettings: strict),

        // Every kind of chart on a page, for Tests/Site/test_charts.py.
        .executableTarget(
            name: "chart-gallery", dependencies: ["BanbaoText", "BanbaoChart"], path: "Tests/ChartGallery",
            swiftSettings: strict),

        .testTarget(name: "BanbaoTextTests", dependencies: ["BanbaoText"], swiftSettings: strict),
        .testTarget(
            name: "BanbaoMarkdownTests", dependencies: ["BanbaoText", "BanbaoMarkdown", "SpecificationSuites"],
            swiftSettings: strict),
        .testTarget(
            name: "BanbaoTemplateTests", dependencies: ["BanbaoText", "BanbaoTemplate"], swiftSettings: strict),
        .testTarget(
            name: "BanbaoImageTests", dependencies: ["BanbaoText", "BanbaoImage", "SiteTrials"], swiftSettings: strict),
        .testTarget(
            name: "BanbaoChartTests", dependencies: ["BanbaoText", "BanbaoChart", "SiteTrials"], swiftSettings: strict),
        .testTarget(name: "BanbaoQRTests", dependencies: ["BanbaoText", "BanbaoQR"], swiftSettings: strict),
        .testTarget(name: "BanbaoSearchTests", dependencies: ["BanbaoText", "BanbaoSearch"], swiftSettings: strict),
        .testTarget(
            name: "BanbaoPicturesTests",
            dependencies: [
                "BanbaoText", "BanbaoImage", .target(name: "BanbaoPictures", condition: .when(traits: ["Pictures"])),
                "SiteTrials",
            ], swiftSettings: strict),
        // In memory. BanbaoIO lends what a build needs of the system: SHA-256, the order of pinyin, time zones.
        .testTarget(
            name: "BanbaoSiteTests", dependencies: ["BanbaoText", "BanbaoSite", "BanbaoIO", "SiteTrials"],
            swiftSettings: strict),
        .testTarget(
            name: "BanbaoIOTests",
            dependencies: [
                "BanbaoText", "BanbaoImage", "BanbaoSite", "BanbaoIO", "SiteTrials",
                .target(name: "BanbaoPictures", condition: .when(traits: ["Pictures"])),
            ], swiftSettings: strict),
        .testTarget(
            name: "BanbaoPreviewTests", dependencies: ["BanbaoText", "BanbaoPreview"], swiftSettings: strict),
        .testTarget(
            name: "ProgramTests", dependencies: ["banbao", "BanbaoText", "SiteTrials", "SpecificationSuites"],
            swiftSettings: strict),
        .testTarget(
            name: "ArchitectureTests", dependencies: ["BanbaoText", "BanbaoSite", "BanbaoTemplate", "SiteTrials"],
            swiftSettings: strict),
    ]
)

// `make fuzz`: linked with libFuzzer, which brings its own `main`, so that nothing else can be built with it.
if Context.environment["BANBAO_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "BanbaoText", "BanbaoMarkdown", "BanbaoImage", "BanbaoPictures", "BanbaoSite", "BanbaoIO",
            ],
            path: "Fuzz/Targets",
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]))
}
