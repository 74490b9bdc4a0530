internal import Glibc

/// Names of files as texts (路径): a name is bytes, and those that old archives of Windows leave are GBK. A byte that is no
/// UTF-8 is a character of the last plane of private use, U+10FF00 and the byte, so that each name is a text of its own and
/// can be opened again.
public enum PathText {
  private static let base: UInt32 = 0x10FF00

  /// The text of the name `bytes`.
  public static func decode(_ bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    var text = String.UnicodeScalarView()
    var (parser, source, place) = (Unicode.UTF8.ForwardParser(), bytes.makeIterator(), 0)
    while true {
      switch parser.parseScalar(from: &source) {
      case .valid(let encoded):
        text.append(Unicode.UTF8.decode(encoded))
        place += encoded.count
      case .error(let length):
        for byte in bytes[place..<place + length] {
          if let scalar = Unicode.Scalar(base + UInt32(byte)) { text.append(scalar) }
        }
        place += length
      case .emptyInput: return String(text)
      }
    }
  }

  /// The text of a name of C.
  public static func decode(_ name: UnsafePointer<CChar>) -> String {
    decode(UnsafeRawBufferPointer(start: name, count: strlen(name)))
  }

  /// The bytes of the name `text`.
  public static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if let byte = byte(scalar) {
        bytes.append(byte)
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes
  }

  /// Calls `body` with the name `text` as C has it.
  public static func withName<Result>(_ text: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    guard text.unicodeScalars.contains(where: { byte($0) != nil }) else { return text.withCString(body) }
    return (bytes(text) + [0]).withUnsafeBytes { name in
      name.withMemoryRebound(to: CChar.self) { name in name.baseAddress.map(body) ?? "".withCString(body) }
    }
  }

  /// The name `text` for people: its bytes as GB 18030 where they are that, and as their numbers where not.
  public static func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { byte($0) != nil }) else { return text }
    if let text = chinese(bytes(text)) { return text }
    return text.unicodeScalars.reduce(into: "") { shown, scalar in
      if let byte = byte(scalar) {
        shown += "\\x" + String(byte, radix: 16, uppercase: true)
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }

  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    scalar.value >= base + 0x80 && scalar.value <= base + 0xFF ? UInt8(scalar.value - base) : nil
  }

  /// `bytes` as text of GB 18030, or nil if they are none.
  private static func chinese(_ bytes: [UInt8]) -> String? {
    guard let converter = CharacterConverter(from: "GB18030", to: "UTF-8") else { return nil }
    var output = [UInt8](repeating: 0, count: bytes.count * 4)
    let (_, written, stop) = bytes.withUnsafeBytes { input in
      output.withUnsafeMutableBytes { converter.convert(input, from: 0, into: $0) }
    }
    return stop == .end ? String(decoding: output[..<written], as: UTF8.self) : nil
  }
}
