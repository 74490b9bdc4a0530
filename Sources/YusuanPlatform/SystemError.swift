internal import Glibc

/// What the system refused to do, by the number of its error (系统错误).
public struct SystemError: Error, Hashable, Sendable {
  /// The number (`errno.h`).
  public let number: Int32

  /// The error of this number.
  public init(_ number: Int32) { self.number = number }

  /// The last error of this thread.
  public static var last: SystemError { SystemError(errno) }

  /// The words of the C library for it, in English.
  public var text: String { String(cString: strerror(number)) }

  /// A file or folder of that name is there already.
  package var isNameTaken: Bool { number == EEXIST }
  /// The file cannot do that at all, as a folder of some file systems cannot be put on the disk.
  package var isNotPossible: Bool { number == EINVAL }
}
