/// A figure with one comma and no point: the comma separates thousands or is the decimal point (小数点写作逗号).
enum CommaFigure {
  /// The comma can only be the decimal point: `128,60`, `0,350`.
  case decimal
  /// The comma may be either: `7,250`.
  case doubtful

  /// Classifies the comma of the figure `bytes`. Nil if the text has no comma, several, or is no such figure.
  init?(_ bytes: some Collection<UInt8>) {
    let comma = UInt8(ascii: ",")
    guard bytes.contains(comma) else { return nil }
    var parts = bytes.split(separator: comma, omittingEmptySubsequences: false)
    if let sign = parts[0].first, sign == UInt8(ascii: "-") { parts[0] = parts[0].dropFirst() }
    guard parts.count == 2, let first = parts[0].first,
      parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } }), !parts[1].isEmpty
    else { return nil }
    self = parts[1].count == 3 && first != UInt8(ascii: "0") && parts[0].count <= 3 ? .doubtful : .decimal
  }
}
