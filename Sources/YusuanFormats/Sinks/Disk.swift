package import YusuanFindings
package import YusuanPlatform

/// What every writing of files needs (磁盘操作); each failure says why.
package enum Disk {
  /// Does `work` on the file `path`. Throws `.outputFailed` for what the system refuses.
  package static func on<Result>(
    _ path: String, _ work: () throws(SystemError) -> Result
  ) throws(Diagnostic) -> Result {
    do throws(SystemError) { return try work() } catch { throw failed(path, error) }
  }

  /// Makes the folder `path` and those above it. Throws `.outputRefused` if something else stands there, or `.outputFailed`.
  package static func makeFolder(_ path: String) throws(Diagnostic) {
    if let status = FileStatus(path) {
      if status.kind != .folder { throw refused(path, .notFolder) }
      return
    }
    let parent = folder(of: path)
    if parent != path { try makeFolder(parent) }
    do throws(SystemError) { try FileSystem.makeFolder(path) } catch {
      if !error.isNameTaken { throw failed(path, error) }
    }
  }

  /// Gives the new `file` the mode of the file at `path` that it will replace, if there is one.
  package static func keepMode(of path: String, for file: OpenFile) {
    guard let status = FileStatus(path, followsLinks: false), status.kind == .file else { return }
    file.setMode(status.mode)
  }

  /// Flushes a folder to the disk, if its file system can do that. Throws `.outputFailed`.
  package static func synchronise(_ folder: String) throws(Diagnostic) {
    do throws(SystemError) {
      let file = try OpenFile(folder, for: .folder)
      try file.synchronise()
      file.forget()
    } catch {
      if !error.isNotPossible { throw failed(folder, error) }
    }
  }

  /// Flushes a file to the disk, and drops it from the page cache. Later files then reuse that memory instead of taking
  /// more and more. Throws `.outputFailed`.
  package static func synchronise(file path: String) throws(Diagnostic) {
    try on(path) { () throws(SystemError) in
      let file = try OpenFile(path, for: .readingOwn)
      try file.synchronise()
      file.forget()
    }
  }

  /// Throws `.outputRefused` if a link, a folder or the like stands at `path`.
  package static func checkReplaceable(_ path: String) throws(Diagnostic) {
    guard let status = FileStatus(path, followsLinks: false), status.kind != .file else { return }
    throw refused(path, .notRegularFile)
  }

  /// The folder that the file `path` stands in.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The finding that `path` could not be written.
  package static func failed(_ path: String, _ error: SystemError) -> Diagnostic {
    Diagnostic(.outputFailed, at: Location(input: path), because: .system(error))
  }

  /// The finding that nothing is written to `path`.
  package static func refused(_ path: String, _ reason: Phrase) -> Diagnostic {
    Diagnostic(.outputRefused, at: Location(input: path), because: reason)
  }
}
