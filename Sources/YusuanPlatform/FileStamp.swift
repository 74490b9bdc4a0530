internal import Glibc

/// The attributes of a file that change when it is written to (文件的时间戳).
public struct FileStamp: Sendable, Equatable {
  /// When it was last modified, in seconds since 1970.
  public let seconds: Int
  private let nanoseconds: Int
  /// When it was last modified, in nanoseconds since 1970. Only times in the years 1678 to 2261 fit; others overflow.
  public var modified: Int { seconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue &+ nanoseconds }
  /// The time of the last change of content or attributes (ctime), which programs cannot set.
  private let change: [Int]
  private let size: Int
  private let inode: UInt

  init(_ status: stat) {
    (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
    change = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    (size, inode) = (Int(status.st_size), UInt(status.st_ino))
  }
}

extension FileStamp {
  /// The stamp of the file at `path`, or nil if there is none.
  public init?(path: String) {
    guard let status = FileStatus(path) else { return nil }
    self = status.stamp
  }
}
