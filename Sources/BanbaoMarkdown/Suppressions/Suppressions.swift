import BanbaoText

extension SuppressionComments {
    /// What the comments ask for. Problems: comments that are not written as suppressions are, rules that do not exist or are
    /// errors.
    func suppressions(path: String) -> (suppressions: [Suppression], problems: [Diagnostic]) {
        var suppressions: [Suppression] = []
        var problems: [Diagnostic] = []
        for (comment, nextLine) in zip(comments, nextLines()) {
            let words = words(of: comment)
            guard let form = Form(rawValue: words[0].text), comment.isClosed, words.count > 1 else {
                problems.append(.suppressionSyntax(path: path, range: comment.range))
                continue
            }
            let line: Range<Int>? =
                switch form {
                case .line: comment.line
                case .nextLine: nextLine
                case .file: nil
                }
            for word in words.dropFirst() {
                switch Rule(id: word.text) {
                case let rule? where rule.severity == .error:
                    problems.append(.ruleFixed(path: path, range: word.range, rule: rule))
                case let rule?:
                    suppressions.append(Suppression(rule, path: path, range: word.range, line: line))
                case nil:
                    // To look for near names takes long where a text holds thousands.
                    problems.append(
                        .ruleUnknown(path: path, range: word.range, id: word.text, suggests: problems.count < 100))
                }
            }
        }
        return (suppressions, problems)
    }

    private enum Form: String {
        case line = "banbao-disable-line"
        case nextLine = "banbao-disable-next-line"
        case file = "banbao-disable-file"
    }

    /// Never empty.
    private func words(of comment: Comment) -> [(text: String, range: Range<Int>)] {
        text[comment.content].split(whereSeparator: isSpaceOrTab).map {
            (String(decoding: $0, as: UTF8.self), $0.startIndex..<$0.endIndex)
        }
    }

    /// For each comment the next line that holds text and not only a comment; empty at the end of the text.
    private func nextLines() -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var later: (comment: Comment, nextLine: Range<Int>)?
        for comment in comments.reversed() {
            var line = lineWithText(from: comment.line.upperBound)
            if let later, later.comment.line == line, isAlone(later.comment) { line = later.nextLine }
            if let later, later.comment.line == comment.line { line = later.nextLine }
            lines.append(line)
            later = (comment, line)
        }
        return lines.reversed()
    }

    private func lineWithText(from end: Int) -> Range<Int> {
        var end = end
        while end < text.endIndex {
            let start = end + 1
            end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
            if !text[start..<end].allSatisfy(isSpaceOrTab) { return start..<end }
        }
        return text.endIndex..<text.endIndex
    }

    private func isAlone(_ comment: Comment) -> Bool {
        text[comment.line.lowerBound..<comment.range.lowerBound].allSatisfy(isSpaceOrTab)
            && text[comment.range.upperBound..<comment.line.upperBound].allSatisfy(isSpaceOrTab)
    }
}

extension Diagnostic {
    fileprivate static func suppressionSyntax(path: String, range: Range<Int>) -> Diagnostic {
        Diagnostic(
            .checksCommentSyntax, path: path, range: range,
            Wording("this is not how a suppression is written", zh: "这条 HTML 注释的写法不对"),
            help: Wording(
                "write <!-- banbao-disable-line RULE -->, or disable-next-line or disable-file, with one or more rules, on one line",
                zh: "写成 <!-- banbao-disable-line 规则 -->，或者 disable-next-line、disable-file；规则可以有几条，写在同一行里"))
    }
}
