internal import Glibc

/// What changes when a file is written to (文件的时间戳).
public struct FileStamp: Sendable, Equatable {
  /// When it was changed last, in seconds since 1970.
  public let seconds: Int
  private let nanoseconds: Int
  /// When it was changed last, in nanoseconds since 1970; the years 1678 to 2261 are told apart.
  public var modified: Int { seconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue &+ nanoseconds }
  /// When its bytes or what is known of it were changed last: a time that no program sets.
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
