import YusuanFindings
@testable import YusuanSheets

/// Parts that are held in memory.
final class MemoryParts: PartStore {
  let input = "t.xlsx"
  var size: Int { .max >> 8 }
  let names: [String]
  private let parts: [String: [UInt8]]
  private let failsAtEnd: Bool

  init(_ parts: [String: [UInt8]], failsAtEnd: Bool = false) {
    self.parts = parts
    self.failsAtEnd = failsAtEnd
    names = parts.keys.sorted()
  }

  func read(_ name: String, _ take: (UnsafeRawBufferPointer) throws(Diagnostic) -> Void) throws(Diagnostic) {
    try (parts[name] ?? []).withUnsafeBufferPointer { bytes throws(Diagnostic) in
      for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
        let chunk = UnsafeBufferPointer(rebasing: bytes[start..<min(start + (1 << 16), bytes.count)])
        try take(UnsafeRawBufferPointer(chunk))
      }
    }
    if failsAtEnd { throw Diagnostic(.fileChanged, at: Location(input: input)) }
  }
}
