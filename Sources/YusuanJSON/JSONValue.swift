/// A JSON value with the source text of its numbers: money must not pass through binary floating point.
package enum JSONValue {
  case object([JSONMember])
  case array([JSONValue])
  case string(String)
  case number(ArraySlice<UInt8>)
  case bool(Bool)
  case null

  /// What it is, for findings: the text of a scalar, the type of a container.
  package var kind: String {
    switch self {
    case .object: "object"
    case .array: "array"
    case .string(let string): "\"\(string)\""
    case .number(let text): String(decoding: text, as: UTF8.self)
    case .bool(let value): String(value)
    case .null: "null"
    }
  }
}

/// A member of a JSON object.
package struct JSONMember {
  package var key: String
  package var value: JSONValue
}
