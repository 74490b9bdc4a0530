internal import Budget
internal import Diagnostics

/// A place in a canonical file, and how its values are read there.
struct WirePath {
  var input: String
  var path: String
  var line: Int?

  func member(_ name: String) -> WirePath { WirePath(input: input, path: path + "." + name, line: line) }

  func element(_ index: Int) -> WirePath { WirePath(input: input, path: path + "[\(index)]", line: line) }

  func wrong(expected: String, found: String) -> Diagnostic {
    Diagnostic(
      .canonicalWrong, at: Location(input: input, line: line), [.label: path, .expected: expected, .found: found])
  }

  func amountUnit(_ text: String) throws(Diagnostic) -> AmountUnit {
    guard let unit = AmountUnit(rawValue: text) else {
      throw member("amountUnit").wrong(expected: "元, 万元", found: text)
    }
    return unit
  }

  func side(_ text: String) throws(Diagnostic) -> Side {
    guard let side = Side(rawValue: text) else {
      throw member("side").wrong(expected: "revenue, expenditure", found: text)
    }
    return side
  }

  func rowKind(_ text: String) throws(Diagnostic) -> RowKind {
    guard let kind = RowKind(rawValue: text) else {
      throw member("kind").wrong(expected: RowKind.allCases.map(\.rawValue).joined(separator: ", "), found: text)
    }
    return kind
  }

  func amount(_ text: [UInt8], _ unit: AmountUnit) throws(Diagnostic) -> Amount {
    guard case .amount(let amount) = Amount.parse(text[...], unit: unit) else {
      throw wrong(expected: "an exact amount in \(unit.rawValue)", found: String(decoding: text, as: UTF8.self))
    }
    return amount
  }
}
