import BanbaoImage
import BanbaoSite
import BanbaoText

/// What there is of the photographs of a build once their pictures are made.
struct MadePictures: Sendable {
    /// By the paths of the photographs.
    fileprivate let series: [ExactText: Result<MadeSeries, UnreadablePicture>]

    static let none = MadePictures(series: [:])

    /// Makes what is wanted and does not stand. In: outputs, and for each what stands of it from the last build. Throws what the
    /// machine reports.
    static func making(
        _ outputs: [Output], _ kept: [IncrementalBuild.Kept?], _ tree: SourceTree, _ workshop: PictureWorkshop,
        _ observer: BuildObserver
    ) async throws -> MadePictures {
        var wanted: [ExactText: (Output.MadeFile.Picture, SourceTree.File)] = [:]
        for (index, output) in outputs.enumerated() where kept.isEmpty || kept[index] == nil {
            guard case .made(let file) = output.content, case .picture(let picture) = file.making,
                let place = tree.index(of: file.source)
            else { continue }
            wanted[ExactText(file.source)] = (picture, tree.files[place])
        }
        guard !wanted.isEmpty else { return .none }
        let count = wanted.count
        typealias Made = (path: ExactText, result: Result<MadeSeries, UnreadablePicture>)
        return try await withThrowingTaskGroup(of: Made.self) { group in
            for (path, (picture, file)) in wanted {
                group.addTask {
                    defer { observer.onProgress(1, count) }
                    do {
                        return (path, .success(try await workshop.series(of: picture, file, tree)))
                    } catch let error as UnreadablePicture {
                        return (path, .failure(error))
                    }
                }
            }
            var series: [ExactText: Result<MadeSeries, UnreadablePicture>] = [:]
            for try await (path, result) in group { series[path] = result }
            return MadePictures(series: series)
        }
    }
}

extension OutputRenderer {
    /// What is made of one file.
    func product(of output: Output, _ file: Output.MadeFile) throws -> Product {
        let source = scan.tree.index(of: file.source)
        let recipe = IncrementalBuild.recipe(of: output, program)
        switch file.making {
        case .withoutMetadata:
            let report = RenderReport(reading: source, RenderReport.Making(recipe: recipe))
            let tree = scan.tree
            return Product(
                form: try form(of: output) { try fileWithoutMetadata(file.source, tree) }, isRendered: true,
                record: report.encoded()[...], findings: [])
        case .picture(let picture):
            switch pictures.series[ExactText(file.source)] {
            case .success(let series):
                let making = RenderReport.Making(recipe: recipe, key: series.key)
                return Product(
                    form: try form(of: output) { try series.picture(picture, file.source) }, isRendered: true,
                    record: RenderReport(reading: source, making).encoded()[...], findings: [], pictureKey: series.key)
            case .failure(let error):
                var report = RenderReport(reading: source)
                // What is wrong with a photograph is said once.
                if file.isFirst { report.problems.append(file.problem(error.reason)) }
                return Product(
                    form: .none, isRendered: true, record: report.encoded()[...], findings: report.findings)
            case nil: throw MachineError.changedDuringBuild(file.source)
            }
        }
    }

    private func form(of output: Output, _ bytes: @escaping @Sendable () throws -> [UInt8]) throws -> Product.Form {
        switch goal {
        case .problems: .none
        case .memory: .fetched(bytes)
        case .staging(let staging): .placed(try staging.place(try bytes(), as: output))
        }
    }
}

/// An image without what it says of whoever took it, and where.
func fileWithoutMetadata(_ path: String, _ tree: SourceTree) throws -> [UInt8] {
    let bytes = try tree.read(path, nil)
    return withoutMetadata(bytes) ?? bytes
}

extension MadeSeries {
    fileprivate func picture(_ picture: Output.MadeFile.Picture, _ source: String) throws -> [UInt8] {
        guard let place = picture.place, let bytes = try bytes(place) else {
            throw MachineError.changedDuringBuild(source)
        }
        return bytes
    }
}
