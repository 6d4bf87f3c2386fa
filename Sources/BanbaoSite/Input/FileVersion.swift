/// What tells two states of a file apart without reading it.
package struct FileVersion: Hashable, Sendable {
    /// In bytes.
    package let size: Int
    /// Nanoseconds since 1970, as the file system gives it; for files in memory, any number that follows their content.
    package let modified: Int
    /// Of sources: which file it is, and when anything about it last changed, in nanoseconds since 1970. Two files that change
    /// places have another inode each, and no program can set this time back. 0 for files of the output, which get further names.
    package let inode: UInt64
    package let changed: Int

    /// Of a file whose state is not known. Equal to itself only in the manifest; never take it for that of a file.
    package static let unknown = FileVersion(size: -1, modified: 0)
    /// Of a file that is not there.
    package static let missing = FileVersion(size: 0, modified: -1)

    package init(size: Int, modified: Int, inode: UInt64 = 0, changed: Int = 0) {
        self.size = size
        self.modified = modified
        self.inode = inode
        self.changed = changed
    }
}
