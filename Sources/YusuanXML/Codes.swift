public import YusuanFindings

/// The codes of findings about XML.
extension Code {
  /// Malformed XML (XML 不合语法).
  public static let xmlMalformed = Code("Y0060")
  /// Refused XML (XML 被拒绝).
  public static let xmlRefused = Code("Y0061")
  /// Schema violated (不符合模式).
  public static let schemaViolated = Code("Y0062")
  /// Unknown element (未知的元素).
  public static let elementUnknown = Code("Y0115")
  /// Misplaced element (元素的位置不对).
  public static let elementMisplaced = Code("Y0116")
  /// Unknown attribute (未知的属性).
  public static let attributeUnknown = Code("Y0117")
  /// Missing part (缺少必要的部分).
  public static let partMissing = Code("Y0118")
  /// Wrong value (值不对).
  public static let valueWrong = Code("Y0119")
  /// Repeated part (重复的部分).
  public static let partRepeated = Code("Y0120")
  /// Unknown placeholder (未知的占位符).
  public static let placeholderUnknown = Code("Y0124")

  /// All codes of this module.
  public static let ofXML: [Code] = [
    xmlMalformed, xmlRefused, schemaViolated, elementUnknown, elementMisplaced, attributeUnknown, partMissing,
    valueWrong, partRepeated, placeholderUnknown,
  ]
}
