/// The versions of the canonical form (规范格式的版本).
enum WireForm {
  /// Layouts, sides and sections; read only.
  case one
  /// Profiles and panels.
  case two

  /// The value of the member `format`.
  var format: String {
    switch self {
    case .one: "budget-disclosure/1"
    case .two: "budget-disclosure/2"
    }
  }

  /// The XML namespace of the elements.
  var namespace: String {
    switch self {
    case .one: "urn:yusuan:disclosure:1"
    case .two: "urn:yusuan:disclosure:2"
    }
  }

  /// The XML schema, below `Schemas/`.
  var schema: String {
    switch self {
    case .one: "disclosure-1.xsd"
    case .two: "disclosure.xsd"
    }
  }
}
