internal import YusuanFindings
internal import YusuanModel

/// A place in a canonical file. It reads the values there.
struct WirePath {
  var input: String
  var path: String
  var line: Int?
  /// In the long form, the beginning of the names of the columns that take the place of members. Nil elsewhere.
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

  /// `names` as a list of what is expected. Of many names only the first.
  static func list(_ names: [String]) -> String {
    names.count > 16 ? names.prefix(16).joined(separator: ", ") + ", …" : names.joined(separator: ", ")
  }

  /// The enumeration case that `text` names.
  func value<Value: RawRepresentable<String> & CaseIterable>(_ text: String) throws(Diagnostic) -> Value {
    guard let value = Value(rawValue: text) else {
      throw wrong(expected: Value.allCases.map(\.rawValue).joined(separator: ", "), found: text)
    }
    return value
  }

  /// The amount `text`, a plain decimal in `unit`.
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

  /// `text`. Throws `.canonicalWrong` if `kind` does not allow it.
  func text(_ text: String, _ kind: WireText) throws(Diagnostic) -> String {
    guard kind.allows(text) else { throw wrong(expected: kind.expected, found: text) }
    return text
  }
}
