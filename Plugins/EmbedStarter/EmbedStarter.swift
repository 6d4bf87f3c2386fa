import Foundation
import PackagePlugin

/// Puts the files that `banbao init` writes into the program: those of `starter/`, and the theme of this repository.
@main struct EmbedStarter: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let folders = ["starter", "templates"].map { root.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "StarterFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding the starter site",
                executable: try context.tool(named: "embed-starter").url,
                arguments: [output.path] + folders.map(\.path), inputFiles: try folders.flatMap(files),
                outputFiles: [output])
        ]
    }

    private func files(below folder: URL) throws -> [URL] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).map { folder.appending(path: $0) }
            .filter { !$0.hasDirectoryPath && !isFolder($0) }
    }

    private func isFolder(_ url: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
