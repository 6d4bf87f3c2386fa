import Subprocess

/// Opens a URL in the reader's browser, which goes on when this program ends. Throws where the system has none to open.
package func openInBrowser(_ url: String) async throws {
    #if canImport(Darwin)
        let program = Executable.name("open")
    #else
        let program = Executable.name("xdg-open")
    #endif
    var options = PlatformOptions()
    // Ctrl-C is for the preview only.
    options.createSession = true
    let result = try await run(program, arguments: [url], platformOptions: options, output: .discarded)
    if !result.terminationStatus.isSuccess { throw NoBrowser() }
}

private struct NoBrowser: Error {}
