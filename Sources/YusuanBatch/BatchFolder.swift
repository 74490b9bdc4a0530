internal import YusuanFindings
internal import YusuanFormats
internal import YusuanPlatform
internal import YusuanSheets

/// The folder a batch writes to (输出文件夹). The batch changes nothing outside it.
///
/// ```
/// FOLDER/<unit>-<year>.json …      one file a disclosure
/// FOLDER/facts.csv                 merged file of all inputs
/// FOLDER/manifest.csv …            the outcome of each input
/// FOLDER/.yusuan/lock              held while a batch runs
/// FOLDER/.yusuan/journal.jsonl     one line a finished input
/// FOLDER/.yusuan/parts/            files that have no name yet
/// ```
final class BatchFolder: Sendable {
  let path: String
  private let lock: OpenFile
  /// Whether the folder held no batch before.
  private let isNew: Bool

  /// Opens the folder for this process alone, and makes it if needed. Throws `.folderBusy`, `.outputRefused` or
  /// `.outputFailed`.
  init(_ path: String) throws(Diagnostic) {
    self.path = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    try Disk.makeFolder(self.path)
    isNew = !FileSystem.exists(self.path + "/.yusuan")
    for name in ["/.yusuan", "/.yusuan/parts"] { try Self.makeOwnFolder(self.path + name) }
    let lockFile = self.path + "/.yusuan/lock"
    lock = try Disk.on(lockFile) { () throws(SystemError) in try OpenFile(lockFile, for: .keeping) }
    guard lock.lock() else { throw Diagnostic(.folderBusy, at: Location(input: path)) }
    removeParts()
  }

  /// Removes what was made for a batch that is refused before it begins. Does nothing if the folder held a batch
  /// before.
  func giveUp() {
    guard isNew else { return }
    for entry in (try? FileSystem.entries(own(""))) ?? [] { FileSystem.remove(own(entry.name)) }
    for path in [own("parts"), path + "/.yusuan", path] { FileSystem.removeFolder(path) }
  }

  /// The path of the program's own file `name`, below `.yusuan`.
  func own(_ name: String) -> String { "\(path)/.yusuan/\(name)" }

  /// Removes the unnamed files that an earlier run left.
  private func removeParts() {
    for entry in (try? FileSystem.entries(own("parts"))) ?? [] { FileSystem.remove(own("parts/" + entry.name)) }
  }

  /// Makes a folder. A link in its place is refused: all output must stay inside.
  private static func makeOwnFolder(_ path: String) throws(Diagnostic) {
    do throws(SystemError) { try FileSystem.makeFolder(path) } catch {
      if !error.isNameTaken { throw Disk.failed(path, error) }
    }
    guard FileStatus(path, followsLinks: false)?.kind == .folder else { throw Disk.refused(path, .notFolder) }
  }

  // MARK: Files with names to come

  /// Writes `bytes` into an unnamed file. The system starts to write them to the disk, so ``flush(_:)`` waits less.
  /// Returns the path of the unnamed file. Throws `.outputFailed`.
  func stage(_ bytes: [UInt8], as name: String) throws(Diagnostic) -> String {
    let path = own("parts/" + name)
    try Disk.on(path) { () throws(SystemError) in
      let file = try OpenFile(path, for: .replacing)
      try file.write(bytes)
      file.forget()
      try file.close()
    }
    return path
  }

  /// Writes `head`, all of `file` and `tail` into an unnamed file. Returns its path. Throws `.outputFailed`.
  func stage(_ head: [UInt8], _ file: MergedFile, _ tail: [UInt8], as name: String) throws(Diagnostic) -> String {
    let path = own("parts/" + name)
    let target = try Disk.on(path) { () throws(SystemError) in
      let target = try OpenFile(path, for: .replacing)
      try target.write(head)
      return target
    }
    try file.read { bytes throws(Diagnostic) in
      try Disk.on(path) { () throws(SystemError) in try target.write(bytes) }
    }
    try Disk.on(path) { () throws(SystemError) in
      try target.write(tail)
      try target.close()
    }
    return path
  }

  /// Removes an unnamed file that is not needed.
  func discard(_ staged: String) { FileSystem.remove(staged) }

  /// Flushes an unnamed file to the disk. Throws `.outputFailed`.
  func flush(_ staged: String) throws(Diagnostic) { try Disk.synchronise(file: staged) }

  /// Gives a flushed file its name. Returns the folder, which the caller must flush. Throws `.outputFailed`, or
  /// `.outputRefused` if the name is a link or a folder, or leads through a link.
  func publish(_ staged: String, as relative: String) throws(Diagnostic) -> String {
    var folder = path
    for step in relative.split(separator: "/").dropLast() {
      folder += "/" + step
      try Self.makeOwnFolder(folder)
    }
    let target = path + "/" + relative
    try Disk.checkReplaceable(target)
    if let status = FileStatus(target, followsLinks: false) { FileSystem.setMode(of: staged, status.mode) }
    try Disk.on(target) { () throws(SystemError) in try FileSystem.rename(staged, to: target) }
    return folder
  }

  /// Removes a file that an earlier run wrote and this run does not.
  func remove(_ relative: String) {
    FileSystem.remove(path + "/" + relative)
    var folder = relative.split(separator: "/").dropLast()
    while !folder.isEmpty, FileSystem.removeFolder(path + "/" + folder.joined(separator: "/")) {
      folder.removeLast()
    }
  }
}
