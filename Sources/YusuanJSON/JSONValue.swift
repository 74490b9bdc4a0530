/// A JSON value. Numbers keep their source text, because money must not pass through binary floating point.
package enum JSONValue {
  case object([JSONMember])
  case array([JSONValue])
  case string(String)
  case number(ArraySlice<UInt8>)
  case bool(Bool)
  case null

  /// A description for findings: the text of a scalar, or the type of a container.
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
