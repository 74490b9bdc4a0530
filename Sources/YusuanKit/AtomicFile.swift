internal import Diagnostics
internal import Glibc

/// The owner of a file that is being written (原子写出): a temporary file beside its place, which takes its name when it is
/// complete and on the disk. Whatever ends before that leaves nothing under the name, and no temporary file.
final class AtomicFile {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var isPublished = false

  /// A new file that will be `path`; its folder is made if need be. `inputs` are never written over. Throws
  /// `.outputRefused` or `.outputFailed`.
  init(_ path: String, inputs: [String]) throws(Diagnostic) {
    self.path = path
    temporary = "\(path).\(getpid()).part"
    try Self.check(path, inputs.compactMap(Self.identity))
    try Disk.makeFolder(Disk.folder(of: path))
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw Disk.failed(path) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isPublished { unlink(temporary) }
  }

  /// Appends `bytes`. Throws `.outputFailed`.
  func write(_ bytes: [UInt8]) throws(Diagnostic) { try Disk.write(bytes, descriptor: descriptor, name: path) }

  /// Puts the file on the disk. Throws `.outputFailed`.
  func complete() throws(Diagnostic) {
    guard fsync(descriptor) == 0 else { throw Disk.failed(path) }
    let closed = close(descriptor)
    descriptor = -1
    if closed != 0 { throw Disk.failed(path) }
  }

  /// Gives the complete file its name. Throws `.outputFailed`.
  func publish() throws(Diagnostic) {
    guard rename(temporary, path) == 0 else { throw Disk.failed(path) }
    isPublished = true
    try Disk.synchronise(Disk.folder(of: path))
  }

  private struct Identity: Equatable {
    var device: UInt
    var inode: UInt
  }

  private static func identity(_ path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
  }

  private static func check(_ path: String, _ inputs: [Identity]) throws(Diagnostic) {
    try Disk.checkReplaceable(path)
    if let own = identity(path), inputs.contains(own) { throw Disk.refused(path, "it is an input") }
  }
}
