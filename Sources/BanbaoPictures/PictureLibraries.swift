internal import CLittleCMS
internal import CPNG
internal import CTurboJPEG
internal import CWebP

/// What makes the pictures, for keys of what is kept: another version may write other bytes.
/// `libjpeg-turbo 2.1.5, libwebp 1.2.4, libpng 1.6.39, lcms 2.14`
package let pictureLibraries: String = {
    let turbo = Int(banbao_turbojpeg_version)
    let png = Int(png_access_version_number())
    let webp = Int(WebPGetEncoderVersion())
    let lcms = Int(cmsGetEncodedCMMversion())
    return [
        turbo == 0 ? "libjpeg-turbo" : "libjpeg-turbo \(turbo / 1_000_000).\(turbo / 1000 % 1000).\(turbo % 1000)",
        "libwebp \(webp >> 16).\(webp >> 8 & 0xFF).\(webp & 0xFF)",
        "libpng \(png / 10_000).\(png / 100 % 100).\(png % 100)",
        "lcms \(lcms / 1000).\(lcms % 1000 / 10)",
    ].joined(separator: ", ")
}()
