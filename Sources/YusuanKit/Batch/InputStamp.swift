internal import Diagnostics
internal import Glibc
internal import Hashing
internal import Spreadsheet

/// What an input's files are at a moment: their digest, and what changes when one is written to (输入的指纹).
struct InputStamp {
  /// The digest of all files.
  let digest: String
  /// When the last of them was changed, in seconds since 1970.
  let modified: Int
  private let times: [Time]

  private struct Time: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int
    var inode: UInt
  }

  /// Of the files at `paths`, or below, where one is a folder. Throws `.fileUnreadable` or `.fileChanged`.
  init(_ paths: [String]) throws(Diagnostic) {
    var digest = Digest()
    let files = paths.flatMap(Self.files)
    for file in files {
      let source = try ByteSource(path: file)
      if files.count > 1 { digest.update("\(file.utf8.count):\(file):\(source.count):".utf8) }
      var offset = 0
      while offset < source.count {
        let chunk = try source.read(at: offset, limit: 1 << 20)
        digest.update(chunk)
        offset += chunk.count
      }
      try source.checkUnchanged()
    }
    self.digest = digest.finish()
    times = files.compactMap(Self.time)
    modified = times.map(\.seconds).max() ?? 0
  }

  /// Whether no file was written to since.
  func isUnchanged(_ paths: [String]) -> Bool { paths.flatMap(Self.files).compactMap(Self.time) == times }

  /// The digest of one file; nil where it cannot be read.
  static func digest(of source: ByteSource) -> String? {
    var digest = Digest()
    var offset = 0
    while offset < source.count {
      guard let chunk = try? source.read(at: offset, limit: 1 << 20) else { return nil }
      digest.update(chunk)
      offset += chunk.count
    }
    return digest.finish()
  }

  private static func files(_ path: String) -> [String] {
    InputList.isFolder(path) ? InputList.files(in: path) : [path]
  }

  private static func time(_ path: String) -> Time? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Time(
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec, size: Int(status.st_size),
      inode: UInt(status.st_ino))
  }
}
