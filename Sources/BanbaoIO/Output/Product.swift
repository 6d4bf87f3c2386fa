import BanbaoSite

/// What became of one output.
struct Product: Sendable {
    enum Form: Sendable {
        /// The file of the last build stands where it is.
        case kept(Manifest.Entry)
        /// In the staging folder.
        case placed(Manifest.Entry)
        /// Held in memory.
        case held([UInt8])
        /// A source file that is to be copied.
        case source(String)
        /// Bytes that are fetched when they are needed.
        case fetched(@Sendable () throws -> [UInt8])
        /// It was rendered to look for problems only, or there is an error in it.
        case none
    }

    let form: Form
    let isRendered: Bool
    /// Its report, for the next build.
    let record: ArraySlice<UInt8>
    /// Empty where nothing was found, which is most often.
    let findings: [RenderReport]
    /// Where a picture lies in the cache.
    var pictureKey: String?
}
