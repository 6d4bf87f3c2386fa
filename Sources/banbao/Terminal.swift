import ArgumentParser
import BanbaoIO
import BanbaoText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Standard output, standard error, and what the environment says about them.
enum Terminal {
    static let output = Stream(descriptor: STDOUT_FILENO)
    static let error = Stream(descriptor: STDERR_FILENO)

    struct Stream: Sendable {
        fileprivate let descriptor: Int32

        var isTerminal: Bool { isatty(descriptor) == 1 }

        /// Columns of the terminal; nil where it is none, or does not say. `COLUMNS` decides where it is set.
        var widthInCells: Int? {
            guard isTerminal else { return nil }
            if let columns = environment("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
            return sizeInCells?.columns
        }

        /// Of the terminal as it is; nil where it is none, or does not say.
        var sizeInCells: (columns: Int, rows: Int)? {
            var size = winsize()
            guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
                return nil
            }
            return (Int(size.ws_col), Int(size.ws_row))
        }

        /// Whether what is there can be written anew.
        var isRedrawable: Bool { isTerminal && environment("TERM") != "dumb" }

        /// In pieces: thousands of mistakes make a text of 50 MB.
        func write(_ text: String) throws {
            var rest = text.utf8[...]
            while !rest.isEmpty {
                let piece = rest.prefix(1 << 20)
                try write(Array(piece))
                rest = rest[piece.endIndex...]
            }
        }

        func write(_ bytes: [UInt8]) throws { try writeBytes(bytes, to: descriptor) }
    }

    static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// Diagnostics as text for a stream; `file` gives the path to read an excerpt from.
    static func printed(
        _ diagnostics: [Diagnostic], format: DiagnosticPrinter.Format, on stream: Stream, pathPrefix: String = "",
        file: @escaping (String) -> String, read: ((String) -> [UInt8]?)? = nil
    ) -> String {
        let isColorWanted = environment("NO_COLOR")?.isEmpty ?? true
        let usesColor = stream.isTerminal && isColorWanted && environment("TERM") != "dumb"
        var printer = DiagnosticPrinter(
            format: format, language: .current, usesColor: usesColor,
            width: stream.widthInCells ?? 100, pathPrefix: pathPrefix,
            read: read ?? { excerptSource(file($0)) })
        return printer.printed(diagnostics)
    }

    /// The bytes diagnostics count in; nil when the file has nothing to show.
    private static func excerptSource(_ path: String) -> [UInt8]? {
        do {
            let bytes = try readWholeFile(path)
            if case .success(let source) = SourceFile.decode(path: path, bytes: bytes) { return source.bytes }
            return bytes
        } catch {
            return nil
        }
    }

    /// Runs a command; what the machine refuses is said in a line and ends it with exit code 2. For programs it is said where they
    /// read the rest.
    static func reportingMachineErrors(
        _ format: DiagnosticPrinter.Format = .text, _ body: () async throws -> Void
    ) async throws {
        // A reader that went away and a file that may not grow are errors of the call, to be told like others.
        for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
        umask(0o022)
        do {
            try await body()
        } catch let failure as MachineError {
            do {
                try (format == .text ? error : output).write(failure.text(format))
            } catch { throw ExitCode(2) }
            throw ExitCode(2)
        }
    }
}

extension MachineError {
    func text(_ format: DiagnosticPrinter.Format) -> String {
        let helpLine = help.map { Wording("help: \($0)", zh: "改法：\($0)").localized }
        switch format {
        case .text:
            return "banbao: \(message.localized)\n" + (helpLine.map { "  \($0)\n" } ?? "")
        case .json:
            var object = JSONObject(ofType: "failure")
            object.add("message", message.localized)
            if let help { object.add("help", help.localized) }
            return object.line
        case .github:
            let lines = [message.localized] + (helpLine.map { [$0] } ?? [])
            return "::error title=banbao::" + githubEscaped(lines.joined(separator: "\n"), isProperty: false) + "\n"
        }
    }
}
