import BanbaoIO
import BanbaoSite
import BanbaoText
import SiteTrials
import Testing

/// Which pictures are planned of a photograph.
@Suite struct PictureTests {
    @Test func `a program without the libraries publishes photographs as they are, and says so once`() async throws {
        var site = try MemorySite(case: "pictures")
        let without = try await RenderedPlan(site.plan(makesPictures: false))
        let found = without.diagnostics.filter { $0.rule == .imageLibrary }
        #expect(
            found.map(\.message[.english]) == [
                "this banbao was built without the libraries that make pictures: 7 photographs will be published in full size"
            ])
        let paths = without.outputs.map(\.output.path)
        #expect(paths.contains("stories/turned.jpg") && !paths.contains { $0.contains(".jpg-") })
        site.files["content/site.yaml"]? += Array("checks: {image.library: off}\n".utf8)
        #expect(try await RenderedPlan(site.plan(makesPictures: false)).diagnostics.isEmpty)
        // A site without photographs lacks nothing.
        #expect(try await RenderedPlan(MemorySite().plan(makesPictures: false)).diagnostics.isEmpty)
    }

    /// A PNG of this size, of which nobody looks at the pixels.
    private func drawing(_ width: Int, _ height: Int) throws -> [UInt8] {
        func number(_ value: Int) -> [UInt8] { (0..<4).reversed().map { UInt8(value >> ($0 * 8) & 0xFF) } }
        let plain = try Repository.image("plain-7x5.png")
        return plain[..<16] + number(width) + number(height) + plain[24...]
    }

    @Test(arguments: [
        (480, 100, []), (481, 100, ["480x100", "481x100"]), (960, 720, ["480x360", "960x720"]),
        (1600, 1, ["480x1", "960x1", "1600x1"]), (1601, 900, ["480x270", "960x540", "1600x899"]),
        (4032, 3024, ["480x360", "960x720", "1600x1200"]), (12_000, 8_333, ["480x333", "960x667", "1600x1111"]),
        (12_000, 8_334, []), (1080, 20_000, []), (500, 16_383, ["480x15728", "500x16383"]), (500, 16_384, []),
    ])
    func `sizes are those of site,yaml, in proportion and never larger`(
        width: Int, height: Int, sizes: [String]
    ) async throws {
        var site = try MemorySite()
        site.files["content/stories/a.png"] = try drawing(width, height)
        site.files[SiteTrial.page] = Array((SiteTrial.head + "![图](a.png)\n").utf8)
        let plan = try await RenderedPlan(site.plan())
        let made = plan.outputs.compactMap { output, _ -> String? in
            guard case .made(let file) = output.content, case .picture(let picture) = file.making else { return nil }
            #expect(output.path.hasPrefix("stories/a.png-\(picture.size.width)."))
            return "\(picture.size.width)x\(picture.size.height)"
        }
        #expect(Set(made) == (PictureLibrary.isInstalled ? Set(sizes) : []))
        #expect(plan.outputs.contains { $0.output.path == "stories/a.png" } == made.isEmpty)
    }
}
