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

  /// The case of an enumeration that `text` names.
  func value<Value: RawRepresentable<String> & CaseIterable>(_ text: String) throws(Diagnostic) -> Value {
    guard let value = Value(rawValue: text) else {
      throw wrong(expected: Value.allCases.map(\.rawValue).joined(separator: ", "), found: text)
    }
    return value
  }

  /// The amount that the plain decimal `text` writes in `unit`.
  func amount(_ text: ArraySlice<UInt8>, _ unit: AmountUnit) throws(Diagnostic) -> Amount {
    let location = Location(input: input, line: line)
    let found = { String(decoding: text, as: UTF8.self) }
    switch Amount.parse(text, unit: unit) {
    case .amount(let amount): return amount
    case .overflow: throw Diagnostic(.amountOverflow, at: location, [.found: found(), .label: path])
    case .belowFen:
      throw Diagnostic(.amountBelowFen, at: location, [.found: found(), .unit: unit.rawValue, .label: path])
    case .malformed: throw wrong(expected: "0.00 (\(unit.rawValue))", found: found())
    }
  }

  /// Makes sure that a table comes after those before it and has each side once.
  func check(_ table: Table, after tables: [Table]) throws(Diagnostic) {
    if let last = tables.last, last.number >= table.number {
      throw member("number").wrong(expected: "> \(last.number)", found: String(table.number))
    }
    for (index, section) in table.sections.enumerated()
    where table.sections[..<index].contains(where: { $0.side == section.side }) {
      throw member("sections").element(index).member("side").wrong(
        expected: "≠ \(section.side.rawValue)", found: section.side.rawValue)
    }
  }
}
