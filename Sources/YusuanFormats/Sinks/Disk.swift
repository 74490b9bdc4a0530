internal import Glibc
package import YusuanFindings
internal import YusuanPlatform

/// What every writing of files needs of the system (磁盘操作); each failure says why.
package enum Disk {
  /// Writes all of `bytes` to `descriptor`, at `offset` if it is given. Throws `.outputFailed`.
  package static func write(_ bytes: [UInt8], at offset: Int? = nil, descriptor: Int32, name: String) throws(Diagnostic)
  {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        let rest = UnsafeRawBufferPointer(rebasing: raw[written...])
        guard let offset else { return Glibc.write(descriptor, rest.baseAddress, rest.count) }
        return pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + written))
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw failed(name) }
      written += count
    }
  }

  package static func makeFolder(_ path: String) throws(Diagnostic) {
    if let status = FileCalls.status(path, followsLinks: true) {
      if status.st_mode & S_IFMT != S_IFDIR { throw refused(path, .notFolder) }
      return
    }
    let parent = folder(of: path)
    if parent != path { try makeFolder(parent) }
    if FileCalls.makeFolder(path) != 0, errno != EEXIST { throw failed(path) }
  }

  /// Gives the new file `descriptor` the mode of the file at `path` that it will replace, if there is one.
  package static func keepMode(of path: String, for descriptor: Int32) {
    guard let status = FileCalls.status(path, followsLinks: false), status.st_mode & S_IFMT == S_IFREG else { return }
    fchmod(descriptor, status.st_mode & 0o777)
  }

  /// Puts a folder on the disk, where its file system can do that. Throws `.outputFailed`.
  package static func synchronise(_ folder: String) throws(Diagnostic) {
    try synchronise(folder, O_DIRECTORY) { $0 == EINVAL }
  }

  /// Puts a file on the disk, and has the system forget its bytes: files to come then take memory that was in use just
  /// now, not more and more of it. Throws `.outputFailed`.
  package static func synchronise(file path: String) throws(Diagnostic) {
    try synchronise(path, O_NOFOLLOW) { _ in false }
  }

  private static func synchronise(
    _ path: String, _ flags: Int32, isHarmless: (Int32) -> Bool
  ) throws(Diagnostic) {
    let descriptor = FileCalls.open(path, O_RDONLY | flags)
    guard descriptor >= 0 else { throw failed(path) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0, !isHarmless(errno) { throw failed(path) }
    _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
  }

  /// Throws `.outputRefused` where a link, a folder or the like stands at `path`.
  package static func checkReplaceable(_ path: String) throws(Diagnostic) {
    guard let status = FileCalls.status(path, followsLinks: false), status.st_mode & S_IFMT != S_IFREG else { return }
    throw refused(path, .notRegularFile)
  }

  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  package static func failed(_ path: String) -> Diagnostic {
    Diagnostic(.outputFailed, at: Location(input: path), because: .system(errno))
  }

  package static func refused(_ path: String, _ reason: Phrase) -> Diagnostic {
    Diagnostic(.outputRefused, at: Location(input: path), because: reason)
  }
}
