public import YusuanFindings

/// The codes of findings about rules and code lists.
extension Code {
  /// Wrong rules file (规则文件有误).
  public static let rulesWrong = Code("Y0067")
  /// Wrong code list (代码表有误).
  public static let codesWrong = Code("Y0068")
  /// Limits on nested loops (嵌套循环的上限).
  public static let loopTooLong = Code("Y0102")
  /// Unknown name (没有此名称).
  public static let nameUnknown = Code("Y0126")
  /// Wrong formula (公式有误).
  public static let formulaWrong = Code("Y0127")
  /// Rule that never runs (规则永远不会执行).
  public static let ruleIdle = Code("Y0128")
  /// Example with another outcome (例子的结果不符).
  public static let exampleDiffers = Code("Y0131")
  /// Wrong file of waivers (豁免清单有误).
  public static let waiversWrong = Code("Y0195")
  /// No report to compare with (不能用作基线).
  public static let baselineWrong = Code("Y0196")

  /// All of them.
  public static let ofRules: [Code] = [
    rulesWrong, codesWrong, loopTooLong, nameUnknown, formulaWrong, ruleIdle, exampleDiffers,
    waiversWrong, baselineWrong,
  ]
}
