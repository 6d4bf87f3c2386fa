import BanbaoText

/// Editors that open a file at a line when a browser follows a link, where they are installed.
package enum EditorLink: String, Sendable, CaseIterable {
    case vscode, vscodium, cursor, zed, idea, textmate

    /// In: an absolute path; 1-based line and column.
    package func url(ofFile path: String, _ position: (line: Int, column: Int)?) -> String {
        let file = RequestTarget.url(ofPath: path)
        let (line, column) = (position?.line ?? 1, position?.column ?? 1)
        return switch self {
        case .vscode, .vscodium, .cursor, .zed: "\(rawValue)://file\(file):\(line):\(column)"
        case .idea: "idea://open?file=\(file)&line=\(line)&column=\(column)"
        case .textmate: "txmt://open?url=file://\(file)&line=\(line)&column=\(column)"
        }
    }
}
