/// What tells two states of a file apart without reading it.
package struct FileVersion: Hashable, Sendable {
    /// In bytes.
    package let size: Int
    /// Nanoseconds since 1970, as the file system gives it; for files in memory, any number that follows their content.
    package let modified: Int

    /// Of a file whose state is not known. Equal to itself only in the manifest; never take it for that of a file.
    package static let unknown = FileVersion(size: -1, modified: 0)
    /// Of a file that is not there.
    package static let missing = FileVersion(size: 0, modified: -1)

    package init(size: Int, modified: Int) {
        self.size = size
        self.modified = modified
    }
}
