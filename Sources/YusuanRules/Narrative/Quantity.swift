internal import YusuanModel

/// A number in running text with its unit: an amount of money or a percentage (文字中的数).
struct Quantity: Hashable {
  enum Value: Hashable {
    /// An amount, and the value of its last printed place in 分.
    case amount(Amount, place: Int64)
    /// A percentage: its digits without the point, and how many of them are decimals.
    case percent(digits: Int64, places: Int)
  }

  var value: Value
  /// Its range in the folded text, including its unit.
  var range: Range<Int>

  /// The quantities in `text`, left to right.
  static func all(in text: [Unicode.Scalar]) -> [Quantity] {
    var found: [Quantity] = []
    var index = 0
    while index < text.count {
      guard isDigit(text[index]) else {
        index += 1
        continue
      }
      let number = number(text, at: index)
      if let quantity = quantity(text, index, number) {
        found.append(isNegative(text, index) ? quantity.negated : quantity)
        index = quantity.range.upperBound
      } else {
        index = endOfDigits(text, number.end)
      }
    }
    return found
  }

  /// Whether one minus sign stands before the number at `start`. Between numbers it is a dash: 2024-2025; two are one.
  private static func isNegative(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
    guard start > 0, text[start - 1] == "-" else { return false }
    return start == 1 || !isDigit(text[start - 2]) && text[start - 2] != "-" && text[start - 2] != "%"
  }

  /// The quantity with the minus sign before it.
  private var negated: Quantity {
    let value: Value =
      switch value {
      case .amount(let amount, let place): .amount(Amount(fen: -amount.fen), place: place)
      case .percent(let digits, let places): .percent(digits: -digits, places: places)
      }
    return Quantity(value: value, range: range.lowerBound - 1..<range.upperBound)
  }

  /// The end of further digits glued to a number by points and commas: neither 1.2.3 nor its end is a number.
  private static func endOfDigits(_ text: [Unicode.Scalar], _ start: Int) -> Int {
    var end = start
    while end + 1 < text.count, text[end] == "." || text[end] == ",", isDigit(text[end + 1]) {
      end += 1
      while end < text.count, isDigit(text[end]) { end += 1 }
    }
    return end
  }

  private struct Number {
    /// Digits and at most one point.
    var plain: [UInt8] = []
    var places = 0
    var end: Int
  }

  /// The number at `start`: digits, perhaps in groups of three, and perhaps a fraction.
  private static func number(_ text: [Unicode.Scalar], at start: Int) -> Number {
    var number = Number(end: start)
    while number.end < text.count {
      let scalar = text[number.end]
      if isDigit(scalar) {
        number.plain.append(UInt8(truncatingIfNeeded: scalar.value))
        if number.plain.contains(UInt8(ascii: ".")) { number.places += 1 }
      } else if scalar == ".", number.places == 0, number.end + 1 < text.count, isDigit(text[number.end + 1]),
        !number.plain.contains(UInt8(ascii: "."))
      {
        number.plain.append(UInt8(ascii: "."))
      } else if scalar != "," || number.places > 0 || !isGroup(text, number.end + 1) {
        break
      }
      number.end += 1
    }
    return number
  }

  /// Whether exactly three digits stand at `start`.
  private static func isGroup(_ text: [Unicode.Scalar], _ start: Int) -> Bool {
    guard start + 3 <= text.count, text[start..<start + 3].allSatisfy(isDigit) else { return false }
    return start + 3 == text.count || !isDigit(text[start + 3])
  }

  private static func quantity(_ text: [Unicode.Scalar], _ start: Int, _ number: Number) -> Quantity? {
    let rest = text[number.end...]
    if rest.first == "%" {
      let digits = number.plain.filter { $0 != UInt8(ascii: ".") }
      guard digits.count <= 9, let value = Int64(String(decoding: digits, as: UTF8.self)) else { return nil }
      return Quantity(
        value: .percent(digits: value, places: number.places), range: start..<number.end + 1)
    }
    guard let unit = AmountUnit.allCases.first(where: { rest.starts(with: $0.rawValue.unicodeScalars) }) else {
      return nil
    }
    return amount(number.plain, unit).map {
      Quantity(value: $0, range: start..<number.end + unit.rawValue.unicodeScalars.count)
    }
  }

  /// The amount that plain digits give in `unit`, or nil if they give none. A zero, however short, means no amount and
  /// not a rounded figure.
  static func amount(_ plain: [UInt8], _ unit: AmountUnit) -> Value? {
    guard case .amount(let amount) = Amount.parse(plain[...], unit: unit) else { return nil }
    let decimals = plain.firstIndex(of: UInt8(ascii: ".")).map { plain.count - $0 - 1 } ?? 0
    let places = amount == .zero ? max(decimals, 2) : decimals
    var place = unit.fen
    for _ in 0..<places where place > 1 { place /= 10 }
    return .amount(amount, place: place)
  }

  /// The amount that the whole of `text` gives in `unit`, as forms write it, or nil if it is none.
  static func whole(_ text: ArraySlice<Unicode.Scalar>, _ unit: AmountUnit) -> Value? {
    let text = Array(text)
    guard let first = text.first, isDigit(first) else { return nil }
    let number = number(text, at: 0)
    return number.end == text.count ? amount(number.plain, unit) : nil
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
