public import YusuanFindings

/// The encoding of an input, given or detected (编码).
public struct TextForm: Sendable, Hashable {
  /// The encoding.
  public var encoding: TextEncoding
  /// The length of the byte-order mark in bytes.
  public var markLength: Int
  /// How many places are damaged in the encoding.
  public var damage: Int
  /// How many zero bytes at the end are only padding (填充).
  public var padding = 0

  private static let chunk = 1 << 18

  /// Detects the encoding of `source` from all of its bytes. Throws `.encodingUnknown` if there is none, and
  /// `.encodingForeign` for a foreign encoding that the source does not declare itself.
  public static func detect(_ source: ByteSource) throws(Diagnostic) -> TextForm {
    var detector = EncodingDetector()
    var offset = 0
    while offset < source.count {
      let bytes = try source.read(at: offset, limit: chunk)
      offset += bytes.count
      detector.look(at: bytes, isLast: offset >= source.count)
    }
    let result = detector.result
    var encoding = result.encoding
    if encoding == nil { encoding = try declared(result.foreign, source) }
    guard let encoding else {
      let location = Location(input: source.name)
      if let foreign = result.foreign {
        throw Diagnostic(.encodingForeign, at: location, [.name: foreign.rawValue])
      }
      throw Diagnostic(.encodingUnknown, at: location, because: .damagedByte(result.firstDamage ?? 0))
    }
    return TextForm(
      encoding: encoding, markLength: result.markLength, damage: result.encoding == nil ? 1 : result.damage,
      padding: result.padding)
  }

  /// `foreign`, if an HTML document declares it in its first bytes (HTML 5, 4.2.5.4). Otherwise nil.
  private static func declared(_ foreign: TextEncoding?, _ source: ByteSource) throws(Diagnostic) -> TextEncoding? {
    guard let foreign else { return nil }
    let head = String(decoding: try source.read(at: 0, limit: 1 << 10), as: UTF8.self).lowercased()
    guard let place = head.firstRange(of: "charset=")?.upperBound, head.contains("<") else { return nil }
    let name = head[place...].drop { $0 == "\"" || $0 == "'" }.prefix {
      $0.isLetter || $0.isNumber || "-_".contains($0)
    }
    return TextEncoding(name: String(name)) == foreign ? foreign : nil
  }

  /// The form of `source` in a given encoding. A byte-order mark is not text.
  public static func given(_ encoding: TextEncoding, _ source: ByteSource) throws(Diagnostic) -> TextForm {
    let bytes = try source.read(at: 0, limit: 4)
    guard let marked = TextEncoding.marked(bytes) else { return TextForm(encoding: encoding, markLength: 0, damage: 1) }
    let isUTF16 = { (encoding: TextEncoding) in encoding == .utf16LittleEndian || encoding == .utf16BigEndian }
    let takesMark = marked == encoding || isUTF16(marked) && isUTF16(encoding)
    return TextForm(encoding: takesMark ? marked : encoding, markLength: takesMark ? marked.mark.count : 0, damage: 1)
  }
}

/// The text of an input as UTF-8, chunk by chunk.
final class TextStream {
  private let source: ByteSource
  private let decoder: TextDecoder
  private let encoding: TextEncoding
  private var offset: Int
  private let end: Int
  private static let chunk = 1 << 18

  init(_ source: ByteSource, _ form: TextForm) {
    self.source = source
    encoding = form.encoding
    decoder = TextDecoder(form.encoding, isTrusted: form.damage == 0)
    offset = form.markLength
    end = source.count - form.padding
  }

  /// Reports the number of damaged places, if there are any.
  func reportDamage(to sink: any RowSink) {
    guard decoder.damage > 0 else { return }
    sink.note(
      Diagnostic(
        .encodingDamaged, at: Location(input: source.name),
        [.name: encoding.rawValue, .count: String(decoder.damage)]))
  }

  /// Appends the next chunk. Returns false at the end.
  func append(to bytes: inout [UInt8]) throws(Diagnostic) -> Bool {
    guard offset < end else { return false }
    let chunk = try source.read(at: offset, limit: min(Self.chunk, end - offset))
    offset += chunk.count
    decoder.append(chunk, to: &bytes, isLast: offset >= end)
    return true
  }
}
