internal import Glibc
internal import YusuanFindings
internal import YusuanFormats
internal import YusuanPlatform

/// A file that takes a piece of every input, in their order, and gets its name when the last one is there (合并文件).
final class MergedFile {
  /// Its name in the batch's folder.
  let name: String
  private let part: String
  private let folder: BatchFolder
  private let descriptor: Int32
  private(set) var size = 0
  /// What an earlier run wrote behind ``size`` was written over.
  private(set) var isCut = false

  /// The file `name`; what an earlier run wrote of it is kept if `keeps`, as long as nothing is appended. Throws `.outputFailed`.
  init(_ name: String, in folder: BatchFolder, keeps: Bool) throws(Diagnostic) {
    self.name = name
    self.folder = folder
    part = folder.own(name)
    if keeps { Self.restore(from: folder.path + "/" + name, to: part) }
    descriptor = FileCalls.open(part, O_RDWR | O_CREAT | O_NOFOLLOW | (keeps ? 0 : O_TRUNC))
    if descriptor < 0 { throw Disk.failed(part) }
  }

  deinit { close(descriptor) }

  /// Where no unfinished file is there, begins with a copy of the finished one, so that a later run can go on with it.
  private static func restore(from finished: String, to part: String) {
    if FileCalls.exists(part) { return }
    let source = FileCalls.open(finished, O_RDONLY | O_NOFOLLOW)
    if source < 0 { return }
    defer { close(source) }
    let target = FileCalls.open(part, O_WRONLY | O_CREAT | O_EXCL)
    if target < 0 { return }
    defer { close(target) }
    while sendfile(target, source, nil, 1 << 24) > 0 {}
  }

  /// Whether the piece that a record tells of stands there.
  func holds(_ piece: BatchRecord.Written) -> Bool {
    guard let offset = piece.offset, piece.count >= 0, piece.count <= 1 << 31 else { return false }
    var digest = Digest()
    var at = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while at < piece.count {
      let got = pread(descriptor, &chunk, min(chunk.count, piece.count - at), off_t(offset + at))
      if got <= 0 { return false }
      digest.update(chunk[..<got])
      at += got
    }
    return digest.finish() == piece.digest
  }

  /// Begins with `head`, which comes before all pieces; where something else stands there, anew. Throws `.outputFailed`.
  func begin(with head: [UInt8]) throws(Diagnostic) {
    var start = [UInt8](repeating: 0, count: head.count)
    let isThere = pread(descriptor, &start, start.count, 0) == head.count && start == head
    if !isThere {
      if ftruncate(descriptor, 0) != 0 { throw Disk.failed(part) }
      isCut = true
      try Disk.write(head, at: 0, descriptor: descriptor, name: part)
    }
    size = head.count
  }

  /// Appends a piece and gives its place. Throws `.outputFailed`.
  func append(_ bytes: [UInt8]) throws(Diagnostic) -> BatchRecord.Written {
    let offset = size
    try add(bytes)
    return BatchRecord.Written(path: name, offset: offset, count: bytes.count, digest: Digest.of(bytes))
  }

  /// Appends what is no piece of an input. Throws `.outputFailed`.
  func add(_ bytes: [UInt8]) throws(Diagnostic) {
    isCut = true
    try Disk.write(bytes, at: size, descriptor: descriptor, name: part)
    size += bytes.count
  }

  /// Passes over a piece that stands there already.
  func keep(_ piece: BatchRecord.Written) { size = (piece.offset ?? size) + piece.count }

  /// Puts all pieces on the disk. Throws `.outputFailed`.
  func synchronise() throws(Diagnostic) { if fsync(descriptor) != 0 { throw Disk.failed(part) } }

  /// Ends the file behind its last piece and puts it on the disk. Throws `.outputFailed`.
  func settle() throws(Diagnostic) {
    if ftruncate(descriptor, off_t(size)) != 0 { throw Disk.failed(part) }
    try folder.settle(part)
  }

  /// Gives the file, which is settled, its name in the batch's folder, which has to be put on the disk then. Throws
  /// `.outputRefused` or `.outputFailed`.
  func publish() throws(Diagnostic) { _ = try folder.publish(part, as: name) }
}
