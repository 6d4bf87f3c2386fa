import BanbaoImage
import Foundation
import SiteTrials
import Testing

#if Pictures
    import BanbaoPictures
#endif

/// What ExifTool, which knows more kinds of metadata than anything else, finds in files that readers get.
@Suite(.enabled(if: ExifTool.isThere, "there is no exiftool")) struct MetadataTests {
    private static let names = Repository.names(in: Repository.root.appending(path: "Tests/Images"))

    @Test func `of metadata, nothing is left but the orientation`() throws {
        let marked = Self.names.filter { $0.contains("gps") }
        let before = try ExifTool.findings(
            in: Dictionary(uniqueKeysWithValues: marked.map { ($0, try Repository.image($0)) }))
        for name in marked { #expect(before[name]?.contains { $0.contains("GPSLatitude") } == true, "\(name)") }
        let rests = try Self.names.map { name in
            let file = try Repository.image(name)
            return (name, withoutMetadata(file) ?? file)
        }
        for (name, findings) in try ExifTool.findings(in: Dictionary(uniqueKeysWithValues: rests)) {
            let isTurned = name.wholeMatch(of: /orientation-[2-8].*|gps-6x13.jpg/) != nil
            #expect(findings.sorted() == (isTurned ? ["File:ExifByteOrder", "IFD0:Orientation"] : []), "\(name)")
        }
    }

    #if Pictures
        @Test func `a picture that was made holds none`() throws {
            var made: [String: [UInt8]] = [:]
            for name in Self.names where !name.contains("animated") && !name.hasSuffix("f") {
                let order = PictureOrder(
                    sizes: [PictureSize(width: 5, height: 4)], kinds: PictureKind.allCases, quality: 80)
                for picture in try makePictures(of: try Repository.image(name), order) {
                    made["\(name).\(picture.kind.rawValue)"] = picture.bytes
                }
            }
            #expect(made.count > 60)
            for (name, findings) in try ExifTool.findings(in: made) {
                #expect(findings.isEmpty, "\(name): \(findings)")
            }
        }
    #endif
}

private enum ExifTool {
    static let isThere = (try? Program.run("/usr/bin/env", ["exiftool", "-ver"]).code) == 0

    /// What a file must say to be shown, its colour profile too, and what is computed from it.
    private static let needed: Set = [
        "ExifTool", "System", "Composite", "PNG", "PNG-pHYs", "ICC-header", "ICC_Profile", "GIF", "JFIF", "RIFF",
        "Adobe",
        "QuickTime", "Meta", "File",
    ]
    private static let unneeded: Set = ["Comment", "ExifByteOrder", "Author", "ModifyDate"]

    /// Names of tags by the names of files: `GPS:GPSLatitude`.
    static func findings(in files: [String: [UInt8]], mayHaveProfile: Bool = true) throws -> [String: [String]] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "banbao-exif-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) } }
        for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
        let run = try Program.run("/usr/bin/env", ["exiftool", "-json", "-a", "-u", "-G1", folder.path])
        let list = try #require(JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(list.count == files.count)
        return Dictionary(
            uniqueKeysWithValues: try list.map { file in
                let path = try #require(file["SourceFile"] as? String)
                return (
                    URL(filePath: path).lastPathComponent,
                    file.keys.filter { isFinding($0) || (!mayHaveProfile && $0.hasPrefix("ICC")) }
                )
            })
    }

    private static func isFinding(_ key: String) -> Bool {
        let parts = key.split(separator: ":")
        guard parts.count == 2 else { return false }
        return !needed.contains(String(parts[0])) || unneeded.contains(String(parts[1]))
    }
}
