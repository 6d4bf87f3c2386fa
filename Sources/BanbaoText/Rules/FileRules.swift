/// Files as such, before anything in them has a meaning.
extension Rule {
    static let files = Family(
        title: Wording("Files", zh: "文件"),
        rules: [
            .encodingNotUTF8,
            .encodingUTF16,
            .encodingControlCharacter,
            .encodingReference,
            .fileChanged,
            .fileEmpty,
            .fileName,
            .fileSpecial,
            .fileSymlink,
            .fileTooDeep,
            .fileTooLarge,
        ])

    package static let encodingNotUTF8 = Rule(
        "encoding.not-utf8", .error, Wording("a file is not valid UTF-8", zh: "文件不是有效的 UTF-8"))
    package static let encodingUTF16 = Rule(
        "encoding.utf16", .error, Wording("a file is UTF-16", zh: "文件的编码是 UTF-16"))
    package static let encodingControlCharacter = Rule(
        "encoding.control-character", .error,
        Wording("a file contains a control character that web pages do not allow", zh: "文件里有网页不允许的控制字符"))
    package static let encodingReference = Rule(
        "encoding.reference", .warning,
        Wording("a reference by number names a character that web pages do not allow", zh: "按编号写的字符是网页不允许的"))
    package static let fileChanged = Rule(
        "file.changed", .error, Wording("a file changed while the site was built", zh: "生成网站时文件被改动"))
    package static let fileEmpty = Rule(
        "file.empty", .error, Wording("a file that must have content is empty", zh: "必须有内容的文件是空的"))
    package static let fileName = Rule(
        "file.name", .error, Wording("the name of a file is not UTF-8", zh: "文件名不是 UTF-8"))
    package static let fileSpecial = Rule(
        "file.special", .error,
        Wording(
            "a file is a device, a socket or a pipe, or is in the place of a folder",
            zh: "文件不是普通文件，而是设备、套接字或管道；或者占了文件夹的位置"))
    package static let fileSymlink = Rule(
        "file.symlink", .error,
        Wording(
            "a symbolic link has no target, leads in a circle or leads out of the site", zh: "符号链接没有目标、形成循环，或者指到网站外面"))
    package static let fileTooDeep = Rule(
        "file.too-deep", .error, Wording("folders are nested too deeply", zh: "文件夹的层次太深"))
    package static let fileTooLarge = Rule(
        "file.too-large", .error, Wording("a file is larger than files of its kind may be", zh: "文件超过了这类文件的大小限制"))
}
