import BanbaoData
import BanbaoText

/// What readers are told of the publisher besides its name: `organization` of site.yaml.
struct Organization: Sendable {
    /// Who runs the site on behalf of the publisher.
    let operatedBy: Localized<String>?
    let address: Localized<String>?
    let phone: String?
    let email: String?
    /// Path of an entry below `content/`.
    let contact: Written?
    /// What must be said on every page.
    let note: Localized<String>?
}

func readOrganization(_ reader: inout MappingReader, _ languages: Languages) -> Organization {
    var map = reader.map("organization", name: Wording(verbatim: "organization"))
    let organization = Organization(
        operatedBy: optionalTexts("operated-by", &map, languages),
        address: optionalTexts("address", &map, languages), phone: readPhone(&map),
        email: map.checkedText(
            "email", isEmailAddress, Wording("an e-mail address", zh: "电子邮箱"),
            help: Wording("write it in the form name@example.org", zh: "写成 name@example.org 这样")),
        contact: readWritten("contact", &map), note: optionalTexts("note", &map, languages))
    reader.report(map.finish())
    return organization
}

private func readPhone(_ reader: inout MappingReader) -> String? {
    reader.checkedText(
        "phone", { !$0.isEmpty && $0.utf8.allSatisfy { "0123456789+-() ".utf8.contains($0) } },
        Wording("a telephone number", zh: "电话号码"),
        help: Wording(
            "write digits: 12351, 010-12345678 or +86 10 1234 5678", zh: "只写数字：12351、010-12345678 或 +86 10 1234 5678"))
}

/// Numbers that authorities have given the site: `filings` of site.yaml. None is ever made up.
struct Filings: Sendable {
    /// `京ICP备12345678号-1`
    let icp: String?
    /// `京公网安备11010502000001号`
    let publicSecurity: String?
    /// Of government sites: `bm01000001`.
    let siteCode: String?

    /// Where the public finds what is filed under the number of the public security.
    var publicSecurityURL: String? {
        publicSecurity.map { text in
            let digits = text.utf8.filter { (0x30...0x39).contains($0) }
            return "https://beian.mps.gov.cn/#/query/webSearch?code=" + String(decoding: digits, as: UTF8.self)
        }
    }

    static let icpURL = "https://beian.miit.gov.cn/"
}

func readFilings(_ reader: inout MappingReader) -> Filings {
    var map = reader.map("filings", name: Wording(verbatim: "filings"))
    let filings = Filings(
        icp: map.checkedText(
            "icp", isICPNumber, Wording("an ICP filing number", zh: "ICP 备案号"),
            help: Wording("write it as it was given: 京ICP备12345678号-1", zh: "照批下来的写：京ICP备12345678号-1")),
        publicSecurity: map.checkedText(
            "public-security", isPublicSecurityNumber, Wording("a public-security filing number", zh: "公安备案号"),
            help: Wording("write it as it was given: 京公网安备11010502000001号", zh: "照批下来的写：京公网安备11010502000001号")),
        siteCode: map.checkedText(
            "site-code", isSiteCode, Wording("a government site code", zh: "政府网站标识码"),
            help: Wording(
                "write its ten letters and digits, bm01000001; a site that has none leaves the line out",
                zh: "写十位字母和数字，如 bm01000001；没有标识码就删掉这一行")))
    reader.report(map.finish())
    return filings
}

/// A province in one character, `ICP备` or `ICP证`, digits, `号`, and perhaps the number of the site.
private func isICPNumber(_ text: String) -> Bool {
    let signs = Array(text.unicodeScalars.dropFirst())
    guard signs.starts(with: "ICP备".unicodeScalars) || signs.starts(with: "ICP证".unicodeScalars) else { return false }
    let digits = signs.dropFirst(4).prefix { $0 != "号" }
    let rest = signs[digits.endIndex...]
    guard isDigits(digits), !rest.isEmpty else { return false }
    return rest.count == 1 || (rest.dropFirst().first == "-" && isDigits(rest.dropFirst(2)))
}

/// A province in one character, `公网安备`, 14 digits, `号`.
private func isPublicSecurityNumber(_ text: String) -> Bool {
    let signs = Array(text.unicodeScalars.dropFirst())
    guard signs.starts(with: "公网安备".unicodeScalars), signs.last == "号" else { return false }
    let number = signs.dropFirst(4).dropLast().drop { $0 == " " }
    return isDigits(number) && number.count == 14
}

private func isSiteCode(_ text: String) -> Bool {
    text.utf8.count == 10 && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
}

private func isDigits(_ signs: some Collection<Unicode.Scalar>) -> Bool {
    !signs.isEmpty && signs.allSatisfy { ("0"..."9").contains($0) }
}

extension MappingReader {
    /// A text of a certain form; nil where there is none or another, which is reported.
    fileprivate mutating func checkedText(
        _ key: String, _ isRight: (String) -> Bool, _ expected: Wording, help: Wording
    ) -> String? {
        guard let written = readWritten(key, &self) else { return nil }
        if isRight(written.text) { return written.text }
        report(
            .wrongValue(path: path, range: written.range, key: key, value: written.text, expected: expected, help: help)
        )
        return nil
    }
}
