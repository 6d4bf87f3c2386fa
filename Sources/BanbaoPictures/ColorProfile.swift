internal import CLittleCMS

/// What the numbers of a picture mean before they are converted.
enum Ink {
    case rgb
    /// Red, green and blue are the same in each pixel.
    case gray
    /// The bytes of a value are cyan, magenta, yellow and black, the other way round, as in every JPEG that has them.
    case cmyk
}

/// Where a profile says that its colours are not those of sRGB, and always from four inks. A profile that is damaged or meant
/// for other colours is passed over, as browsers do.
func convertToSRGB(_ pixels: inout Pixels, from ink: Ink, profile: [UInt8]) {
    if let transform = ColorTransform(profile, ink), ink == .cmyk || !transform.changesNothing(ink) {
        switch ink {
        case .gray: pixels.values = transform.convertedGray(pixels.values)
        case .rgb: transform.convert(&pixels.values)
        case .cmyk:
            transform.convert(&pixels.values)
            // The converter leaves the fourth byte as it is.
            for index in pixels.values.indices { pixels.values[index] |= Pixels.opaque }
        }
    } else if ink == .cmyk {
        pixels.values = pixels.values.map(withoutInk)
    }
}

/// Without a profile: light that two inks let through.
private func withoutInk(_ value: UInt32) -> UInt32 {
    let black = value >> 24
    func light(_ ink: UInt32) -> UInt32 { ((ink & 0xFF) * black + 127) / 0xFF }
    return Pixels.opaque | light(value) << 16 | light(value >> 8) << 8 | light(value >> 16)
}

/// The only type that touches what Little CMS holds.
@safe
private struct ColorTransform: ~Copyable {
    private let transform: cmsHTRANSFORM

    /// Nil for a profile that is damaged or of other colours.
    init?(_ profile: [UInt8], _ ink: Ink) {
        guard !profile.isEmpty,
            let source = unsafe cmsOpenProfileFromMem(profile, cmsUInt32Number(profile.count))
        else { return nil }
        defer { unsafe cmsCloseProfile(source) }
        guard let target = unsafe cmsCreate_sRGBProfile() else { return nil }
        defer { unsafe cmsCloseProfile(target) }
        let (space, format) =
            switch ink {
            case .rgb: (cmsSigRgbData, banbao_pixels_bgra)
            case .gray: (cmsSigGrayData, banbao_pixels_gray)
            case .cmyk: (cmsSigCmykData, banbao_pixels_cmyk)
            }
        guard unsafe cmsGetColorSpace(source) == space,
            let transform = unsafe cmsCreateTransform(
                source, cmsUInt32Number(format), target, cmsUInt32Number(banbao_pixels_bgra),
                cmsUInt32Number(INTENT_RELATIVE_COLORIMETRIC), cmsUInt32Number(cmsFLAGS_BLACKPOINTCOMPENSATION))
        else { return nil }
        unsafe self.transform = unsafe transform
    }

    deinit { unsafe cmsDeleteTransform(transform) }

    /// The fourth byte of each value stays.
    func convert(_ values: inout [UInt32]) {
        unsafe values.withUnsafeMutableBufferPointer { buffer in
            unsafe cmsDoTransform(transform, buffer.baseAddress, buffer.baseAddress, cmsUInt32Number(buffer.count))
        }
    }

    func convertedGray(_ values: [UInt32]) -> [UInt32] {
        let table = grayTable()
        return values.map { ($0 & Pixels.opaque) | table[Int($0 & 0xFF)] }
    }

    private func grayTable() -> [UInt32] {
        let grays = (0...255).map { UInt8($0) }
        var colors = [UInt32](repeating: 0, count: grays.count)
        unsafe colors.withUnsafeMutableBufferPointer { buffer in
            unsafe cmsDoTransform(transform, grays, buffer.baseAddress, cmsUInt32Number(grays.count))
        }
        return colors
    }

    /// Most files carry the profile of sRGB. It has many forms, so a sample of colours tells, to the last but one step.
    func changesNothing(_ ink: Ink) -> Bool {
        if ink == .gray { return grayTable().enumerated().allSatisfy { isNear(UInt32($0) * 0x01_0101, $1) } }
        let steps = stride(from: UInt32(0), through: 255, by: 51)
        let sample = steps.flatMap { red in steps.flatMap { green in steps.map { red << 16 | green << 8 | $0 } } }
        var converted = sample
        convert(&converted)
        return zip(sample, converted).allSatisfy(isNear)
    }
}

private func isNear(_ color: UInt32, _ other: UInt32) -> Bool {
    [0, 8, 16].allSatisfy { shift in
        abs(Int((color >> shift) & 0xFF) - Int((other >> shift) & 0xFF)) <= 1
    }
}
