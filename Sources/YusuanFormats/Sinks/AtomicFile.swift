package import YusuanFindings
internal import YusuanPlatform

/// Owns a file that is written atomically (原子写出). It is a temporary file beside its final path, and gets its name when
/// it is complete and on the disk. If the program ends before that, nothing has the name, and no temporary file is
/// left.
package final class AtomicFile {
  private let path: String
  private let temporary: String
  private let file: OpenFile
  private var isPublished = false

  /// A new file for `path`. Its folder is made if needed. Files in `inputs` are never overwritten. Throws
  /// `.outputRefused` or `.outputFailed`.
  package init(_ path: String, inputs: [String]) throws(Diagnostic) {
    self.path = path
    let temporary = "\(path).\(ThisProcess.id).part"
    self.temporary = temporary
    try Self.check(path, inputs)
    try Disk.makeFolder(Disk.folder(of: path))
    Self.removeParts(of: path)
    file = try Disk.on(path) { () throws(SystemError) in try OpenFile(temporary, for: .new) }
    Disk.keepMode(of: path, for: file)
  }

  /// Removes the temporary files that killed runs left beside `path`.
  private static func removeParts(of path: String) {
    let (folder, name) = (Disk.folder(of: path), path.split(separator: "/").last.map(String.init) ?? path)
    for entry in (try? FileSystem.entries(folder)) ?? [] {
      guard entry.name.hasPrefix(name + "."), entry.name.hasSuffix(".part"),
        let process = Int32(entry.name.dropFirst(name.count + 1).dropLast(5)), process > 0, isOver(process)
      else { continue }
      FileSystem.remove(folder + "/" + entry.name)
    }
  }

  /// Whether the process does not exist any more, or is this one after it started anew.
  private static func isOver(_ process: Int32) -> Bool {
    process == ThisProcess.id ? MemoryRefusal.isStartedAnew : ThisProcess.isOver(process)
  }

  deinit { if !isPublished { FileSystem.remove(temporary) } }

  /// Appends `bytes`. Throws `.outputFailed`.
  package func write(_ bytes: [UInt8]) throws(Diagnostic) {
    try Disk.on(path) { () throws(SystemError) in try file.write(bytes) }
  }

  /// Flushes the file to the disk. Throws `.outputFailed`.
  package func complete() throws(Diagnostic) {
    try Disk.on(path) { () throws(SystemError) in
      try file.synchronise()
      try file.close()
    }
  }

  /// Renames the complete file to its name. Throws `.outputFailed`.
  package func publish() throws(Diagnostic) {
    try Disk.on(path) { () throws(SystemError) in try FileSystem.rename(temporary, to: path) }
    isPublished = true
    try Disk.synchronise(Disk.folder(of: path))
  }

  private static func check(_ path: String, _ inputs: [String]) throws(Diagnostic) {
    try Disk.checkReplaceable(path)
    guard let own = FileStatus(path)?.identity else { return }
    if inputs.contains(where: { FileStatus($0)?.identity == own }) { throw Disk.refused(path, .isInput) }
  }
}
