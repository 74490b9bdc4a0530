/// A code as a number: its digits from the left, four bits each. So codes are sorted and cut like their texts
/// (科目编码的数值).
///
/// ```
/// 208    → 0x319…      20805 → 0x31916…      a digit is one more than itself, nothing is 0
/// ```
struct CodeNumber: Sendable, Hashable {
  private let bits: UInt64

  private init(bits: UInt64) { self.bits = bits }

  /// The number of `code`. Nil if it does not have one to sixteen digits, as every code does
  /// (`Schemas/disclosure.xsd`).
  init?(_ code: String) {
    var code = code
    let bits = code.withUTF8 { digits -> UInt64 in
      guard digits.count <= 16 else { return 0 }
      var bits: UInt64 = 0
      var shift: UInt64 = 64
      for digit in digits {
        guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return 0 }
        shift -= 4
        bits |= UInt64(digit - UInt8(ascii: "0") + 1) << shift
      }
      return bits
    }
    guard bits != 0 else { return nil }
    self.bits = bits
  }

  /// How many digits the code has.
  var count: Int { 16 - bits.trailingZeroBitCount / 4 }

  /// The first `count` digits, at least one.
  func prefix(_ count: Int) -> CodeNumber {
    CodeNumber(bits: bits & (UInt64.max << UInt64(64 - 4 * min(max(count, 1), 16))))
  }

  /// Whether `other` is a different code that begins with this one.
  func isAbove(_ other: CodeNumber) -> Bool { self != other && other.prefix(count) == self }

  /// The code's digits.
  var text: String {
    String(decoding: (0..<count).map { UInt8(bits >> UInt64(60 - 4 * $0) & 15) + UInt8(ascii: "0") - 1 }, as: UTF8.self)
  }
}

extension CodeNumber: Comparable {
  /// Orders like the texts: 208 before 20805, and that before 210.
  static func < (a: CodeNumber, b: CodeNumber) -> Bool { a.bits < b.bits }
}
