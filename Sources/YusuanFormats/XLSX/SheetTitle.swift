internal import YusuanModel

/// Names of sheets: `表3 预算支出总表`, and with several disclosures `晋城市应急管理调度指挥中心 表3 预算支出总表`, cut to what
/// Excel allows so that the table's number stays.
enum SheetTitle {
  /// The name of the sheet with `table`.
  static func text(_ table: Table, unit: String) -> String {
    text("表\(table.number)", behind: " " + short(table.title), unit: unit)
  }

  /// The name of a sheet called `word`.
  static func text(_ word: String, unit: String) -> String { text(word, behind: "", unit: unit) }

  private static func text(_ word: String, behind: String, unit: String) -> String {
    if unit.isEmpty { return word + behind }
    // The unit may take what the word and a counter leave, but for some characters of the title.
    let room = max(31 - word.utf16.count - 5, 0)
    return String(unit.prefix(min(room, 18))) + " " + word + behind
  }

  /// A title without the year before it and the remark in brackets behind it.
  private static func short(_ title: String) -> String {
    var text = title[...]
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    for word in ["年度", "年"] where digits.count == 4 && text.dropFirst(4).hasPrefix(word) {
      text = text.dropFirst(4 + word.count)
      break
    }
    if text.hasSuffix("）"), let open = text.lastIndex(of: "（"), open > text.startIndex { text = text[..<open] }
    return String(text)
  }
}
