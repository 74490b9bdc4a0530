internal import Glibc
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
  private let lock: Int32
  /// There was no batch in the folder before.
  private let isNew: Bool

  /// Opens the folder for this process alone; it is made if need be. Throws `.folderBusy`, `.outputRefused` or
  /// `.outputFailed`.
  init(_ path: String) throws(Diagnostic) {
    self.path = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    try Disk.makeFolder(self.path)
    isNew = !FileCalls.exists(self.path + "/.yusuan")
    for name in ["/.yusuan", "/.yusuan/parts"] { try Self.makeOwnFolder(self.path + name) }
    lock = FileCalls.open(self.path + "/.yusuan/lock", O_RDWR | O_CREAT | O_NOFOLLOW)
    guard lock >= 0 else { throw Disk.failed(self.path + "/.yusuan/lock") }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw Diagnostic(.folderBusy, at: Location(input: path))
    }
    removeParts()
  }

  deinit { close(lock) }

  /// Removes what was made for a batch that is refused before it begins, if there was none in the folder before.
  func giveUp() {
    guard isNew else { return }
    for entry in InputList.entries(own("")) ?? [] { FileCalls.remove(own(entry.name)) }
    for path in [own("parts"), path + "/.yusuan", path] { FileCalls.removeFolder(path) }
  }

  /// The path of a file of the program's own.
  func own(_ name: String) -> String { "\(path)/.yusuan/\(name)" }

  /// What an earlier run left without a name.
  private func removeParts() {
    for entry in InputList.entries(own("parts")) ?? [] { FileCalls.remove(own("parts/" + entry.name)) }
  }

  /// Makes a folder that must be none behind a link: what is written there must stay inside.
  private static func makeOwnFolder(_ path: String) throws(Diagnostic) {
    if FileCalls.makeFolder(path) != 0, errno != EEXIST { throw Disk.failed(path) }
    guard let status = FileCalls.status(path, followsLinks: false) else { throw Disk.failed(path) }
    if status.st_mode & S_IFMT != S_IFDIR { throw Disk.refused(path, .notFolder) }
  }

  // MARK: Files with names to come

  /// Writes `bytes` into a file without a name yet, and has the system begin to put them on the disk, so that
  /// ``settle(_:)`` need not wait long. Throws `.outputFailed`.
  func stage(_ bytes: [UInt8], as name: String) throws(Diagnostic) -> String {
    let path = own("parts/" + name)
    let descriptor = FileCalls.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw Disk.failed(path) }
    do throws(Diagnostic) {
      try Disk.write(bytes, descriptor: descriptor, name: path)
    } catch {
      close(descriptor)
      throw error
    }
    _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    if close(descriptor) != 0 { throw Disk.failed(path) }
    return path
  }

  /// Removes a staged file that gets no name.
  func discard(_ staged: String) { FileCalls.remove(staged) }

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
    if let status = FileCalls.status(target, followsLinks: false) {
      FileCalls.setMode(of: staged, status.st_mode & 0o777)
    }
    if FileCalls.rename(staged, to: target) != 0 { throw Disk.failed(target) }
    return folder
  }

  /// Removes a file that an earlier run wrote and this one does not.
  func remove(_ relative: String) {
    FileCalls.remove(path + "/" + relative)
    var folder = relative.split(separator: "/").dropLast()
    while !folder.isEmpty, FileCalls.removeFolder(path + "/" + folder.joined(separator: "/")) == 0 {
      folder.removeLast()
    }
  }
}
