public import YusuanFindings

/// The codes of findings about batches.
extension Code {
  /// Repeated disclosure (重复的公开文件).
  public static let disclosureRepeated = Code("Y0097", .warning)
  /// Folder in use (输出文件夹正在使用).
  public static let folderBusy = Code("Y0074")

  /// All codes of this module.
  public static let ofBatch: [Code] = [
    disclosureRepeated, folderBusy,
  ]
}
