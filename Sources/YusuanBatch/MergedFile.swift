internal import YusuanFindings
internal import YusuanFormats
internal import YusuanPlatform

/// A merged file (合并文件): it gets a piece from every input, in order, and its name after the last piece.
final class MergedFile {
  /// Its name in the batch's folder.
  let name: String
  private let part: String
  private let folder: BatchFolder
  private let file: OpenFile
  private(set) var size = 0
  /// Whether bytes of an earlier run after ``size`` were overwritten.
  private(set) var isCut = false

  /// Opens the file `name`. With `keeps`, bytes of an earlier run stay as long as nothing is appended. Throws
  /// `.outputFailed`.
  init(_ name: String, in folder: BatchFolder, keeps: Bool) throws(Diagnostic) {
    self.name = name
    self.folder = folder
    part = folder.own(name)
    if keeps { Self.restore(from: folder.path + "/" + name, to: part) }
    let part = part
    file = try Disk.on(part) { () throws(SystemError) in try OpenFile(part, for: keeps ? .keeping : .anew) }
  }

  /// If there is no unfinished file, copies the finished one, so that this run can reuse its pieces.
  private static func restore(from finished: String, to part: String) {
    guard !FileSystem.exists(part), let source = try? OpenFile(finished, for: .readingOwn),
      let target = try? OpenFile(part, for: .new)
    else { return }
    target.append(source)
  }

  /// Whether the piece of a record is in the file, unchanged.
  func holds(_ piece: BatchRecord.Written) -> Bool {
    guard let offset = piece.offset, piece.count >= 0, piece.count <= 1 << 31 else { return false }
    var digest = Digest()
    var at = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while at < piece.count {
      guard let read = try? file.read(into: &chunk, at: offset + at), read > 0 else { return false }
      let got = min(read, piece.count - at)
      digest.update(chunk[..<got])
      at += got
    }
    return digest.finish() == piece.digest
  }

  /// Begins the file with `head`, which comes before all pieces. If the file has another beginning, it is emptied.
  /// Throws `.outputFailed`.
  func begin(with head: [UInt8]) throws(Diagnostic) {
    var start = [UInt8](repeating: 0, count: head.count)
    let isThere = (try? file.read(into: &start, at: 0)) == head.count && start == head
    if !isThere {
      isCut = true
      try Disk.on(part) { () throws(SystemError) in
        try file.cut(to: 0)
        try file.write(head, at: 0)
      }
    }
    size = head.count
  }

  /// Appends a piece and returns its place. Throws `.outputFailed`.
  func append(_ bytes: [UInt8]) throws(Diagnostic) -> BatchRecord.Written {
    let offset = size
    try add(bytes)
    return BatchRecord.Written(path: name, offset: offset, count: bytes.count, digest: Digest.of(bytes))
  }

  /// Appends the piece that stands in the file `path`, which has `count` bytes with the digest `digest`, and returns its
  /// place. Throws `.outputFailed`.
  func append(staged path: String, count: Int, digest: String) throws(Diagnostic) -> BatchRecord.Written {
    let offset = size
    let source = try Disk.on(path) { () throws(SystemError) in try OpenFile(path, for: .readingOwn) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while size < offset + count {
      let read = try Disk.on(path) { () throws(SystemError) in try source.read(into: &chunk, at: size - offset) }
      if read == 0 {
        throw Diagnostic(.outputFailed, at: Location(input: path), because: .bytesInstead(size - offset, of: count))
      }
      try add(Array(chunk[..<read]))
    }
    return BatchRecord.Written(path: name, offset: offset, count: count, digest: digest)
  }

  /// Appends bytes that are not a piece of an input. Throws `.outputFailed`.
  func add(_ bytes: [UInt8]) throws(Diagnostic) {
    isCut = true
    try Disk.on(part) { () throws(SystemError) in try file.write(bytes, at: size) }
    size += bytes.count
  }

  /// Moves past a piece that is already there.
  func skip(_ piece: BatchRecord.Written) { size = (piece.offset ?? size) + piece.count }

  /// Flushes all pieces to the disk. Throws `.outputFailed`.
  func synchronise() throws(Diagnostic) { try Disk.on(part) { () throws(SystemError) in try file.synchronise() } }

  /// Cuts the file off after its last piece and flushes it to the disk. Throws `.outputFailed`.
  func finish() throws(Diagnostic) {
    try Disk.on(part) { () throws(SystemError) in try file.cut(to: size) }
    try folder.flush(part)
  }

  /// Passes all bytes from `start` on to `take`, chunk by chunk. Throws `.outputFailed`, and what `take` throws.
  func read(from start: Int = 0, _ take: ([UInt8]) throws(Diagnostic) -> Void) throws(Diagnostic) {
    var at = start
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while at < size {
      let read = try Disk.on(part) { () throws(SystemError) in try file.read(into: &chunk, at: at) }
      if read == 0 { break }
      let bytes = Array(chunk[..<min(read, size - at)])
      try take(bytes)
      at += bytes.count
    }
  }

  /// Gives the flushed file its name in the batch's folder. The caller must flush that folder. Throws `.outputRefused`
  /// or `.outputFailed`.
  func publish() throws(Diagnostic) { _ = try folder.publish(part, as: name) }
}
