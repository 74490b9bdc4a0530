public import YusuanFindings

/// The codes of findings about profiles.
extension Code {
  /// Wrong profile file (版式文件有误).
  public static let profileWrong = Code("Y0063")
  /// Unknown profile (没有此版式).
  public static let profileUnknown = Code("Y0064")

  /// All of them.
  public static let ofProfiles: [Code] = [
    profileWrong, profileUnknown,
  ]
}
