internal import Glibc
package import YusuanFindings
internal import YusuanPlatform

/// The owner of a file that is being written (原子写出): a temporary file beside its place, which takes its name when it is
/// complete and on the disk. Whatever ends before that leaves nothing under the name, and no temporary file.
package final class AtomicFile {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var isPublished = false

  /// A new file that will be `path`; its folder is made if need be. `inputs` are never written over. Throws
  /// `.outputRefused` or `.outputFailed`.
  package init(_ path: String, inputs: [String]) throws(Diagnostic) {
    self.path = path
    temporary = "\(path).\(getpid()).part"
    try Self.check(path, inputs.compactMap(Self.identity))
    try Disk.makeFolder(Disk.folder(of: path))
    Self.removeParts(of: path)
    descriptor = FileCalls.open(temporary, O_WRONLY | O_CREAT | O_EXCL)
    if descriptor < 0 { throw Disk.failed(path) }
    Disk.keepMode(of: path, for: descriptor)
  }

  /// Removes what runs left beside `path` that were killed: parts of processes that are no more.
  private static func removeParts(of path: String) {
    let (folder, name) = (Disk.folder(of: path), path.split(separator: "/").last.map(String.init) ?? path)
    guard let stream = FileCalls.openFolder(folder) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { PathText.decode($0) }
      }
      guard found.hasPrefix(name + "."), found.hasSuffix(".part"),
        let process = pid_t(found.dropFirst(name.count + 1).dropLast(5)), process > 0, isOver(process)
      else { continue }
      FileCalls.remove(folder + "/" + found)
    }
  }

  /// Whether there is no process of this number, or it is this one and left parts before it started anew.
  private static func isOver(_ process: pid_t) -> Bool {
    if process == getpid() { return MemoryRefusal.isStartedAnew }
    return kill(process, 0) != 0 && errno == ESRCH
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isPublished { FileCalls.remove(temporary) }
  }

  /// Appends `bytes`. Throws `.outputFailed`.
  package func write(_ bytes: [UInt8]) throws(Diagnostic) { try Disk.write(bytes, descriptor: descriptor, name: path) }

  /// Puts the file on the disk. Throws `.outputFailed`.
  package func complete() throws(Diagnostic) {
    guard fsync(descriptor) == 0 else { throw Disk.failed(path) }
    let closed = close(descriptor)
    descriptor = -1
    if closed != 0 { throw Disk.failed(path) }
  }

  /// Gives the complete file its name. Throws `.outputFailed`.
  package func publish() throws(Diagnostic) {
    guard FileCalls.rename(temporary, to: path) == 0 else { throw Disk.failed(path) }
    isPublished = true
    try Disk.synchronise(Disk.folder(of: path))
  }

  private struct Identity: Equatable {
    var device: UInt
    var inode: UInt
  }

  private static func identity(_ path: String) -> Identity? {
    guard let status = FileCalls.status(path, followsLinks: true) else { return nil }
    return Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
  }

  private static func check(_ path: String, _ inputs: [Identity]) throws(Diagnostic) {
    try Disk.checkReplaceable(path)
    if let own = identity(path), inputs.contains(own) { throw Disk.refused(path, .isInput) }
  }
}
