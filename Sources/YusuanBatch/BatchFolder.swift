internal import YusuanFindings
internal import YusuanFormats
internal import YusuanPlatform
internal import YusuanSheets

/// The folder that a batch writes to, and the only one it changes anything in (输出文件夹).
///
/// ```
/// FOLDER/<unit>-<year>.json …      what was converted
/// FOLDER/facts.csv                 of all inputs
/// FOLDER/manifest.csv …            what became of each input
/// FOLDER/.yusuan/lock              held while a batch runs
/// FOLDER/.yusuan/journal.jsonl     one line a finished input
/// FOLDER/.yusuan/parts/            files that have not got their name yet
/// ```
final class BatchFolder: Sendable {
  let path: String
  private let lock: OpenFile
  /// There was no batch in the folder before.
  private let isNew: Bool

  /// Opens the folder for this process alone; it is made if need be. Throws `.folderBusy`, `.outputRefused` or
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

  /// Removes what was made for a batch that is refused before it begins, if there was none in the folder before.
  func giveUp() {
    guard isNew else { return }
    for entry in (try? FileSystem.entries(own(""))) ?? [] { FileSystem.remove(own(entry.name)) }
    for path in [own("parts"), path + "/.yusuan", path] { FileSystem.removeFolder(path) }
  }

  /// The path of a file of the program's own.
  func own(_ name: String) -> String { "\(path)/.yusuan/\(name)" }

  /// What an earlier run left without a name.
  private func removeParts() {
    for entry in (try? FileSystem.entries(own("parts"))) ?? [] { FileSystem.remove(own("parts/" + entry.name)) }
  }

  /// Makes a folder that must be none behind a link: what is written there must stay inside.
  private static func makeOwnFolder(_ path: String) throws(Diagnostic) {
    do throws(SystemError) { try FileSystem.makeFolder(path) } catch {
      if !error.isNameTaken { throw Disk.failed(path, error) }
    }
    guard FileStatus(path, followsLinks: false)?.kind == .folder else { throw Disk.refused(path, .notFolder) }
  }

  // MARK: Files with names to come

  /// Writes `bytes` into a file without a name yet, and has the system begin to put them on the disk, so that
  /// ``settle(_:)`` need not wait long. Throws `.outputFailed`.
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

  /// Removes a staged file that gets no name.
  func discard(_ staged: String) { FileSystem.remove(staged) }

  /// Puts a staged file on the disk. Throws `.outputFailed`.
  func settle(_ staged: String) throws(Diagnostic) { try Disk.synchronise(file: staged) }

  /// Gives a file that is settled its name; gives the folder that has to be put on the disk. Throws `.outputRefused` for a
  /// name that is a link or a folder, or that lies behind a link; `.outputFailed`.
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

  /// Removes a file that an earlier run wrote and this one does not.
  func remove(_ relative: String) {
    FileSystem.remove(path + "/" + relative)
    var folder = relative.split(separator: "/").dropLast()
    while !folder.isEmpty, FileSystem.removeFolder(path + "/" + folder.joined(separator: "/")) {
      folder.removeLast()
    }
  }
}
