package import BanbaoTemplate
import BanbaoText

/// Every kind of output. A further one is a file in Outputs/ and a line here.
private let outputKinds: [@Sendable (Rendering) -> [Output]] = [
    entryPages, sectionPages, tagPages, homePages, notFoundPages, redirects, feeds, sitemap, assetFiles,
    attachmentFiles,
]

/// Every template the site needs, with the names it may use.
package let templateShapes: [String: RecordShape] = [
    "entry.html": entryPageFields.shape, "list.html": listPageFields.shape, "tags.html": tagIndexFields.shape,
    "home.html": homePageFields.shape, "404.html": notFoundFields.shape, "redirect.html": redirectFields.shape,
]

/// In: the site and the theme. Out: all outputs in order of their paths. Problems: two outputs for one path.
func planOutputs(_ rendering: Rendering) -> (outputs: [Output], problems: [Diagnostic]) {
    let made = outputKinds.flatMap { $0(rendering) }
    // Outputs are large, so their places are sorted, and each is moved once.
    let paths = made.map(\.path)
    let outputs = made.indices.sorted { paths[$0].precedesInBytes(paths[$1]) }.map { made[$0] }
    return (outputs, collisions(in: outputs) + aliasProblems(rendering.site))
}

/// Paths that are equal, or that a file system without case or with one Unicode form would take for equal. A path
/// that is also a folder of another cannot be written either.
private func collisions(in outputs: [Output]) -> [Diagnostic] {
    // Keys are compared as Swift compares strings: by canonical equivalence, so NFC and NFD meet here.
    var seen: [String: Int] = [:]
    seen.reserveCapacity(outputs.count)
    var problems: [Diagnostic] = []
    for (index, output) in outputs.enumerated() {
        let key = hasUppercaseOrHan(output.path) ? output.path.lowercased() : output.path
        guard let first = seen.updateValue(index, forKey: key) else { continue }
        let isSame = outputs[first].path.utf8.elementsEqual(output.path.utf8)
        problems.append(.outputTwice(first: outputs[first], second: output, onlyCaseDiffers: !isSame))
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

private func hasUppercaseOrHan(_ path: String) -> Bool {
    path.utf8.contains { (0x41...0x5A).contains($0) || $0 >= 0x80 }
}
