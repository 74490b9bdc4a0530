public import YusuanFindings

/// The codes of findings about canonical forms that are read.
extension Code {
  /// Not a canonical disclosure (不是规范的公开文件).
  public static let canonicalWrong = Code("Y0066")

  /// All codes of this module.
  public static let ofFormats: [Code] = [
    canonicalWrong
  ]
}
