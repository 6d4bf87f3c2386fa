import Foundation
import FoundationXML

/// Reads a drawing that passed with another parser, libxml2, and stops where that one finds what runs or loads.
final class DrawingCheck: NSObject, XMLParserDelegate {
    private static let forbidden: Set = [
        "script", "foreignobject", "iframe", "embed", "object", "audio", "video", "animate", "set", "animatetransform",
        "animatemotion", "handler", "html", "body", "img", "link", "form",
    ]

    static func run(on bytes: [UInt8]) {
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = true
        let check = DrawingCheck()
        parser.delegate = check
        // What libxml2 cannot read to its end, browsers do not show either; up to there it must be harmless too.
        _ = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        let isSVG = namespaceURI == "http://www.w3.org/2000/svg"
        let isHTML = namespaceURI == "http://www.w3.org/1999/xhtml"
        precondition(!isHTML, "HTML in a drawing")
        precondition(!isSVG || !Self.forbidden.contains(name.lowercased()), "<\(name)> in a drawing")
        for (name, value) in attributes {
            let local = name.split(separator: ":").last.map(String.init) ?? ""
            precondition(!local.lowercased().hasPrefix("on"), "\(name) in a drawing")
            let address = value.unicodeScalars.filter { $0.value > 0x20 }.map(String.init).joined().lowercased()
            precondition(local != "href" || !address.hasPrefix("javascript:"), "\(value) in a drawing")
        }
    }
}
