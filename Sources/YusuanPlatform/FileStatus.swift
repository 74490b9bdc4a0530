internal import Glibc

/// What the system knows of a file (文件状态).
package struct FileStatus: Sendable {
  /// What stands under a name.
  package enum Kind: Sendable {
    /// A regular file.
    case file
    /// A folder.
    case folder
    /// A link, a device, a pipe or the like.
    case other
  }

  /// What it is.
  package let kind: Kind
  /// How many bytes it has.
  package let size: Int
  /// Who may read and write it (the lower nine bits).
  package let mode: UInt32
  /// What changes when it is written to.
  package let stamp: FileStamp
  /// The same file under whatever name has the same device and number.
  package let identity: [UInt]

  /// The status of what stands at `path`, or of what a link there leads to if it `followsLinks`; nil if there is nothing.
  package init?(_ path: String, followsLinks: Bool = true) {
    var status = stat()
    let result = PathText.withName(path) { followsLinks ? stat($0, &status) : lstat($0, &status) }
    guard result == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    size = Int(status.st_size)
    mode = status.st_mode & 0o777
    stamp = FileStamp(status)
    identity = [UInt(status.st_dev), UInt(status.st_ino)]
  }
}
