internal import YusuanFindings
internal import YusuanModel

/// A place in a canonical file, and how its values are read there.
struct WirePath {
  var input: String
  var path: String
  var line: Int?
  /// What the names of the columns of the long form begin with that take the place of members; nil elsewhere.
  var columnPrefix: String?

  /// The file and line, for findings.
  var location: Location { Location(input: input, line: line) }

  func member(_ name: String) -> WirePath {
    guard let columnPrefix else { return WirePath(input: input, path: path + "." + name, line: line) }
    let hasPrefix = name != "item" && name != "code"
    return WirePath(input: input, path: hasPrefix ? columnPrefix + name : name, line: line)
  }

  func element(_ index: Int) -> WirePath { WirePath(input: input, path: path + "[\(index)]", line: line) }

  func wrong(expected: String, found: String) -> Diagnostic {
    Diagnostic(.canonicalWrong, at: location, [.label: path, .expected: expected, .found: found])
  }

  /// `names` as what is expected; of many only the first ones.
  static func list(_ names: [String]) -> String {
    names.count > 16 ? names.prefix(16).joined(separator: ", ") + ", …" : names.joined(separator: ", ")
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
    let found = { String(decoding: text, as: UTF8.self) }
    switch Amount.parse(text, unit: unit) {
    case .amount(let amount): return amount
    case .overflow: throw Diagnostic(.amountOverflow, at: location, [.found: found(), .label: path])
    case .belowFen:
      throw Diagnostic(.amountBelowFen, at: location, [.found: found(), .unit: unit.rawValue, .label: path])
    case .malformed: throw wrong(expected: "0.00 (\(unit.rawValue))", found: found())
    }
  }

  /// `text`, which has to be of the kind `kind`.
  func text(_ text: String, _ kind: WireText) throws(Diagnostic) -> String {
    guard kind.allows(text) else { throw wrong(expected: kind.expected, found: text) }
    return text
  }
}
