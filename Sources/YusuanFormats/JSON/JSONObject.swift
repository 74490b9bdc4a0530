internal import YusuanFindings
internal import YusuanJSON

/// An object of a canonical file. Unknown members are errors, so nothing is ignored silently.
struct JSONObject {
  let path: WirePath
  private let members: [JSONMember]

  /// The object `value`. Throws `.canonicalWrong` if it is not an object, or has a member that is not in `known`.
  init(_ value: JSONValue, _ path: WirePath, members known: [String]) throws(Diagnostic) {
    try self.init(value, path)
    if let unknown = members.first(where: { !known.contains($0.key) }) {
      throw path.wrong(expected: known.joined(separator: ", "), found: unknown.key)
    }
  }

  /// The object `value` with any members. Throws `.canonicalWrong` if it is not an object.
  init(_ value: JSONValue, _ path: WirePath) throws(Diagnostic) {
    guard case .object(let members) = value else { throw path.wrong(expected: "object", found: value.kind) }
    self.path = path
    self.members = members
  }

  /// The member `key`, or nil if there is none.
  subscript(_ key: String) -> JSONValue? { members.first { $0.key == key }?.value }

  /// The member `key`. Throws `.canonicalWrong` if there is none.
  func value(_ key: String, expected: String) throws(Diagnostic) -> JSONValue {
    guard let value = self[key] else { throw path.member(key).wrong(expected: expected, found: "") }
    return value
  }

  /// The string `key`. Throws `.canonicalWrong` if there is none, or if `text` does not allow it.
  func string(_ key: String, _ text: WireText) throws(Diagnostic) -> String {
    guard case .string(let string) = try value(key, expected: text.expected), text.allows(string) else {
      throw wrong(key, expected: text.expected)
    }
    return string
  }

  /// The string `key`, or nil if there is none.
  func optionalString(_ key: String, _ text: WireText) throws(Diagnostic) -> String? {
    self[key] == nil ? nil : try string(key, text)
  }

  /// The enumeration case that the string `key` names.
  func name<Value: RawRepresentable<String> & CaseIterable>(_ key: String) throws(Diagnostic) -> Value {
    try path.member(key).value(string(key, .any))
  }

  /// The enumeration case that the string `key` names, or nil if there is none.
  func optionalName<Value: RawRepresentable<String> & CaseIterable>(_ key: String) throws(Diagnostic) -> Value? {
    self[key] == nil ? nil : try name(key)
  }

  /// The whole number `key`. Throws `.canonicalWrong` if there is none, or if it is not in `range`.
  func integer(_ key: String, in range: ClosedRange<Int>) throws(Diagnostic) -> Int {
    let expected = "\(range.lowerBound)…\(range.upperBound)"
    guard case .number(let text) = try value(key, expected: expected),
      let integer = Int(String(decoding: text, as: UTF8.self)), range.contains(integer)
    else { throw wrong(key, expected: expected) }
    return integer
  }

  /// The whole number `key`, or nil if there is none.
  func optionalInteger(_ key: String, in range: ClosedRange<Int>) throws(Diagnostic) -> Int? {
    self[key] == nil ? nil : try integer(key, in: range)
  }

  /// Whether there is a member `key`. Its value can only be true.
  func isTrue(_ key: String) throws(Diagnostic) -> Bool {
    guard let value = self[key] else { return false }
    guard case .bool(true) = value else { throw wrong(key, expected: "true") }
    return true
  }

  /// The elements of the array `key`, each with its path. Throws `.canonicalWrong` if there is none.
  func elements(_ key: String) throws(Diagnostic) -> [(value: JSONValue, path: WirePath)] {
    guard case .array(let elements) = try value(key, expected: "array") else { throw wrong(key, expected: "array") }
    let path = path.member(key)
    return elements.enumerated().map { ($1, path.element($0)) }
  }

  /// The members of the object `key`. Their names are data.
  func entries(_ key: String) throws(Diagnostic) -> [JSONMember] {
    guard case .object(let entries) = try value(key, expected: "object") else { throw wrong(key, expected: "object") }
    return entries
  }

  private func wrong(_ key: String, expected: String) -> Diagnostic {
    path.member(key).wrong(expected: expected, found: self[key]?.kind ?? "")
  }
}
