import BanbaoText

extension HTMLRenderer {
    mutating func alert(_ alert: Alert, _ isEntering: Bool) {
        guard isEntering else {
            html.append("</div>\n")
            return
        }
        block("<div class=\"alert ")
        html.append(alert.name)
        html.append("\" role=\"note\">\n<p class=\"alert-title\">")
        html.append(escaping: options.labels.title(of: alert))
        html.append("</p>\n")
    }
}

extension MarkdownLabels {
    fileprivate func title(of alert: Alert) -> String {
        switch alert {
        case .note: alertNote
        case .tip: alertTip
        case .important: alertImportant
        case .warning: alertWarning
        case .caution: alertCaution
        }
    }
}
