/// Works out formulas that add and subtract (公式求值): references, numbers, brackets, signs, and SUM. Numbers are exact.
/// Any other formula has no value here.
struct FormulaValue {
  /// A number times ten to the tenth.
  typealias Number = Int128
  private static let places = 10

  /// What a cell of a sheet holds: nil where that is not known.
  typealias Lookup = (_ sheet: String?, _ row: Int, _ column: Int) -> Held?

  /// What a cell holds.
  enum Held {
    case number(Number)
    /// Nothing, or a text: a sum passes over it.
    case none(isText: Bool)
  }

  private enum Token {
    case reference(FormulaPieces.Reference)
    case number(Number)
    case sum
    case sign(Character)
  }

  private var tokens: ArraySlice<Token> = []
  private let lookup: Lookup
  /// How many brackets are open.
  private var open = 0
  /// How many cells were looked up.
  private var cells = 0

  private init(_ tokens: [Token], _ lookup: @escaping Lookup) { (self.tokens, self.lookup) = (tokens[...], lookup) }

  /// The value of the formula `text`, or nil if it cannot be worked out.
  static func value(of text: String, _ lookup: @escaping Lookup) -> Number? {
    guard let tokens = tokens(of: text) else { return nil }
    var reader = FormulaValue(tokens, lookup)
    guard let value = reader.expression(), reader.tokens.isEmpty else { return nil }
    return value
  }

  /// The number that `text`, a decimal with or without an exponent, is. Nil if it is none, or not exact here.
  static func number(_ text: String) -> Number? {
    var digits: [UInt8] = []
    var (point, exponent): (Int?, Int) = (nil, 0)
    var rest = Array(text.utf8)[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    while let byte = rest.popFirst() {
      switch byte {
      case 0x30...0x39: digits.append(byte - 0x30)
      case UInt8(ascii: ".") where point == nil: point = digits.count
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard let power = Int(String(decoding: rest, as: UTF8.self)), abs(power) < 40 else { return nil }
        (exponent, rest) = (power, [])
      default: return nil
      }
    }
    guard !digits.isEmpty, digits.count <= 30 else { return nil }
    var shift = places + exponent - (digits.count - (point ?? digits.count))
    while shift < 0, digits.last == 0 { (digits, shift) = (digits.dropLast(), shift + 1) }
    guard shift >= 0, digits.count + shift <= 36 else { return digits.isEmpty ? 0 : nil }
    let value = digits.reduce(Number(0)) { $0 * 10 + Number($1) }
    let scaled = (0..<shift).reduce(value) { number, _ in number * 10 }
    return isNegative ? -scaled : scaled
  }

  /// The decimal of `number`, without zeros at its end.
  static func text(_ number: Number) -> String {
    let digits = String(number.magnitude)
    let padded = String(repeating: "0", count: max(places + 1 - digits.count, 0)) + digits
    return Digits.plain((number < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places))
  }

  // MARK: Reading

  private static func tokens(of text: String) -> [Token]? {
    var tokens: [Token] = []
    for piece in FormulaPieces(text).pieces {
      switch piece {
      case .reference(let reference): tokens.append(.reference(reference))
      case .text(let text): guard add(text, to: &tokens) else { return nil }
      }
    }
    return tokens
  }

  private static func add(_ text: String, to tokens: inout [Token]) -> Bool {
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
      } else if "+-(),".contains(first) {
        tokens.append(.sign(first))
        rest = rest.dropFirst()
      } else if rest.prefix(3).uppercased() == "SUM", rest.dropFirst(3).first == "(" {
        tokens.append(.sum)
        rest = rest.dropFirst(3)
      } else {
        let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        guard !digits.isEmpty, let number = number(String(digits)) else { return false }
        tokens.append(.number(number))
        rest = rest.dropFirst(digits.count)
      }
    }
    return true
  }

  private mutating func take(_ sign: Character) -> Bool {
    guard case .sign(sign)? = tokens.first else { return false }
    tokens.removeFirst()
    return true
  }

  private mutating func expression() -> Number? {
    guard var value = factor() else { return nil }
    while true {
      let isPlus = take("+")
      guard isPlus || take("-") else { return value }
      guard let next = factor() else { return nil }
      let (sum, overflow) = isPlus ? value.addingReportingOverflow(next) : value.subtractingReportingOverflow(next)
      if overflow { return nil }
      value = sum
    }
  }

  private mutating func factor(_ depth: Int = 0) -> Number? {
    if depth > 64 { return nil }
    if take("+") { return factor(depth + 1) }
    if take("-") { return factor(depth + 1).map { -$0 } }
    if take("(") {
      open += 1
      defer { open -= 1 }
      guard open <= 64, let value = expression(), take(")") else { return nil }
      return value
    }
    switch tokens.popFirst() {
    case .number(let number)?: return number
    case .sum?: return sum()
    case .reference(let reference)?:
      guard reference.last == nil, let row = reference.first.row, let column = reference.first.column else {
        return nil
      }
      switch lookup(reference.sheet, row, column) {
      case .number(let number)?: return number
      case .none(isText: false)?: return 0
      case .none(isText: true)?, nil: return nil
      }
    case .sign?, nil: return nil
    }
  }

  /// The sum behind SUM: ranges, in which texts count nothing, and expressions.
  private mutating func sum() -> Number? {
    open += 1
    defer { open -= 1 }
    guard open <= 64, take("(") else { return nil }
    var total = Number(0)
    repeat {
      let part: Number?
      if case .reference(let reference)? = tokens.first, endsArgument(tokens.dropFirst().first) {
        tokens.removeFirst()
        part = sum(of: reference)
      } else {
        part = expression()
      }
      guard let part else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(part)
      if overflow { return nil }
      total = sum
    } while take(",")
    return take(")") ? total : nil
  }

  private func endsArgument(_ token: Token?) -> Bool {
    switch token {
    case .sign(","), .sign(")"): true
    default: false
    }
  }

  private mutating func sum(of reference: FormulaPieces.Reference) -> Number? {
    guard let rows = reference.rows, let columns = reference.columns else { return nil }
    cells += rows.count * columns.count
    guard cells <= 100_000 else { return nil }
    var total = Number(0)
    for row in rows {
      for column in columns {
        switch lookup(reference.sheet, row, column) {
        case .number(let number)?:
          let (sum, overflow) = total.addingReportingOverflow(number)
          if overflow { return nil }
          total = sum
        case .none?: break
        case nil: return nil
        }
      }
    }
    return total
  }
}
