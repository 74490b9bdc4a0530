internal import YusuanXML

/// The values of attributes of rows, columns and cells (ECMA-376 part 1, 18.3.1).
extension WorksheetHandler {
  static func quoted(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    "“\(String(decoding: bytes.prefix(20), as: UTF8.self))”"
  }

  static func type(_ bytes: UnsafeBufferPointer<UInt8>) -> CellType {
    if bytes.count == 1 {
      switch bytes[0] {
      case UInt8(ascii: "s"): return .shared
      case UInt8(ascii: "e"): return .error
      case UInt8(ascii: "b"): return .boolean
      case UInt8(ascii: "d"): return .date
      case UInt8(ascii: "n"): return .number
      default: return .unknown
      }
    }
    if bytes.elementsEqual("str".utf8) { return .formulaString }
    return bytes.elementsEqual("inlineStr".utf8) ? .inlineString : .unknown
  }

  /// Whether a row or column is declared hidden, or has a height or width of zero.
  static func isHidden(_ element: some MarkupElement, _ size: StaticString) -> Bool {
    if element.bytes("hidden").map(isTrue) ?? false { return true }
    guard let size = element.bytes(size), size.first == UInt8(ascii: "0") else { return false }
    return size.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
  }

  static func isTrue(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count == 1 ? bytes[0] == UInt8(ascii: "1") : bytes.count == 4 && bytes.elementsEqual("true".utf8)
  }

  /// A whole number of at most nine digits, with or without white space around it.
  static func integer(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] <= 0x20 { start &+= 1 }
    while end > start, bytes[end &- 1] <= 0x20 { end &-= 1 }
    guard (1...9).contains(end &- start) else { return nil }
    var value = 0
    for index in start..<end {
      guard (0x30...0x39).contains(bytes[index]) else { return nil }
      value = value &* 10 &+ Int(bytes[index] &- 0x30)
    }
    return value
  }
}
