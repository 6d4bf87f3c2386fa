/// The files that a build writes.
extension Rule {
    static let output = Family(
        title: Wording("Output", zh: "输出"),
        rules: [
            .outputCollision,
            .outputEdited,
            .outputForeign,
            .outputTooLarge,
        ])

    package static let outputCollision = Rule(
        "output.collision", .error,
        Wording("two outputs have the same path, or differ only by case", zh: "两处的输出路径相同，或者只有大小写不同"))
    package static let outputEdited = Rule(
        "output.edited", .warning,
        Wording("a file in the output folder was changed by hand; the change is lost", zh: "输出文件夹里的文件被手工改过，改动会丢失"))
    package static let outputForeign = Rule(
        "output.foreign", .error,
        Wording("a page would replace a file that banbao did not write", zh: "网页会覆盖不是 banbao 写的文件"))
    package static let outputTooLarge = Rule(
        "output.too-large", .error, Wording("a page is too large for readers", zh: "网页太大，不适合阅读"))
}
