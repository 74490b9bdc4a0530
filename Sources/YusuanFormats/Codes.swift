public import YusuanFindings

/// The codes of findings about the canonical forms read back.
extension Code {
  /// No canonical disclosure (不是规范的公开文件).
  public static let canonicalWrong = Code("Y0066")

  /// All of them.
  public static let ofFormats: [Code] = [
    canonicalWrong
  ]
}
