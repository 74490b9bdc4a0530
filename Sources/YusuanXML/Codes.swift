public import YusuanFindings

/// The codes of findings about XML.
extension Code {
  /// Malformed XML (XML 不合语法).
  public static let xmlMalformed = Code("Y0060")
  /// Refused XML (XML 被拒绝).
  public static let xmlRefused = Code("Y0061")
  /// Schema violated (不符合模式).
  public static let schemaViolated = Code("Y0062")

  /// All of them.
  public static let ofXML: [Code] = [
    xmlMalformed, xmlRefused, schemaViolated,
  ]
}
