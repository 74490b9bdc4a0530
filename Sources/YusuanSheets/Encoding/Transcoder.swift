internal import YusuanPlatform

/// Turns a stream of bytes from one encoding into another, chunk by chunk.
///
/// Damaged bytes become U+FFFD and are counted. A character that the target cannot hold becomes `?` and is counted too.
final class Transcoder {
  private let converter: CharacterConverter
  private let isToUTF8: Bool
  /// The first bytes of a character that the end of the last chunk cut off.
  private var rest: [UInt8] = []
  /// How many damaged places there were.
  private(set) var damage = 0

  /// How many bytes are skipped for a damaged character.
  private let unit: Int

  /// A transcoder from `source` to UTF-8, or nil if iconv does not know it.
  convenience init?(from source: TextEncoding) { self.init(source.iconvName, "UTF-8", unit: source.unit) }

  /// A transcoder from UTF-8 to `target`, or nil if iconv does not know it.
  convenience init?(to target: TextEncoding) { self.init("UTF-8", target.iconvName, unit: 1) }

  private init?(_ source: String, _ target: String, unit: Int) {
    guard let converter = CharacterConverter(from: source, to: target) else { return nil }
    self.converter = converter
    isToUTF8 = target == "UTF-8"
    self.unit = unit
  }

  /// Converts the next chunk and appends it to `output`. `isLast` says that no chunk follows.
  func append(_ chunk: some Collection<UInt8>, to output: inout [UInt8], isLast: Bool) {
    var input = rest
    input.append(contentsOf: chunk)
    rest = []
    var offset = 0
    while offset < input.count {
      let (taken, stop) = convert(input, from: offset, to: &output)
      offset += taken
      switch stop {
      case .end, .noRoom: break
      case .cut where !isLast:
        rest = Array(input[offset...])
        return
      case .cut, .damage:
        damage += 1
        output += isToUTF8 ? [0xEF, 0xBF, 0xBD] : [UInt8(ascii: "?")]
        offset += unit
      }
    }
  }

  private func convert(
    _ input: [UInt8], from offset: Int, to output: inout [UInt8]
  ) -> (taken: Int, stop: CharacterConverter.Stop) {
    let room = (input.count - offset) * 3 + 16
    let start = output.count
    output.append(contentsOf: repeatElement(0, count: room))
    let (taken, written, stop) = input.withUnsafeBytes { source in
      output.withUnsafeMutableBytes { target in
        converter.convert(source, from: offset, into: UnsafeMutableRawBufferPointer(rebasing: target[start...]))
      }
    }
    output.removeLast(room - written)
    return (taken, stop)
  }
}
