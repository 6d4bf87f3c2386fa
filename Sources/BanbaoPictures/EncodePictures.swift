internal import BanbaoText
internal import CPNG
internal import CTurboJPEG
internal import CWebP

// No encoder is told of anything but pixels, so that a file holds nothing else.

/// Sampled at half the resolution for colours, except in the best qualities.
func jpegFile(_ pixels: Pixels, quality: Int) throws(PictureError) -> [UInt8] {
    guard let handle = unsafe tjInitCompress() else { preconditionFailure("out of memory") }
    defer { unsafe tjDestroy(handle) }
    var file: UnsafeMutablePointer<UInt8>?
    var length: CUnsignedLong = 0
    defer { unsafe tjFree(file) }
    let sampling = quality < 90 ? TJSAMP_420 : TJSAMP_444
    let result = unsafe pixels.values.withUnsafeBytes { bytes in
        unsafe tjCompress2(
            handle, bytes.assumingMemoryBound(to: UInt8.self).baseAddress, CInt(pixels.width), 0, CInt(pixels.height),
            CInt(TJPF_BGRX.rawValue), &file, &length, CInt(sampling.rawValue), CInt(quality), TJFLAG_PROGRESSIVE)
    }
    guard result == 0 else { throw .cannotBeWritten(.jpeg, width: pixels.width, height: pixels.height) }
    return unsafe Array(UnsafeBufferPointer(start: file, count: Int(length)))
}

func pngFile(_ pixels: Pixels, isOpaque: Bool) throws(PictureError) -> [UInt8] {
    var image = unsafe png_image()
    unsafe image.version = png_uint_32(PNG_IMAGE_VERSION)
    unsafe image.width = png_uint_32(pixels.width)
    unsafe image.height = png_uint_32(pixels.height)
    let bytes: [UInt8]
    if isOpaque {
        unsafe image.format = png_uint_32(banbao_png_bgr)
        bytes = colorBytes(pixels.values)
    } else {
        unsafe image.format = png_uint_32(banbao_png_bgra)
        bytes = unsafe pixels.values.withUnsafeBytes { unsafe Array($0) }
    }
    let limit = unsafe banbao_png_size_limit(image)
    var hasFailed = false
    let file = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        var length = png_alloc_size_t(limit)
        hasFailed = unsafe png_image_write_to_memory(&image, buffer.baseAddress, &length, 0, bytes, 0, nil) == 0
        count = hasFailed ? 0 : Int(length)
    }
    if hasFailed { throw .cannotBeWritten(.png, width: pixels.width, height: pixels.height) }
    return file
}

private func colorBytes(_ values: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 3)
    for value in values {
        bytes.append(UInt8(truncatingIfNeeded: value))
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value >> 16))
    }
    return bytes
}

/// A drawing is written without loss where that takes no more bytes: its edges stay sharp.
func webpFile(_ pixels: Pixels, quality: Int, isDrawing: Bool) throws(PictureError) -> [UInt8] {
    var configuration = WebPConfig()
    precondition(unsafe WebPConfigInit(&configuration) == 1, "another version of libwebp")
    configuration.quality = Float(quality)
    let lossy = try webpFile(pixels, configuration)
    guard isDrawing else { return lossy }
    configuration.lossless = 1
    // Effort, which costs time here: more saves a few hundredths of the bytes.
    configuration.quality = 25
    configuration.method = 2
    let lossless = try webpFile(pixels, configuration)
    return lossless.count <= lossy.count ? lossless : lossy
}

private func webpFile(_ pixels: Pixels, _ configuration: WebPConfig) throws(PictureError) -> [UInt8] {
    var configuration = configuration
    // The encoder may change what is transparent, in its own copy.
    var values = pixels.values
    var writer = unsafe WebPMemoryWriter()
    unsafe WebPMemoryWriterInit(&writer)
    defer { unsafe WebPMemoryWriterClear(&writer) }
    let isWritten = unsafe values.withUnsafeMutableBufferPointer { buffer in
        unsafe withUnsafeMutablePointer(to: &writer) { writer in
            var picture = unsafe webpPicture(pixels.width, pixels.height, buffer)
            unsafe picture.writer = WebPMemoryWrite
            unsafe picture.custom_ptr = UnsafeMutableRawPointer(writer)
            defer { unsafe WebPPictureFree(&picture) }
            return unsafe WebPEncode(&configuration, &picture) != 0
        }
    }
    guard isWritten else { throw .cannotBeWritten(.webp, width: pixels.width, height: pixels.height) }
    return unsafe Array(UnsafeBufferPointer(start: writer.mem, count: writer.size))
}

/// A view of pixels that stay ours.
func webpPicture(_ width: Int, _ height: Int, _ values: UnsafeMutableBufferPointer<UInt32>) -> WebPPicture {
    var picture = unsafe WebPPicture()
    precondition(unsafe WebPPictureInit(&picture) == 1, "another version of libwebp")
    unsafe picture.use_argb = 1
    unsafe picture.width = CInt(width)
    unsafe picture.height = CInt(height)
    unsafe picture.argb = values.baseAddress
    unsafe picture.argb_stride = CInt(width)
    return unsafe picture
}
