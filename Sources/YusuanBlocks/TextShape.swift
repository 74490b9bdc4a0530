/// What a text is by its shape alone (文字的形状). Texts are given folded: without white space and in half-width forms.
public enum TextShape {
  /// Whether the text is a figure: digits with separators, a sign, brackets, or with a currency or unit behind them. A
  /// figure is never a header label, and a row with one is a body row.
  public static func isFigure(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    var hasDigit = false
    for scalar in scalars {
      if isDigit(scalar) {
        hasDigit = true
      } else if !isFigureSign(scalar) {
        return false
      }
    }
    return hasDigit
  }

  private static func isFigureSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", "。", "+", "-", "(", ")", "¥", "￥", "%", "元", "万", "千", "亿", "'", "\"": true
    default: false
    }
  }

  /// Whether the text is a mark for no amount: dashes and slashes only.
  public static func isDash(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    !scalars.isEmpty && scalars.count <= 6 && scalars.allSatisfy { $0 == "-" || $0 == "/" || $0 == "―" }
  }

  /// Whether the text is a sentence: it has a full stop, a comma or semicolon with enough text around it, or a colon
  /// with text behind it. A sentence is never a row; text after a table begins with one.
  public static func isSentence(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard scalars.count >= 8 else { return false }
    if scalars.count > 60 { return true }
    var pauses = 0
    for (offset, scalar) in scalars.enumerated() {
      switch scalar {
      case "。": if offset > 0 { return true }
      case ",", ";", "!", "?": if offset > 0 { pauses += 1 }
      default: break
      }
    }
    guard pauses > 0 else { return false }
    return scalars.count >= 14 && !isFigure(scalars)
  }

  /// Whether the text has the shape of a title: it ends like a title of a table, or begins with a year and names
  /// something, or begins as an attachment or a part of a report. Such a line above a table names it, so the table has
  /// no other name.
  public static func isTitleLike(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard (4...60).contains(scalars.count), !isFigure(scalars), !isSentence(scalars) else { return false }
    if endsAsTitle(scalars) { return true }
    if let rest = behindYear(scalars) { return rest.count >= 3 && !isDate(rest) }
    return isAttachment(scalars) || isPart(scalars)
  }

  /// The ends of titles, before any remark in brackets.
  private static let ends: [[Unicode.Scalar]] = ["表", "情况", "汇总", "明细", "清单", "一览", "说明", "台账", "预算", "决算"].map {
    Array($0.unicodeScalars)
  }

  private static func endsAsTitle(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let bare = withoutBrackets(scalars)
    return bare.count >= 4 && ends.contains { bare.suffix($0.count).elementsEqual($0) }
  }

  /// `scalars` without brackets at the end and what they hold.
  static func withoutBrackets(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard scalars.last == ")", let open = scalars.lastIndex(of: "("), open > scalars.startIndex else { return scalars }
    return scalars[..<open]
  }

  /// Whether it begins like 附件二：…, 附表3 or 附：….
  private static func isAttachment(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard scalars.first == "附", let next = scalars.dropFirst().first else { return false }
    return next == ":" || next == "表" || next == "件"
  }

  /// Whether it begins like 第三部分 or 第二章.
  private static func isPart(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard scalars.first == "第" else { return false }
    let rest = scalars.dropFirst().drop { isDigit($0) || isChineseDigit($0) }
    return rest.count < scalars.count - 1 && (rest.first == "部" || rest.first == "章" || rest.first == "节")
  }

  /// What follows a year and its 年 at the beginning, or nil if the text does not begin so.
  static func behindYear(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    let year = scalars.prefix { isDigit($0) || isChineseDigit($0) || $0 == "O" || $0 == "o" }
    guard year.count == 4 else { return nil }
    let rest = scalars.dropFirst(4)
    guard rest.first == "年" || rest.first == "." || rest.first == "-" else { return nil }
    return rest.dropFirst(rest.dropFirst().first == "度" ? 2 : 1)
  }

  /// Whether it is the rest of a date behind its year: 3月5日, 1-6月.
  private static func isDate(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    scalars.allSatisfy { isDigit($0) || isChineseDigit($0) || $0 == "月" || $0 == "日" || $0 == "-" || $0 == "至" }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isChineseDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "〇", "○", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十": true
    default: false
    }
  }
}
