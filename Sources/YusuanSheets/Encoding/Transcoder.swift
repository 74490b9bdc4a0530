internal import Glibc

/// The owner of an iconv descriptor: turns a stream of bytes from one encoding into another, chunk by chunk.
///
/// Bytes that are no text become U+FFFD and are counted; a character that the target cannot hold becomes `?` and is
/// counted, too.
final class Transcoder {
  private let descriptor: iconv_t
  private let isToUTF8: Bool
  /// Bytes of a character that the last chunk cut.
  private var rest: [UInt8] = []
  /// How many places were no text.
  private(set) var damage = 0

  /// How many bytes a damaged character costs.
  private let unit: Int

  /// A transcoder from `source` to UTF-8; nil where iconv has it not.
  convenience init?(from source: TextEncoding) { self.init(source.iconvName, "UTF-8", unit: source.unit) }

  /// A transcoder from UTF-8 to `target`; nil where iconv has it not.
  convenience init?(to target: TextEncoding) { self.init("UTF-8", target.iconvName, unit: 1) }

  private init?(_ source: String, _ target: String, unit: Int) {
    let opened = iconv_open(target, source)
    if opened == iconv_t(bitPattern: -1) { return nil }
    guard let opened else { return nil }
    descriptor = opened
    isToUTF8 = target == "UTF-8"
    self.unit = unit
  }

  deinit { iconv_close(descriptor) }

  /// Appends the next chunk to `output`; `isLast` says that no other follows.
  func append(_ chunk: some Collection<UInt8>, to output: inout [UInt8], isLast: Bool) {
    var input = rest
    input.append(contentsOf: chunk)
    rest = []
    var offset = 0
    while offset < input.count {
      let (taken, error) = convert(input, from: offset, to: &output)
      offset += taken
      switch error {
      case 0: break
      case EINVAL where !isLast:
        rest = Array(input[offset...])
        return
      case E2BIG: break
      default:
        damage += 1
        output += isToUTF8 ? [0xEF, 0xBF, 0xBD] : [UInt8(ascii: "?")]
        offset += unit
      }
    }
  }

  private func convert(_ input: [UInt8], from offset: Int, to output: inout [UInt8]) -> (taken: Int, error: Int32) {
    let room = (input.count - offset) * 3 + 16
    let start = output.count
    output.append(contentsOf: repeatElement(0, count: room))
    var inLeft = input.count - offset
    var outLeft = room
    var error: Int32 = 0
    input.withUnsafeBytes { source in
      output.withUnsafeMutableBytes { target in
        let read = source.baseAddress.map { UnsafeMutableRawPointer(mutating: $0 + offset) }
        var from = read?.assumingMemoryBound(to: CChar.self)
        var to = target.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
        if iconv(descriptor, &from, &inLeft, &to, &outLeft) == -1 { error = errno }
      }
    }
    output.removeLast(outLeft)
    return (input.count - offset - inLeft, error)
  }
}
