import BanbaoSite
import BanbaoText

/// Outputs that would replace files of others in the output folder.
func foreignCollisions(_ foreign: [String], _ outputs: [Output]) -> [Diagnostic] {
    guard !foreign.isEmpty else { return [] }
    // A file of others may stand where a page goes, or where a folder of pages goes.
    var wanted: [ExactText: Output.Origin] = [:]
    for output in outputs {
        var path = output.path[...]
        wanted[ExactText(output.path)] = output.origin
        while let (folder, _) = path.cut(atLast: "/") {
            path = folder
            if wanted.updateValue(output.origin, forKey: ExactText(String(path))) != nil { break }
        }
    }
    return foreign.compactMap { path in
        wanted[ExactText(path)].map { origin in
            Diagnostic(
                .outputForeign, path: origin.path, range: origin.range,
                Wording(
                    "\(origin.what) would replace /\(path), which banbao did not write",
                    zh: "\(origin.what.beforeHan)会覆盖 /\(path)，而那个文件不是 banbao 写的"),
                help: Wording(
                    "move that file out of the output folder, or rename the page", zh: "把那个文件移出输出文件夹，或者给网页改名"))
        }
    }
}
