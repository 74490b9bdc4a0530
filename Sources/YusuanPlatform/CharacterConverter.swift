internal import Glibc

/// The owner of an iconv descriptor (字符转换): turns bytes of one encoding into another.
package final class CharacterConverter {
  /// Why a conversion stopped.
  package enum Stop: Sendable {
    /// At the end of the bytes.
    case end
    /// There was no room for more.
    case noRoom
    /// The last character is cut.
    case cut
    /// The bytes are no text, or the other encoding has no such character.
    case damage
  }

  private let descriptor: iconv_t

  /// A converter from `source` to `target`, by the names of iconv; nil if there is none.
  package init?(from source: String, to target: String) {
    guard let opened = iconv_open(target, source), opened != iconv_t(bitPattern: -1) else { return nil }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// Converts `input` from `offset` on into `output`; how many bytes were taken and written, and why it stopped.
  package func convert(
    _ input: UnsafeRawBufferPointer, from offset: Int, into output: UnsafeMutableRawBufferPointer
  ) -> (taken: Int, written: Int, stop: Stop) {
    var (inLeft, outLeft) = (input.count - offset, output.count)
    let start = input.baseAddress.map { UnsafeMutableRawPointer(mutating: $0 + offset) }
    var from = start?.assumingMemoryBound(to: CChar.self)
    var to = output.baseAddress?.assumingMemoryBound(to: CChar.self)
    var stop = Stop.end
    if iconv(descriptor, &from, &inLeft, &to, &outLeft) == -1 {
      switch errno {
      case E2BIG: stop = .noRoom
      case EINVAL: stop = .cut
      default: stop = .damage
      }
    }
    return (input.count - offset - inLeft, output.count - outLeft, stop)
  }
}
