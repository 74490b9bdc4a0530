internal import Glibc

/// Files and folders by their names (文件系统). A name is bytes, and ``PathText`` has them as a text.
package enum FileSystem {
  /// Whether anything stands at `path`.
  package static func exists(_ path: String) -> Bool { PathText.withName(path) { access($0, F_OK) } == 0 }

  /// Whether this process may read what stands at `path`.
  package static func isReadable(_ path: String) -> Bool { PathText.withName(path) { access($0, R_OK) } == 0 }

  /// Makes a folder; its parent must be there. Throws what the system says, also where something stands there.
  package static func makeFolder(_ path: String) throws(SystemError) {
    if PathText.withName(path, { mkdir($0, 0o755) }) != 0 { throw SystemError.last }
  }

  /// Removes an empty folder; whether it could be done.
  @discardableResult package static func removeFolder(_ path: String) -> Bool {
    PathText.withName(path) { rmdir($0) } == 0
  }

  /// Removes a file, if it is there.
  package static func remove(_ path: String) { _ = PathText.withName(path) { unlink($0) } }

  /// Gives a file another name, in place of what stands there.
  package static func rename(_ path: String, to other: String) throws(SystemError) {
    let result = PathText.withName(path) { from in PathText.withName(other) { Glibc.rename(from, $0) } }
    if result != 0 { throw SystemError.last }
  }

  /// Says who may read and write a file.
  package static func setMode(of path: String, _ mode: UInt32) { _ = PathText.withName(path) { chmod($0, mode) } }

  /// The path without links, or nil if there is nothing.
  package static func realPath(_ path: String) -> String? {
    guard let real = PathText.withName(path, { realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return PathText.decode(real)
  }

  /// What stands in a folder.
  package struct Entry: Sendable {
    /// Its name.
    package let name: String
    /// Whether it surely is a file. Most file systems say so with the name; otherwise it may be anything.
    package let isFile: Bool
  }

  /// What stands in a folder but `.` and `..`, in the order of the file system. Throws what the system says.
  package static func entries(_ folder: String) throws(SystemError) -> [Entry] {
    guard let stream = PathText.withName(folder, { opendir($0) }) else { throw SystemError.last }
    defer { closedir(stream) }
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { PathText.decode($0) }
      }
      if name != ".", name != ".." { entries.append(Entry(name: name, isFile: entry.pointee.d_type == DT_REG)) }
    }
    return entries
  }

  /// Whether `text` matches the pattern of a shell (POSIX fnmatch).
  package static func matches(_ text: String, pattern: String) -> Bool {
    PathText.withName(pattern) { pattern in PathText.withName(text) { fnmatch(pattern, $0, 0) == 0 } }
  }
}
