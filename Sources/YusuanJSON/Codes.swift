public import YusuanFindings

/// The codes of findings about JSON.
extension Code {
  /// Malformed JSON (JSON 不合语法).
  public static let jsonMalformed = Code("Y0065")

  /// All codes of this module.
  public static let ofJSON: [Code] = [
    jsonMalformed
  ]
}
