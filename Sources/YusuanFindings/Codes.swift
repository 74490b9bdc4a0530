/// The codes of findings about files: any module may meet these.
extension Code {
  /// Unreadable file (文件无法读取).
  public static let fileUnreadable = Code("Y0050")
  /// File changed while it was read (文件在读取时改变).
  public static let fileChanged = Code("Y0052")
  /// File too large (文件过大).
  public static let fileTooLarge = Code("Y0053")
  /// Format not supported (不支持的文件格式).
  public static let formatRefused = Code("Y0054")
  /// Unknown format (无法识别的文件).
  public static let formatUnknown = Code("Y0055")
  /// Skipped file (跳过的文件).
  public static let fileSkipped = Code("Y0057", .info)
  /// Memory refused (内存不足).
  public static let memoryRefused = Code("Y0100")
  /// Output refused (拒绝写出).
  public static let outputRefused = Code("Y0070")
  /// Output failed (写出失败).
  public static let outputFailed = Code("Y0071")
  /// Text not encodable (文字无法写出).
  public static let textNotEncodable = Code("Y0072")
  /// Reading stopped (读取中止).
  public static let interrupted = Code("Y0075")
  /// Further mistakes (其余的错误).
  public static let mistakesOmitted = Code("Y0129")

  /// All of them.
  public static let ofFindings: [Code] = [
    fileUnreadable, fileChanged, fileTooLarge, formatRefused, formatUnknown, fileSkipped, memoryRefused, outputRefused,
    outputFailed, textNotEncodable, interrupted, mistakesOmitted,
  ]
}
