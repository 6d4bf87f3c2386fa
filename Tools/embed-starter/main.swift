import Foundation

// embed-starter OUTPUT FOLDER…: writes a Swift file that holds the text files of some folders. What lies in `starter` goes to the root of
// a new site, what lies in another folder to a folder of its name.

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first, arguments.count > 1 else { fatalError("embed-starter OUTPUT FOLDER…") }

var code =
    "/// The files of a new site with their paths, in order of these.\nlet starterFiles: [(path: String, text: String)] = [\n"
var files: [(path: String, file: String)] = []
for folder in arguments.dropFirst() {
    let name = URL(filePath: folder).lastPathComponent
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
        var isFolder: ObjCBool = false
        let file = folder + "/" + path
        guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue else {
            continue
        }
        files.append((name == "starter" ? path : name + "/" + path, file))
    }
}
for (path, file) in files.sorted(by: { $0.path < $1.path }) {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    // Lists that this site declares are not there in another.
    if path.hasPrefix("templates/"), text.contains("{{#lists.") { continue }
    var literal = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": literal += "\\\\"
        case "\"": literal += "\\\""
        case "\n": literal += "\\n"
        case _ where scalar.value < 0x20: literal += "\\u{" + String(scalar.value, radix: 16) + "}"
        default: literal.unicodeScalars.append(scalar)
        }
    }
    code += "    (path: \"\(path)\", text: \"\(literal)\"),\n"
}
code += "]\n"
try code.write(toFile: output, atomically: true, encoding: .utf8)
