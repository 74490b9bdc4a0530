/// Text of inputs as it is shown to people (显示文字): what commands a terminal, hides or turns around what stands beside it is
/// written as its number, `\x1B` or `\u202E`. JSON and the files that are written have the text itself.
public enum ShownText {
  /// `text` in one line: line ends are written as numbers, too.
  public static func line(_ text: String) -> String { shown(text, keepsLines: false) }

  /// `text`, which may have several lines and tabs.
  public static func lines(_ text: String) -> String { shown(text, keepsLines: true) }

  private static func shown(_ text: String, keepsLines: Bool) -> String {
    guard text.unicodeScalars.contains(where: { isHidden($0) && !(keepsLines && isPlace($0)) }) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHidden(scalar), !(keepsLines && isPlace(scalar)) {
        shown.append(contentsOf: number(scalar).unicodeScalars)
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }

  private static func isPlace(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\t" }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  private static func number(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return scalar.value < 0x100
      ? "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
      : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
