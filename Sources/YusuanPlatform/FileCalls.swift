package import Glibc

/// The system's calls that take a name of a file (系统调用): a name is bytes, and ``PathText`` has them as a text.
package enum FileCalls {
  package static func open(_ path: String, _ flags: Int32, _ mode: mode_t = 0o644) -> Int32 {
    PathText.withName(path) { Glibc.open($0, flags | O_CLOEXEC, mode) }
  }

  package static func openFolder(_ path: String) -> OpaquePointer? { PathText.withName(path) { opendir($0) } }

  /// What the system knows of the file at `path`, or behind it where it is a link; nil where there is none.
  package static func status(_ path: String, followsLinks: Bool) -> stat? {
    var status = stat()
    let result = PathText.withName(path) { followsLinks ? stat($0, &status) : lstat($0, &status) }
    return result == 0 ? status : nil
  }

  package static func exists(_ path: String) -> Bool { PathText.withName(path) { access($0, F_OK) } == 0 }

  package static func makeFolder(_ path: String) -> Int32 { PathText.withName(path) { mkdir($0, 0o755) } }

  @discardableResult package static func removeFolder(_ path: String) -> Int32 { PathText.withName(path) { rmdir($0) } }

  @discardableResult package static func remove(_ path: String) -> Int32 { PathText.withName(path) { unlink($0) } }

  package static func rename(_ path: String, to other: String) -> Int32 {
    PathText.withName(path) { from in PathText.withName(other) { Glibc.rename(from, $0) } }
  }

  package static func setMode(of path: String, _ mode: mode_t) { _ = PathText.withName(path) { chmod($0, mode) } }
}
