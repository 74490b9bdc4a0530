package import YusuanFindings
internal import YusuanPlatform
package import YusuanSheets

/// The state of an input's files (输入的指纹): their digest, and the attributes that change when a file is written to.
package struct InputStamp {
  /// The digest of all files.
  package let digest: String
  /// When the newest of them was changed, in seconds since 1970.
  package let modified: Int
  /// The bytes of the digest, if the input is a single small file. Reading them gives exactly what the digest is of.
  package let source: ByteSource?
  /// The digest of the input's only file, or nil if it has several or is a folder.
  package var fileDigest: String? { isFile ? digest : nil }
  private let isFile: Bool
  private let stamps: [FileStamp]
  private let hasFolders: Bool

  /// The state of the files at `paths`; for a folder, of the files below it. Nil if `isInterrupted` returns true
  /// meanwhile. Throws `.fileUnreadable` or `.fileChanged`.
  package init?(_ paths: [String], _ isInterrupted: () -> Bool = { false }) throws(Diagnostic) {
    var digest = Digest()
    let files = paths.flatMap(Self.files)
    hasFolders = files != paths
    isFile = !hasFolders && files.count == 1
    var stamps: [FileStamp] = []
    var held: ByteSource?
    for file in files {
      let source = try ByteSource(path: file)
      if isFile, source.count <= Self.heldSize {
        held = ByteSource(name: file, memory: try source.readAll(limit: Self.heldSize))
      }
      if files.count > 1 { digest.update("\(file.utf8.count):\(file):\(source.count):".utf8) }
      // No reader accepts such large files in folders, so the time is enough.
      if hasFolders, source.count > ReadLimits().partSize {
        digest.update("\(source.stamp?.seconds ?? 0):".utf8)
      } else {
        guard try Self.update(&digest, held ?? source, isInterrupted) else { return nil }
      }
      try source.checkUnchanged()
      if let stamp = source.stamp { stamps.append(stamp) }
    }
    self.digest = digest.finish()
    (self.stamps, source) = (stamps, held)
    modified = stamps.map(\.seconds).max() ?? 0
  }

  /// Files of at most this many bytes are held in memory.
  package static let heldSize = 8 << 20

  /// Whether no file was written to since then.
  package func isUnchanged(_ paths: [String]) -> Bool {
    (hasFolders ? paths.flatMap(Self.files) : paths).compactMap(FileStamp.init) == stamps
  }

  /// The digest of one file, or nil if it cannot be read.
  package static func digest(of source: ByteSource) -> String? {
    var digest = Digest()
    do throws(Diagnostic) { _ = try update(&digest, source) { false } } catch { return nil }
    return digest.finish()
  }

  /// Adds all of `source` to `digest`. Returns false if `isInterrupted` returned true meanwhile.
  private static func update(
    _ digest: inout Digest, _ source: ByteSource, _ isInterrupted: () -> Bool
  ) throws(Diagnostic) -> Bool {
    var offset = 0
    while offset < source.count {
      let chunk = try source.read(at: offset, limit: 1 << 20)
      digest.update(chunk)
      offset += chunk.count
      if offset < source.count, isInterrupted() { return false }
    }
    return true
  }

  private static func files(_ path: String) -> [String] {
    InputList.isFolder(path) ? InputList.files(in: path) : [path]
  }
}
