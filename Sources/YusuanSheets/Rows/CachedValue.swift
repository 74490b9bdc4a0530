/// The value saved with a formula (公式的结果).
enum CachedValue {
  /// Whether `formula`, without its `=`, is a function that gives a number. An empty text is not a result of such a
  /// function.
  static func isNumber(_ formula: some Collection<UInt8>) -> Bool {
    guard let bracket = formula.firstIndex(of: UInt8(ascii: "(")) else { return false }
    return functions.contains(String(decoding: formula[..<bracket], as: UTF8.self).uppercased())
  }

  private static let functions: Set<String> = [
    "SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "SUBTOTAL", "ROUND", "ROUNDUP", "ROUNDDOWN", "AVERAGE", "MAX", "MIN",
    "COUNT",
    "ABS", "INT",
  ]
}
