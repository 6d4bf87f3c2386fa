/// What authors write for a key of the front matter by habit: in Chinese, as other generators name it, or by the label of a field
/// of the section.
func habitualNames(of section: Section) -> [String: String] {
    var names = standardHabitualNames
    for field in section.fields {
        for label in field.label where label != field.id { names[label] = field.id }
    }
    return names
}

let standardHabitualNames: [String: String] = {
    let names: [(key: String, written: [String])] = [
        ("title", ["标题", "题目", "名称"]),
        ("date", ["日期", "时间", "发布日期", "发布时间", "publishDate", "pubDate", "published"]),
        ("updated", ["更新", "更新日期", "更新时间", "修改日期", "修改时间", "lastmod", "modified"]),
        ("expires", ["过期", "到期", "截止", "截止日期", "有效期", "失效日期", "expiryDate"]),
        ("draft", ["草稿"]),
        ("summary", ["摘要", "简介", "导语", "概要", "提要", "description", "excerpt", "abstract"]),
        ("tags", ["标签", "关键词", "关键字", "keywords", "categories", "category"]),
        ("aliases", ["别名", "旧地址", "redirect_from"]),
        ("image", ["图片", "封面", "题图", "配图", "cover", "thumbnail", "banner"]),
        ("image-alt", ["图片说明", "替代文字", "alt", "image_alt", "imageAlt"]),
        ("focus", ["焦点", "focal-point", "focal_point", "focalPoint"]),
        ("key-figures", ["数据", "重点数据", "关键数据", "figures", "key_figures", "keyFigures"]),
        ("source", ["来源", "出处", "稿源", "信息来源"]),
        ("sources", ["参考资料", "资料来源", "references"]),
        ("author", ["作者", "撰稿", "撰稿人", "记者", "authors"]),
        ("editor", ["编辑", "责编", "责任编辑"]),
        ("pinned", ["置顶", "sticky"]),
        ("template", ["模板", "layout"]),
        ("weight", ["权重", "排序", "序号", "顺序", "sort", "nav_order"]),
        ("slug", ["网址名", "permalink"]),
    ]
    return Dictionary(names.flatMap { name in name.written.map { ($0, name.key) } }) { first, _ in first }
}()
