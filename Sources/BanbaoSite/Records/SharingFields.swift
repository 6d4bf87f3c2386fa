import BanbaoQR
import BanbaoTemplate
import BanbaoText

/// What a page gives to those who pass it on.
func fieldsForSharing<Model>(_ layout: @escaping @Sendable (Model) -> Shared<PageLayout>) -> [Field<Model>] {
    [
        .optional(
            "preview-image", "absolute URL of an image for shared links: the page's own, else that of the site",
            zh: "分享链接用的图片的完整网址：本页自己的，没有就是全站的", of: addressFields
        ) {
            layout($0).value.image.map(Link.absolute)
        },
        .markup("qr-code", "a QR code of the page's own URL, as SVG", zh: "本页网址的二维码（SVG）") { page in
            let url = layout(page).value.canonical
            return url.flatMap { url in QRCode(encodedURL(url))?.svg(label: url) } ?? .empty
        },
    ]
}
