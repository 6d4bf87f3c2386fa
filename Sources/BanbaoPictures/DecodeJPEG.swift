internal import BanbaoText
internal import CTurboJPEG

/// The pixels of a JPEG, turned upright, in sRGB. They are decoded by the eighths of their size that suffice, which takes a
/// fraction of the time and memory.
func jpegPixels(_ file: [UInt8], atLeast size: PictureSize, limit: PixelLimit) throws(PictureError) -> Pixels {
    let markers = JPEGMarkers(file)
    let isOnItsSide = markers.orientation >= 5
    let needed = isOnItsSide ? PictureSize(width: size.height, height: size.width) : size
    var (pixels, ink) = try decoded(file, atLeast: needed, limit: limit)
    convertToSRGB(&pixels, from: ink, profile: markers.profile)
    return pixels.turned(markers.orientation)
}

/// The only type that touches what libjpeg-turbo holds.
@safe
private struct Decoder: ~Copyable {
    let handle: tjhandle

    init() {
        // Fails only when memory is out, as every allocation then does.
        guard let handle = unsafe tjInitDecompress() else { preconditionFailure("out of memory") }
        unsafe self.handle = unsafe handle
    }

    deinit { unsafe tjDestroy(handle) }

    /// Parts of warnings about what cameras write and every program shows.
    private static let harmless = ["extraneous bytes", "unknown JFIF revision", "Adobe color transform", "Invalid SOS"]

    /// Throws what the last call complained of, unless every decoder passes it over.
    func check(_ result: CInt) throws(PictureError) {
        guard result != 0 else { return }
        let reason = unsafe String(cString: tjGetErrorStr2(handle))
        // Not by the code of the error: after a warning, the library calls a failure a warning too.
        let isHarmless = Self.harmless.contains { reason.contains($0) }
        if !isHarmless { throw .damaged(reason) }
    }
}

private func decoded(
    _ file: [UInt8], atLeast size: PictureSize, limit: PixelLimit
) throws(PictureError) -> (Pixels, Ink) {
    let decoder = Decoder()
    var (width, height, sampling, colors): (CInt, CInt, CInt, CInt) = (0, 0, 0, 0)
    try decoder.check(
        unsafe tjDecompressHeader3(
            decoder.handle, file, CUnsignedLong(file.count), &width, &height, &sampling, &colors))
    try limit.check(width: Int(width), height: Int(height))
    func scaled(_ length: CInt, _ eighths: Int) -> Int { (Int(length) * eighths + 7) / 8 }
    let eighths =
        (1...8).first { scaled(width, $0) >= size.width && scaled(height, $0) >= size.height } ?? 8
    let ink: Ink =
        switch TJCS(rawValue: UInt32(bitPattern: colors)) {
        case TJCS_CMYK, TJCS_YCCK: .cmyk
        case TJCS_GRAY: .gray
        default: .rgb
        }
    let format = ink == .cmyk ? TJPF_CMYK : TJPF_BGRA
    let pixels = try unsafe Pixels(width: scaled(width, eighths), height: scaled(height, eighths)) {
        buffer throws(PictureError) in
        let bytes = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: UInt8.self)
        try decoder.check(
            unsafe tjDecompress2(
                decoder.handle, file, CUnsignedLong(file.count), bytes, CInt(scaled(width, eighths)), 0,
                CInt(scaled(height, eighths)), CInt(format.rawValue), TJFLAG_LIMITSCANS))
    }
    return (pixels, ink)
}
