import BanbaoText

/// Warnings for files of ours that somebody edited in the output folder, where the edit is lost with this build. A file that
/// was only touched, or that the new build writes just so, is none.
///
/// In: the paths of all outputs, in order, of which those that were edited are in the staging folder.
func editedOutputs(_ staging: Staging, _ paths: [String], siteRoot: String) throws -> [Diagnostic] {
    try staging.present.touched.filter { path in
        guard paths.firstIndex(sorted: path, by: \.self) != nil else { return true }
        return try readFile(staging.folder.path + "/" + path) != readFile(staging.folder.staging + "/" + path)
    }.map { path in
        let file = staging.folder.path + "/" + path
        // As messages name files: from the site's folder.
        return .outputEdited(
            path: file.startsWithBytes(siteRoot + "/") ? String(file.droppingFirstBytes(siteRoot.utf8.count + 1)) : file
        )
    }
}

extension Diagnostic {
    fileprivate static func outputEdited(path: String) -> Diagnostic {
        Diagnostic(
            .outputEdited, path: path,
            Wording(
                "this file was changed outside banbao; this build overwrites the change",
                zh: "这个文件在 banbao 之外被改过；这次生成之后，改动就没有了"),
            help: Wording(
                "make the change in content/ or templates/; every build rewrites the files in the output folder",
                zh: "改动要写在 content/ 或 templates/ 里；输出文件夹里的文件每次都会重新写"))
    }
}
