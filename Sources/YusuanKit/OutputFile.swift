public import Diagnostics
internal import Glibc

/// Files written all or nothing (原子写出): each into a temporary file beside its place, put on the disk, and renamed
/// when all of them are complete. What is interrupted leaves no half-written file under its name.
public struct OutputSet: Sendable {
  private var files: [(path: String, bytes: [UInt8])] = []

  /// No files.
  public init() {}

  /// Adds a file; its folder is made if need be.
  public mutating func add(_ path: String, _ bytes: [UInt8]) { files.append((path, bytes)) }

  /// Writes all files. `inputs` are never written over. Throws `.outputRefused` or `.outputFailed`; then no file of the
  /// set stands under its name, unless a rename failed after others were done.
  public func write(inputs: [String]) throws(Diagnostic) {
    let inputFiles = inputs.compactMap(Self.identity)
    for file in files { try Self.check(file.path, inputFiles) }
    var temporary: [(from: String, to: String)] = []
    do throws(Diagnostic) {
      for file in files {
        try Self.makeFolder(Self.folder(of: file.path))
        let name = "\(file.path).\(getpid()).part"
        temporary.append((name, file.path))
        try Self.write(file.bytes, to: name)
      }
      for (from, to) in temporary where rename(from, to) != 0 { throw Self.failed(to) }
      for folder in Set(files.map { Self.folder(of: $0.path) }) { try Self.synchronise(folder) }
    } catch {
      for (from, _) in temporary { unlink(from) }
      throw error
    }
  }

  /// Writes `bytes` to standard output. Throws `.outputFailed`.
  public static func writeToStandardOutput(_ bytes: [UInt8]) throws(Diagnostic) {
    try write(bytes, descriptor: STDOUT_FILENO, name: "-")
  }

  // MARK: Steps

  private struct Identity: Equatable {
    var device: UInt
    var inode: UInt
  }

  private static func identity(_ path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
  }

  private static func check(_ path: String, _ inputs: [Identity]) throws(Diagnostic) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT != S_IFREG { throw refused(path, "not a regular file") }
    if let own = identity(path), inputs.contains(own) { throw refused(path, "it is an input") }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(Diagnostic) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failed(path) }
    do throws(Diagnostic) {
      try write(bytes, descriptor: descriptor, name: path)
      if fsync(descriptor) != 0 { throw failed(path) }
    } catch {
      close(descriptor)
      throw error
    }
    if close(descriptor) != 0 { throw failed(path) }
  }

  private static func write(_ bytes: [UInt8], descriptor: Int32, name: String) throws(Diagnostic) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Glibc.write(descriptor, raw.baseAddress.map { $0 + written }, raw.count - written)
      }
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw failed(name) }
      written += count
    }
  }

  private static func makeFolder(_ path: String) throws(Diagnostic) {
    var status = stat()
    if stat(path, &status) == 0 {
      if status.st_mode & S_IFMT != S_IFDIR { throw refused(path, "not a folder") }
      return
    }
    let parent = folder(of: path)
    if parent != path { try makeFolder(parent) }
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw failed(path) }
  }

  private static func synchronise(_ folder: String) throws(Diagnostic) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failed(folder) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0, errno != EINVAL { throw failed(folder) }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func failed(_ path: String) -> Diagnostic {
    Diagnostic(.outputFailed, at: Location(input: path), [.reason: String(cString: strerror(errno))])
  }

  private static func refused(_ path: String, _ reason: String) -> Diagnostic {
    Diagnostic(.outputRefused, at: Location(input: path), [.reason: reason])
  }
}
