/// What a text is by its shape alone (文字的形状). Texts are given folded: without white space, in half-width forms.
public enum TextShape {
  /// A figure: digits with separators, a sign, brackets, a currency or a unit behind them. Such a text is never a label of
  /// a header, and a row with one is a row of a body.
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

  /// A mark for no figure: nothing but dashes and slashes.
  public static func isDash(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    !scalars.isEmpty && scalars.count <= 6 && scalars.allSatisfy { $0 == "-" || $0 == "/" || $0 == "―" }
  }

  /// A sentence: it has a full stop, or a comma or semicolon with enough around it, or a colon behind which something is
  /// told. Sentences are never rows: text that follows a table begins with one.
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

  /// A title's shape: a line that ends as titles of tables do, begins with a year and names something, or begins as an
  /// attachment or a part of a report. A line of this shape above a table names it, so that it is no table of another name.
  public static func isTitleLike(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard (4...60).contains(scalars.count), !isFigure(scalars), !isSentence(scalars) else { return false }
    if endsAsTitle(scalars) { return true }
    if let rest = behindYear(scalars) { return rest.count >= 3 && !isDate(rest) }
    return isAttachment(scalars) || isPart(scalars)
  }

  /// The ends of titles, without a remark in brackets behind them.
  private static let ends: [[Unicode.Scalar]] = ["表", "情况", "汇总", "明细", "清单", "一览", "说明", "台账", "预算", "决算"].map {
    Array($0.unicodeScalars)
  }

  private static func endsAsTitle(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let bare = withoutBrackets(scalars)
    return bare.count >= 4 && ends.contains { bare.suffix($0.count).elementsEqual($0) }
  }

  /// `scalars` without what stands in brackets at its end.
  static func withoutBrackets(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard scalars.last == ")", let open = scalars.lastIndex(of: "("), open > scalars.startIndex else { return scalars }
    return scalars[..<open]
  }

  /// 附件二：…, 附表3, 附：….
  private static func isAttachment(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard scalars.first == "附", let next = scalars.dropFirst().first else { return false }
    return next == ":" || next == "表" || next == "件"
  }

  /// 第三部分, 第二章.
  private static func isPart(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard scalars.first == "第" else { return false }
    let rest = scalars.dropFirst().drop { isDigit($0) || isChineseDigit($0) }
    return rest.count < scalars.count - 1 && (rest.first == "部" || rest.first == "章" || rest.first == "节")
  }

  /// What stands behind a year and its 年 at the beginning; nil where none does.
  static func behindYear(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    let year = scalars.prefix { isDigit($0) || isChineseDigit($0) || $0 == "O" || $0 == "o" }
    guard year.count == 4 else { return nil }
    let rest = scalars.dropFirst(4)
    guard rest.first == "年" || rest.first == "." || rest.first == "-" else { return nil }
    return rest.dropFirst(rest.dropFirst().first == "度" ? 2 : 1)
  }

  /// 3月5日, 1-6月: what is left of a date behind its year.
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
