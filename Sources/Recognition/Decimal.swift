/// A decimal number as its digits and the place of its point, of any length: for numbers that are no plain amounts.
struct Decimal: Equatable {
  private var isNegative = false
  /// The significant digits, 0 to 9, without leading zeros.
  private var digits: [UInt8] = []
  /// How many of the digits stand before the point; may be negative or more than there are.
  private var point = 0

  /// The number in plain notation, such as `35.949999999999996`; nil where it is none.
  init?(plain bytes: ArraySlice<UInt8>) { self.init(bytes, exponentAllowed: false) }

  /// The number in plain or scientific notation, such as `3.3670000000000002E1` (the `double` of XML Schema, which
  /// ECMA-376 part 1, 18.3.1.96 uses); nil where it is none or its exponent is beyond ±400.
  init?(scientific bytes: ArraySlice<UInt8>) { self.init(bytes, exponentAllowed: true) }

  private init?(_ bytes: ArraySlice<UInt8>, exponentAllowed: Bool) {
    var rest = bytes
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    var seenDigit = false
    var seenPoint = false
    while let byte = rest.first, byte != UInt8(ascii: "e"), byte != UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if byte == UInt8(ascii: "."), !seenPoint {
        seenPoint = true
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      seenDigit = true
      append(byte - 0x30, afterPoint: seenPoint)
    }
    guard seenDigit else { return nil }
    if !rest.isEmpty {
      guard exponentAllowed, let exponent = Int(String(decoding: rest.dropFirst(), as: UTF8.self)),
        (-400...400).contains(exponent)
      else { return nil }
      point += exponent
    }
  }

  private mutating func append(_ digit: UInt8, afterPoint: Bool) {
    if digits.isEmpty, digit == 0 {
      if afterPoint { point -= 1 }
      return
    }
    digits.append(digit)
    if !afterPoint { point += 1 }
  }

  /// The number rounded half up to `count` significant digits; nil where it has no more than these.
  func rounded(toDigits count: Int) -> Decimal? {
    guard digits.count > count else { return nil }
    var rounded = self
    rounded.digits = Array(digits.prefix(count))
    guard digits[count] >= 5 else { return rounded }
    var index = count - 1
    while index >= 0, rounded.digits[index] == 9 {
      rounded.digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      rounded.digits[index] += 1
    } else {
      rounded.digits.insert(1, at: 0)
      rounded.point += 1
    }
    return rounded
  }

  /// The number in plain notation, ASCII.
  func plain() -> [UInt8] {
    var bytes: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    if point <= 0 {
      bytes.append(0x30)
    } else {
      for index in 0..<point { bytes.append(0x30 + (index < digits.count ? digits[index] : 0)) }
    }
    let fraction = digits.dropFirst(max(point, 0))
    if !fraction.isEmpty {
      bytes.append(UInt8(ascii: "."))
      bytes += [UInt8](repeating: 0x30, count: max(-point, 0))
      bytes += fraction.map { $0 + 0x30 }
    }
    return bytes
  }
}
