internal import YusuanFindings
internal import YusuanFormats
internal import YusuanPlatform

/// A file that takes a piece of every input, in their order, and gets its name when the last one is there (合并文件).
final class MergedFile {
  /// Its name in the batch's folder.
  let name: String
  private let part: String
  private let folder: BatchFolder
  private let file: OpenFile
  private(set) var size = 0
  /// What an earlier run wrote behind ``size`` was written over.
  private(set) var isCut = false

  /// The file `name`; what an earlier run wrote of it is kept if `keeps`, as long as nothing is appended. Throws `.outputFailed`.
  init(_ name: String, in folder: BatchFolder, keeps: Bool) throws(Diagnostic) {
    self.name = name
    self.folder = folder
    part = folder.own(name)
    if keeps { Self.restore(from: folder.path + "/" + name, to: part) }
    let part = part
    file = try Disk.on(part) { () throws(SystemError) in try OpenFile(part, for: keeps ? .keeping : .anew) }
  }

  /// Where no unfinished file is there, begins with a copy of the finished one, so that a later run can go on with it.
  private static func restore(from finished: String, to part: String) {
    guard !FileSystem.exists(part), let source = try? OpenFile(finished, for: .readingOwn),
      let target = try? OpenFile(part, for: .new)
    else { return }
    target.append(source)
  }

  /// Whether the piece that a record tells of stands there.
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

  /// Begins with `head`, which comes before all pieces; where something else stands there, anew. Throws `.outputFailed`.
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

  /// Appends a piece and gives its place. Throws `.outputFailed`.
  func append(_ bytes: [UInt8]) throws(Diagnostic) -> BatchRecord.Written {
    let offset = size
    try add(bytes)
    return BatchRecord.Written(path: name, offset: offset, count: bytes.count, digest: Digest.of(bytes))
  }

  /// Appends what is no piece of an input. Throws `.outputFailed`.
  func add(_ bytes: [UInt8]) throws(Diagnostic) {
    isCut = true
    try Disk.on(part) { () throws(SystemError) in try file.write(bytes, at: size) }
    size += bytes.count
  }

  /// Passes over a piece that stands there already.
  func keep(_ piece: BatchRecord.Written) { size = (piece.offset ?? size) + piece.count }

  /// Puts all pieces on the disk. Throws `.outputFailed`.
  func synchronise() throws(Diagnostic) { try Disk.on(part) { () throws(SystemError) in try file.synchronise() } }

  /// Ends the file behind its last piece and puts it on the disk. Throws `.outputFailed`.
  func settle() throws(Diagnostic) {
    try Disk.on(part) { () throws(SystemError) in try file.cut(to: size) }
    try folder.settle(part)
  }

  /// Gives the file, which is settled, its name in the batch's folder, which has to be put on the disk then. Throws
  /// `.outputRefused` or `.outputFailed`.
  func publish() throws(Diagnostic) { _ = try folder.publish(part, as: name) }
}
