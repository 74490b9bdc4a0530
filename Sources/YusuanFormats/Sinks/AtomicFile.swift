package import YusuanFindings
internal import YusuanPlatform

/// The owner of a file that is being written (原子写出): a temporary file beside its place, which takes its name when it is
/// complete and on the disk. Whatever ends before that leaves nothing under the name, and no temporary file.
package final class AtomicFile {
  private let path: String
  private let temporary: String
  private let file: OpenFile
  private var isPublished = false

  /// A new file that will be `path`; its folder is made if need be. `inputs` are never written over. Throws
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

  /// Removes what runs left beside `path` that were killed: parts of processes that are no more.
  private static func removeParts(of path: String) {
    let (folder, name) = (Disk.folder(of: path), path.split(separator: "/").last.map(String.init) ?? path)
    for entry in (try? FileSystem.entries(folder)) ?? [] {
      guard entry.name.hasPrefix(name + "."), entry.name.hasSuffix(".part"),
        let process = Int32(entry.name.dropFirst(name.count + 1).dropLast(5)), process > 0, isOver(process)
      else { continue }
      FileSystem.remove(folder + "/" + entry.name)
    }
  }

  /// Whether there is no process of this number, or it is this one and left parts before it started anew.
  private static func isOver(_ process: Int32) -> Bool {
    process == ThisProcess.id ? MemoryRefusal.isStartedAnew : ThisProcess.isOver(process)
  }

  deinit { if !isPublished { FileSystem.remove(temporary) } }

  /// Appends `bytes`. Throws `.outputFailed`.
  package func write(_ bytes: [UInt8]) throws(Diagnostic) {
    try Disk.on(path) { () throws(SystemError) in try file.write(bytes) }
  }

  /// Puts the file on the disk. Throws `.outputFailed`.
  package func complete() throws(Diagnostic) {
    try Disk.on(path) { () throws(SystemError) in
      try file.synchronise()
      try file.close()
    }
  }

  /// Gives the complete file its name. Throws `.outputFailed`.
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
