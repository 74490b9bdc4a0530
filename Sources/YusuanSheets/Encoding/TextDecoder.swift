/// Decodes the bytes of a text into UTF-8, chunk by chunk (解码). Damaged bytes become U+FFFD.
public final class TextDecoder {
  private let encoding: TextEncoding
  private let transcoder: Transcoder?
  /// UTF-8 that is known to be valid is passed on without a check.
  private let isTrusted: Bool
  private var rest: [UInt8] = []

  /// How many damaged places there were.
  public private(set) var damage = 0

  /// A decoder of `encoding`. With `isTrusted`, UTF-8 is known to be valid and is passed on unchanged.
  public init(_ encoding: TextEncoding, isTrusted: Bool = false) {
    self.encoding = encoding
    self.isTrusted = isTrusted && encoding == .utf8
    transcoder = encoding == .utf8 ? nil : Transcoder(from: encoding)
  }

  /// Appends the text of the next chunk to `output`. `isLast` says that no chunk follows. The caller must skip the
  /// byte-order mark.
  public func append(_ chunk: ArraySlice<UInt8>, to output: inout [UInt8], isLast: Bool) {
    if isTrusted {
      output.append(contentsOf: chunk)
    } else if let transcoder {
      transcoder.append(chunk, to: &output, isLast: isLast)
      damage = transcoder.damage
    } else {
      repair(chunk, to: &output, isLast: isLast)
    }
  }

  private func repair(_ chunk: ArraySlice<UInt8>, to output: inout [UInt8], isLast: Bool) {
    rest.append(contentsOf: chunk)
    var end = rest.count
    if !isLast {
      let tail = rest.suffix(3).lastIndex { $0 >= 0xC0 }
      if let tail, rest.count - tail < Self.length(rest[tail]) { end = tail }
    }
    for scalar in String(decoding: rest[..<end], as: UTF8.self).unicodeScalars {
      if scalar == "\u{FFFD}" { damage += 1 }
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    rest.removeFirst(end)
  }

  private static func length(_ lead: UInt8) -> Int { lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2 }
}

/// Encodes UTF-8 into another encoding (编码输出).
public struct TextEncoder: Sendable {
  private let encoding: TextEncoding
  private let writesMark: Bool

  /// An encoder for `encoding`, with or without a byte-order mark.
  public init(_ encoding: TextEncoding, mark: Bool) {
    self.encoding = encoding
    writesMark = mark
  }

  /// The bytes of the UTF-8 text `bytes`, or nil if the encoding cannot hold it.
  public func encode(_ bytes: [UInt8]) -> [UInt8]? {
    let mark = writesMark ? encoding.mark : []
    if encoding == .utf8 { return mark.isEmpty ? bytes : mark + bytes }
    guard let transcoder = Transcoder(to: encoding) else { return nil }
    var output = mark
    transcoder.append(bytes, to: &output, isLast: true)
    return transcoder.damage == 0 ? output : nil
  }
}
