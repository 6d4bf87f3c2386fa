extension MarkdownLabels {
    /// Our own words in the language of a tag (BCP 47), for a theme that lacks them; English where we have none.
    package init(languageTag tag: String) {
        let parts = tag.lowercased().split(separator: "-").map(String.init)
        let language = parts.first ?? ""
        let isTraditional =
            parts.dropFirst().contains { ["hant", "tw", "hk", "mo"].contains($0) } && !parts.contains("hans")
        let key = language == "zh" && isTraditional ? "zh-hant" : language
        self = (Self.builtIn[key] ?? MarkdownLabels()).withAlerts(key)
    }

    package static let chinese =
        MarkdownLabels("注释", "返回正文", "返回正文（{{number}}）", "已完成", "未完成", "表格 {{number}}").withAlerts("zh")

    private static let builtIn: [String: MarkdownLabels] = [
        "zh": chinese,
        "zh-hant": MarkdownLabels("註釋", "返回正文", "返回正文（{{number}}）", "已完成", "未完成", "表格 {{number}}"),
        "ja": MarkdownLabels("脚注", "本文に戻る", "本文に戻る（{{number}}）", "完了", "未完了", "表 {{number}}"),
        "ko": MarkdownLabels("각주", "본문으로 돌아가기", "본문으로 돌아가기({{number}})", "완료", "미완료", "표 {{number}}"),
        "ru": MarkdownLabels(
            "Примечания", "Вернуться к тексту", "Вернуться к тексту ({{number}})", "выполнено", "не выполнено",
            "Таблица {{number}}"),
        "ar": MarkdownLabels(
            "الحواشي", "العودة إلى النص", "العودة إلى النص ({{number}})", "منجز", "غير منجز", "الجدول {{number}}"),
        "ug": MarkdownLabels(
            "ئىزاھلار", "تېكىستكە قايتىش", "تېكىستكە قايتىش ({{number}})", "تاماملاندى", "تاماملانمىدى",
            "{{number}}-جەدۋەل"),
        "fr": MarkdownLabels(
            "Notes", "Retour au texte", "Retour au texte ({{number}})", "fait", "à faire", "Tableau {{number}}"),
        "es": MarkdownLabels(
            "Notas", "Volver al texto", "Volver al texto ({{number}})", "hecho", "pendiente", "Tabla {{number}}"),
        "de": MarkdownLabels(
            "Fußnoten", "Zurück zum Text", "Zurück zum Text ({{number}})", "erledigt", "offen", "Tabelle {{number}}"),
    ]

    /// Titles of alerts: note, tip, important, warning, caution.
    private static let alertTitles: [String: [String]] = [
        "zh": ["说明", "提示", "重要", "警告", "风险提示"],
        "zh-hant": ["說明", "提示", "重要", "警告", "風險提示"],
        "ja": ["注記", "ヒント", "重要", "警告", "注意"],
        "ko": ["참고", "팁", "중요", "경고", "주의"],
        "ru": ["Примечание", "Совет", "Важно", "Предупреждение", "Осторожно"],
        "ar": ["ملاحظة", "نصيحة", "مهم", "تحذير", "تنبيه"],
        "ug": ["ئىزاھات", "كۆرسەتمە", "مۇھىم", "ئاگاھلاندۇرۇش", "دىققەت"],
        "fr": ["Remarque", "Conseil", "Important", "Avertissement", "Attention"],
        "es": ["Nota", "Consejo", "Importante", "Advertencia", "Precaución"],
        "de": ["Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"],
    ]

    private func withAlerts(_ language: String) -> MarkdownLabels {
        guard let titles = Self.alertTitles[language] else { return self }
        var labels = self
        labels.alertNote = titles[0]
        labels.alertTip = titles[1]
        labels.alertImportant = titles[2]
        labels.alertWarning = titles[3]
        labels.alertCaution = titles[4]
        return labels
    }

    private init(
        _ footnotes: String, _ backToText: String, _ backToTextAgain: String, _ taskDone: String, _ taskToDo: String,
        _ table: String
    ) {
        self.init()
        self.footnotes = footnotes
        self.backToText = backToText
        self.backToTextAgain = backToTextAgain
        self.taskDone = taskDone
        self.taskToDo = taskToDo
        self.table = table
    }
}
