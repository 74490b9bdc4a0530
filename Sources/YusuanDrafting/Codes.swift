public import YusuanFindings

/// The codes of findings about drafted profiles.
extension Code {
  /// Nothing to draft (没有可起草的表格).
  public static let nothingDrafted = Code("Y0135")

  /// All of them.
  public static let ofDrafting: [Code] = [
    nothingDrafted
  ]
}
