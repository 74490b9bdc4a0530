public import YusuanModel

/// File names of disclosures, without extension (输出文件名).
public enum DisclosureName {
  /// A name for each disclosure, by unit, level and year. The second one of the same name gets `-2`.
  public static func names(_ documents: [Document]) -> [String] {
    var seen: [UInt64: Int] = [:]
    return documents.map { document in
      let name = name(document.disclosure)
      let key = FileName.key(name)
      seen[key, default: 0] += 1
      return seen[key] == 1 ? name : "\(name)-\(seen[key] ?? 0)"
    }
  }

  /// The name of one disclosure. That of a department says so, because its own unit may have the same name.
  public static func name(_ disclosure: Disclosure) -> String {
    name(unit: disclosure.unitName, level: disclosure.unitLevel, year: disclosure.fiscalYear)
  }

  /// The name of the disclosure of `unit` and `year`.
  public static func name(unit: String?, level: UnitLevel?, year: Int?) -> String {
    let unit = (unit ?? "未知单位") + (level == .department ? "（部门）" : "")
    return FileName.safe(year.map { "\(unit)-\($0)" } ?? unit)
  }
}
