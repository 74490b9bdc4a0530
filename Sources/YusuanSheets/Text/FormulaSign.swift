/// What makes a spreadsheet program take a field of CSV for a formula (公式注入): it begins with `=`, `+`, `-`, `@`, a tab or a
/// full-width form of these, and is no plain number (OWASP, CSV injection). An apostrophe before such a field keeps it from that.
public enum FormulaSign {
  /// The apostrophe.
  public static let guarding = UInt8(ascii: "'")

  /// Whether the field `text`, UTF-8, is taken for a formula.
  public static func begins(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09: return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"): return !isNumber(text.dropFirst())
    // The full-width forms, U+FF0B, U+FF0D, U+FF1D and U+FF20.
    case 0xEF:
      let rest = text.dropFirst().prefix(2)
      return rest.elementsEqual([0xBC, 0x8B]) || rest.elementsEqual([0xBC, 0x8D]) || rest.elementsEqual([0xBC, 0x9D])
        || rest.elementsEqual([0xBC, 0xA0])
    default: return false
    }
  }

  /// Whether an apostrophe has to be put before `text`: also where it has some already, so that the one that was put there can
  /// be taken away again.
  public static func needsGuard(_ text: some Collection<UInt8>) -> Bool { begins(text.drop { $0 == guarding }) }

  /// Whether `text` begins with an apostrophe that was put there.
  public static func isGuarded(_ text: some Collection<UInt8>) -> Bool {
    text.first == guarding && needsGuard(text.dropFirst())
  }

  private static func isNumber(_ text: some Collection<UInt8>) -> Bool {
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    let point = UInt8(ascii: ".")
    return text.first.map(isDigit) ?? false && text.allSatisfy { isDigit($0) || $0 == point }
      && text.count { $0 == point } <= 1
  }
}
