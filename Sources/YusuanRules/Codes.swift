public import YusuanFindings

/// The codes of findings about rules and code lists.
extension Code {
  /// Wrong rules file (规则文件有误).
  public static let rulesWrong = Code("Y0067")
  /// Wrong code list (代码表有误).
  public static let codesWrong = Code("Y0068")

  /// All of them.
  public static let ofRules: [Code] = [
    rulesWrong, codesWrong,
  ]
}
