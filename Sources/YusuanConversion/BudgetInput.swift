public import YusuanFindings
internal import YusuanSheets

/// An input of a conversion (输入).
public enum BudgetInput: Sendable {
  /// A file, or a folder with all files below it. `-` is standard input.
  case path(String)
  /// Bytes in memory. The name is for findings.
  case bytes([UInt8], name: String)
  /// Bytes that come in chunks. `next` returns the next chunk, or nil at the end; the name is for findings. All chunks
  /// are collected first, because a workbook cannot be read from start to end. At most ``streamLimit`` bytes.
  case chunks(name: String, next: @Sendable () throws(Diagnostic) -> [UInt8]?)

  /// How many bytes chunks may have together.
  public static let streamLimit = ByteSource.memoryLimit
}

extension Conversion {
  /// Reads `input`. An input that cannot be read is reported; it does not stop the others.
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
