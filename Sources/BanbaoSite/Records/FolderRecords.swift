import BanbaoTemplate
import BanbaoText

/// A folder as lists of folders show it.
struct FolderItem: Sendable {
    let title: String
    let url: Link
    /// `2026/may`
    let path: String
    let summary: String
    let image: EntryImage?
    let count: Int
    /// The page is its list, or lies in it.
    let isCurrent: Bool
    /// Both are made when a template asks for them.
    let entries: @Sendable () -> [Record]
    let folders: @Sendable () -> [Record]
}

/// Folders in folders, to the third level.
private let folderLevels: [Fields<FolderItem>] = {
    let innermost = folderFields("folder in a subfolder", inside: nil)
    let inside = folderFields("subfolder", inside: innermost.shape)
    return [folderFields("folder", inside: inside.shape), inside, innermost]
}()

let folderShape = folderLevels[0].shape

/// By which templates ask for what folders have.
let folderShapeNames = folderLevels.map(\.shape.name)

private func folderFields(_ name: String, inside: RecordShape?) -> Fields<FolderItem> {
    let own: [Field<FolderItem>] = [
        .text("title", "title of the folder", zh: "文件夹的标题") { $0.title },
        .url("url", "its list", zh: "文件夹的列表页") { $0.url },
        .text("path", "its path in the section: 2026/may", zh: "在栏目里的路径：2026/may") { $0.path },
        .text("summary", "the summary of its _index file", zh: "_index 文件里的摘要") { $0.summary },
        .optional("image", "the image of its _index file", zh: "_index 文件的图片", of: entryImageFields) { $0.image },
        .text("entry-count", "how many entries are in it", zh: "里面的文章数") { String($0.count) },
        .flag("is-current", "the page is its list, or in it", zh: "当前网页就是它的列表，或者在它里面") { $0.isCurrent },
        .list("entries", "its entries", zh: "里面的文章", of: entryItemFields.shape) { $0.entries() },
    ]
    guard let inside else { return Fields(name, own) }
    return Fields(
        name, own + [.list("folders", "the folders in it", zh: "它里面的文件夹", of: inside) { $0.folders() }])
}

extension Shared<EntrySource> {
    /// The folders directly in a branch. `current`: where the page is.
    func folderRecords(in branch: Branch, _ language: LanguageID, current: Branch?, level: Int = 0) -> [Record] {
        let site = value.site
        guard let section = site.section(of: branch), level < folderLevels.count else { return [] }
        var parent: FolderID?
        if case .folder(let folder) = branch { parent = folder }
        var around: [FolderID] = []
        if case .folder(let folder)? = current { around = site.folders(around: folder) }
        return site.folders(in: section, below: parent).map { folder in
            let own = site.tree.folders[folder]
            let item = FolderItem(
                title: site.title(of: .folder(folder), in: language),
                url: .to(site.sitePath(of: .folder(folder), in: language)), path: own.path,
                summary: site.tree.introductions[own.shown(in: language)].summary ?? "",
                image: value.images?[own.shown(in: language)],
                count: site.tree.entries[folder][language].count, isCurrent: around.contains(folder),
                entries: { items(value.site.tree.entries[folder][language], language, sections: nil) },
                folders: { folderRecords(in: .folder(folder), language, current: current, level: level + 1) })
            return folderLevels[level].recordOnDemand(item)
        }
    }
}
