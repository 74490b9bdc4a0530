public import YusuanFindings
public import YusuanPlatform

/// The bytes of one input, readable at any offset and as often as needed. A file is never held whole.
public final class ByteSource {
  /// The input as the user named it; `-` is standard input.
  public let name: String
  /// How many bytes there are.
  public let count: Int

  private enum Store {
    case file(OpenFile, FileStamp)
    case memory([UInt8])
  }

  private let store: Store

  /// The most bytes held in memory. Standard input is held, because it cannot be read twice.
  public static let memoryLimit = 1 << 30

  /// The bytes `memory` under the name `name`.
  public init(name: String, memory: [UInt8]) {
    self.name = name
    count = memory.count
    store = .memory(memory)
  }

  /// Opens the file at `path`. Throws `.fileUnreadable` if it cannot be read or is not a regular file.
  public init(path: String) throws(Diagnostic) {
    name = path
    let file: OpenFile
    do throws(SystemError) { file = try OpenFile(path, for: .reading) } catch {
      throw Self.unreadable(path, .system(error))
    }
    guard let status = file.status, status.kind == .file else { throw Self.unreadable(path, .notRegularFile) }
    count = status.size
    store = .file(file, status.stamp)
  }

  /// The size of the file at `path` in bytes, or nil if there is none.
  static func count(of path: String) -> Int? {
    FileStatus(path)?.size
  }

  /// The file's stamp when it was opened, or nil for bytes in memory.
  public var stamp: FileStamp? {
    if case .file(_, let stamp) = store { stamp } else { nil }
  }

  /// Reads standard input to its end. Throws `.fileTooLarge` beyond ``memoryLimit``.
  public static func standardInput() throws(Diagnostic) -> ByteSource {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got: Int
      do throws(SystemError) { got = try OpenFile.standardInput.read(into: &chunk) } catch {
        throw unreadable("-", .system(error))
      }
      if got == 0 { return ByteSource(name: "-", memory: bytes) }
      bytes += chunk[..<got]
      if bytes.count > memoryLimit {
        throw Diagnostic(.fileTooLarge, at: Location(input: "-"), [.limit: "\(memoryLimit)"])
      }
    }
  }

  /// The bytes if they are in memory, or nil for a file.
  public var memory: [UInt8]? {
    if case .memory(let bytes) = store { bytes } else { nil }
  }

  /// At most `limit` bytes from `offset` on. Fewer are returned only at the end. Throws `.fileUnreadable`.
  public func read(at offset: Int, limit: Int) throws(Diagnostic) -> ArraySlice<UInt8> {
    switch store {
    case .memory(let bytes):
      return bytes[min(offset, count)..<min(offset + limit, count)]
    case .file(let file, _):
      return try read(file, at: offset, count: min(limit, max(count - offset, 0)))[...]
    }
  }

  private func read(_ file: OpenFile, at offset: Int, count: Int) throws(Diagnostic) -> [UInt8] {
    var failure: Diagnostic?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled..<count])
        do throws(SystemError) {
          let got = try file.read(into: rest, at: offset + filled)
          if got == 0 {
            failure = Diagnostic(.fileChanged, at: Location(input: name))
            return
          }
          filled += got
        } catch {
          failure = Self.unreadable(name, .system(error))
          return
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// All bytes. Throws `.fileTooLarge` if there are more than `limit`.
  public func readAll(limit: Int) throws(Diagnostic) -> [UInt8] {
    guard count <= limit else { throw Diagnostic(.fileTooLarge, at: Location(input: name), [.limit: "\(limit)"]) }
    switch store {
    case .memory(let bytes): return bytes
    case .file(let file, _):
      let bytes = try read(file, at: 0, count: count)
      try checkUnchanged()
      return bytes
    }
  }

  /// The same bytes in memory, if this is a file of at most `limit` bytes; otherwise this source. Throws
  /// `.fileUnreadable`, or `.fileChanged` if the file was written to meanwhile.
  func held(upTo limit: Int) throws(Diagnostic) -> ByteSource {
    guard case .file = store, count <= limit else { return self }
    return ByteSource(name: name, memory: try readAll(limit: limit))
  }

  /// Throws `.fileChanged` if the file was written to since it was opened.
  public func checkUnchanged() throws(Diagnostic) {
    guard case .file(let file, let stamp) = store else { return }
    if file.status?.stamp != stamp { throw Diagnostic(.fileChanged, at: Location(input: name)) }
  }

  private static func unreadable(_ name: String, _ reason: Phrase) -> Diagnostic {
    Diagnostic(.fileUnreadable, at: Location(input: name), because: reason)
  }
}
