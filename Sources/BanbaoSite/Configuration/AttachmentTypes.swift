import BanbaoData
import BanbaoImage
import BanbaoText

/// `attachment-types: [dwg, apk]`. Problems: what is no ending, and endings of files that browsers run.
func readAttachmentTypes(_ reader: inout MappingReader) -> [String] {
    reader.texts("attachment-types").compactMap { text, range in
        guard (1...16).contains(text.utf8.count), text.utf8.allSatisfy({ isDigit($0) || (0x61...0x7A).contains($0) })
        else {
            reader.report(.attachmentTypeFormat(path: reader.path, range: range, text: text))
            return nil
        }
        guard !runningEndings.contains(text) else {
            reader.report(.attachmentTypeRuns(path: reader.path, range: range, ending: text))
            return nil
        }
        return text
    }
}

extension Diagnostic {
    fileprivate static func attachmentTypeFormat(path: String, range: Range<Int>, text: String) -> Diagnostic {
        Diagnostic(
            .valueFormat, path: path, range: range,
            Wording("\"\(text)\" is not the ending of a file name", zh: "“\(text)”不是文件名的结尾"),
            help: Wording(
                "write what follows the last dot, in lower case: attachment-types: [dwg]",
                zh: "写最后一个点后面的部分，用小写：attachment-types: [dwg]"))
    }

    fileprivate static func attachmentTypeRuns(path: String, range: Range<Int>, ending: String) -> Diagnostic {
        Diagnostic(
            .valueChoice, path: path, range: range,
            Wording(
                ".\(ending) files cannot be allowed: browsers or hosts run what is in them",
                zh: "不能放行 .\(ending) 文件：浏览器或服务器会运行里面的内容"),
            help: Wording(
                "delete it here; put such a file into templates/assets/, or into a .zip file",
                zh: "从这里去掉；把这样的文件放进 templates/assets/，或者打包成 .zip"))
    }
}
