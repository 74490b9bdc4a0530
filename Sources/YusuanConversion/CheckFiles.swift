public import YusuanFindings
internal import YusuanPlatform
public import YusuanReports
public import YusuanRules
internal import YusuanSheets

/// The files that say which findings are not to be shown (核对所用的清单).
public enum CheckFiles {
  /// How many bytes an earlier report, and a file of waivers, may have.
  private static let limits = (baseline: 256 << 20, waivers: 4 << 20)

  /// The findings of the report at `path`. Throws `.fileUnreadable` and the errors of ``Baseline``.
  public static func baseline(_ path: String) throws(Diagnostic) -> Baseline {
    try Baseline(ByteSource(path: path).readAll(limit: limits.baseline), input: path)
  }

  /// The waivers in the file at `path`, on `day` or today. Throws `.fileUnreadable` and the errors of ``WaiverList``.
  public static func waivers(_ path: String, day: String?) throws(Diagnostic) -> WaiverList {
    try WaiverList(ByteSource(path: path).readAll(limit: limits.waivers), input: path, today: day ?? Time.today)
  }

  /// Whether `text` is a day such as `2026-03-01`.
  public static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], let month = Int(parts[1]), let day = Int(parts[2]) else { return false }
    return Int(parts[0]) != nil && (1...12).contains(month) && (1...31).contains(day)
  }
}
