public import YusuanFindings
internal import YusuanSheets

/// What a disclosure is read from (输入).
public enum BudgetInput: Sendable {
  /// A file, or a folder with all files in it and below; `-` is standard input.
  case path(String)
  /// Bytes in memory, with a name for findings.
  case bytes([UInt8], name: String)
  /// Bytes that come in chunks, with a name for findings: `next` gives the next chunk, nil at the end. They are gathered first,
  /// since a workbook cannot be read from its beginning to its end; the most is ``streamLimit``.
  case chunks(name: String, next: @Sendable () throws(Diagnostic) -> [UInt8]?)

  /// The most bytes that are taken from chunks.
  public static let streamLimit = ByteSource.memoryLimit
}

extension Conversion {
  /// Reads `input`. What cannot be read is a finding and does not stop others.
  public func read(_ input: BudgetInput) {
    switch input {
    case .path(let path): read([path])
    case .bytes(let bytes, let name): read(ByteSource(name: name, memory: bytes))
    case .chunks(let name, let next):
      do throws(Diagnostic) { read(try Self.gathered(name, next)) } catch { refuse(error) }
    }
  }

  /// The bytes of all chunks. Throws `.fileTooLarge`, and what `next` throws.
  private static func gathered(
    _ name: String, _ next: () throws(Diagnostic) -> [UInt8]?
  ) throws(Diagnostic) -> ByteSource {
    var bytes: [UInt8] = []
    while let chunk = try next() {
      bytes += chunk
      guard bytes.count <= BudgetInput.streamLimit else {
        throw Diagnostic(.fileTooLarge, at: Location(input: name), [.limit: "\(BudgetInput.streamLimit)"])
      }
    }
    return ByteSource(name: name, memory: bytes)
  }
}
