internal import Glibc
public import YusuanFindings
internal import YusuanPlatform

/// The bytes of one input, readable from any place and as often as needed: a file, never held whole, or memory.
public final class ByteSource {
  /// The input as the user named it; `-` is standard input.
  public let name: String
  /// How many bytes there are.
  public let count: Int

  private enum Store {
    case file(descriptor: Int32, stamp: FileStamp)
    case memory([UInt8])
  }

  private let store: Store

  /// The most bytes that are held in memory: standard input cannot be read twice.
  public static let memoryLimit = 1 << 30

  /// The bytes `memory`, named `name`.
  public init(name: String, memory: [UInt8]) {
    self.name = name
    count = memory.count
    store = .memory(memory)
  }

  /// The file at `path`. Throws `.fileUnreadable` where it cannot be read or is no regular file.
  public init(path: String) throws(Diagnostic) {
    name = path
    let descriptor = PathText.withName(path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { throw Self.unreadable(path, .system(errno)) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Self.unreadable(path, .notRegularFile)
    }
    count = Int(status.st_size)
    store = .file(descriptor: descriptor, stamp: FileStamp(status))
  }

  deinit {
    if case .file(let descriptor, _) = store { close(descriptor) }
  }

  /// How many bytes the file at `path` has; nil where there is none.
  static func count(of path: String) -> Int? {
    var status = stat()
    return PathText.withName(path) { stat($0, &status) } == 0 ? Int(status.st_size) : nil
  }

  /// The file's stamp when it was opened; nil for memory.
  public var stamp: FileStamp? {
    if case .file(_, let stamp) = store { stamp } else { nil }
  }

  /// Standard input, read to its end. Throws `.fileTooLarge` beyond ``memoryLimit``.
  public static func standardInput() throws(Diagnostic) -> ByteSource {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
      if got == 0 { return ByteSource(name: "-", memory: bytes) }
      if got < 0 {
        if errno == EINTR { continue }
        throw unreadable("-", .system(errno))
      }
      bytes += chunk[..<got]
      if bytes.count > memoryLimit {
        throw Diagnostic(.fileTooLarge, at: Location(input: "-"), [.limit: "\(memoryLimit)"])
      }
    }
  }

  /// The bytes, where they are in memory; nil for a file.
  public var memory: [UInt8]? {
    if case .memory(let bytes) = store { bytes } else { nil }
  }

  /// The bytes from `offset` on, `limit` at most; fewer only at the end. Throws `.fileUnreadable`.
  public func read(at offset: Int, limit: Int) throws(Diagnostic) -> ArraySlice<UInt8> {
    switch store {
    case .memory(let bytes):
      return bytes[min(offset, count)..<min(offset + limit, count)]
    case .file(let descriptor, _):
      return try read(descriptor, at: offset, count: min(limit, max(count - offset, 0)))[...]
    }
  }

  private func read(_ descriptor: Int32, at offset: Int, count: Int) throws(Diagnostic) -> [UInt8] {
    var failure: Diagnostic?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, off_t(offset + filled))
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = Self.unreadable(name, .system(errno)) }
        if got == 0 { failure = Diagnostic(.fileChanged, at: Location(input: name)) }
        if got <= 0 { return }
        filled += got
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// All bytes. Throws `.fileTooLarge` beyond `limit`.
  public func readAll(limit: Int) throws(Diagnostic) -> [UInt8] {
    guard count <= limit else { throw Diagnostic(.fileTooLarge, at: Location(input: name), [.limit: "\(limit)"]) }
    switch store {
    case .memory(let bytes): return bytes
    case .file(let descriptor, _):
      let bytes = try read(descriptor, at: 0, count: count)
      try checkUnchanged()
      return bytes
    }
  }

  /// The same bytes in memory, where they are a file of `limit` bytes at most. Throws `.fileUnreadable`, or `.fileChanged` where
  /// it was written to meanwhile.
  func held(upTo limit: Int) throws(Diagnostic) -> ByteSource {
    guard case .file = store, count <= limit else { return self }
    let bytes = try readAll(limit: limit)
    try checkUnchanged()
    return ByteSource(name: name, memory: bytes)
  }

  /// Throws `.fileChanged` where the file was written to since it was opened.
  public func checkUnchanged() throws(Diagnostic) {
    guard case .file(let descriptor, let stamp) = store else { return }
    var status = stat()
    guard fstat(descriptor, &status) == 0, FileStamp(status) == stamp else {
      throw Diagnostic(.fileChanged, at: Location(input: name))
    }
  }

  private static func unreadable(_ name: String, _ reason: Phrase) -> Diagnostic {
    Diagnostic(.fileUnreadable, at: Location(input: name), because: reason)
  }
}
