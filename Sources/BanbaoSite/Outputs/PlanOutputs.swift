package import BanbaoTemplate
import BanbaoText

/// Every kind of output that the heads of pages decide. A further one is a file in Outputs/ and a line here.
private let outputKinds: [@Sendable (RenderInputs) -> [Output]] = [
    entryPages, brokenPageOutputs, sectionPages, tagPages, homePages, notFoundPages, extraPages, redirects, feeds,
    sitemap, figureDownloads, chartDownloads,
    assetFiles, staticFiles,
]

/// Kinds of outputs of which only what is learnt from bodies says how many there are.
private let outputKindsOfFacts: [@Sendable (RenderInputs, SiteFacts) async throws -> [Output]] = [
    attachmentFiles, searchIndexFiles,
]

/// Every template a site needs, with the names it may use; the names of its own fields come with the configuration.
package let templateShapes: [String: RecordShape] = [
    "entry.html": entryPageFields.shape, "list.html": listPageFields.shape, "tags.html": tagIndexFields.shape,
    "home.html": homePageFields.shape, "404.html": notFoundFields.shape, "redirect.html": redirectFields.shape,
    extraPageShape.name: extraPageShape,
]

extension Configuration {
    /// The same for this site.
    func templateShapes(_ figures: Figures) -> [String: RecordShape] {
        let records = [
            figuresShape.name: figures.shape,
            ownFieldsShape.name: OwnFields(sections.map(\.fields)).shape, declaredListsShape.name: declaredListsShape,
            paramsShape.name: paramsShape, dataShape.name: dataShape, linksShape.name: linksShape,
            taxonomiesShape.name: taxonomiesShape,
            termsShape.name: termsShape,
        ]
        return BanbaoSite.templateShapes.mapValues { $0.replacing(records) }
    }
}

/// In: the site and the theme. Out: all outputs that can be planned before bodies are read, in order of their paths.
/// Problems: two outputs for one path.
func planOutputs(_ inputs: RenderInputs) throws -> (outputs: [Output], problems: [Diagnostic]) {
    let outputs = inPathOrder(outputKinds.flatMap { $0(inputs) })
    // A file that somebody links to later must not collide then.
    let late = attachmentOutputs(inputs.site) + searchIndexPlaces(inputs, beside: outputs)
    let possible = late.isEmpty ? outputs : inPathOrder(outputs + late)
    return (
        outputs,
        try collisions(in: possible) + pictureCollisions(in: possible, inputs) + redirectProblems(inputs.site)
            + menuProblems(inputs.site) + keyFigureProblems(inputs.site) + entryReferenceProblems(inputs.site)
            + templateChoiceProblems(inputs)
            + staticFileProblems(inputs) + shareImageProblems(inputs)
    )
}

/// In: what is known when all outputs of `planOutputs` have been rendered. Out: the others, in order of their paths.
func planOutputs(_ inputs: RenderInputs, _ facts: SiteFacts) async throws -> [Output] {
    var outputs: [Output] = []
    for kind in outputKindsOfFacts { outputs += try await kind(inputs, facts) }
    return inPathOrder(outputs)
}

private func attachmentOutputs(_ site: Site) -> [Output] {
    site.attachments.indices.map { attachmentFile($0, site) }
}

/// Outputs are large, so their places are sorted, and each is moved once.
func inPathOrder(_ outputs: [Output]) -> [Output] {
    let paths = outputs.map(\.path)
    return outputs.indices.sorted { paths[$0].precedesInBytes(paths[$1]) }.map { outputs[$0] }
}

/// Paths that are equal, or that a file system without case or with one Unicode form would take for equal. A path
/// that is also a folder of another cannot be written either.
private func collisions(in outputs: [Output]) -> [Diagnostic] {
    var problems = zip(outputs, outputs.dropFirst()).filter { $0.path.hasSameBytes(as: $1.path) }.map { first, second in
        Diagnostic.outputTwice(first: first, second: second, onlyCaseDiffers: false)
    }
    // Two other paths can only be taken for equal when one has capitals or signs beyond ASCII, and few paths have. Keys are
    // compared as Swift compares strings: by canonical equivalence, so NFC and NFD meet here.
    var seen: [String: Int] = [:]
    for (index, output) in outputs.enumerated() where hasUppercaseOrHan(output.path) {
        let key = output.path.lowercased()
        let other = seen.updateValue(index, forKey: key) ?? outputs.firstIndex(sorted: key, by: \.path)
        guard let other, !outputs[other].path.hasSameBytes(as: output.path) else { continue }
        let (first, second) = other < index ? (outputs[other], output) : (output, outputs[other])
        problems.append(.outputTwice(first: first, second: second, onlyCaseDiffers: true))
    }
    var lastFolder = ""
    for output in outputs {
        var folder = parentFolder(of: output.path)
        // Sorted as they are, most outputs lie in the folder of the one before.
        if folder.hasSameBytes(as: lastFolder) { continue }
        lastFolder = folder
        while !folder.isEmpty {
            if let other = outputs.firstIndex(sorted: folder, by: \.path) {
                problems.append(.outputInsideFile(file: outputs[other], output: output))
            }
            folder = parentFolder(of: folder)
        }
    }
    return problems
}

/// Outputs whose paths are those of pictures that are made of a photograph once a page shows it.
private func pictureCollisions(in outputs: [Output], _ inputs: RenderInputs) throws -> [Diagnostic] {
    guard !inputs.site.attachments.isEmpty else { return [] }
    return try outputs.compactMap { output in
        try pictureFile(at: output.path, inputs).map { .outputTwice(first: $0, second: output, onlyCaseDiffers: false) }
    }
}

private func hasUppercaseOrHan(_ path: String) -> Bool {
    path.utf8.contains { (0x41...0x5A).contains($0) || $0 >= 0x80 }
}
