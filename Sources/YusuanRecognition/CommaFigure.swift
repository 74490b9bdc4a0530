/// A figure with one comma and no point: thousands or a decimal comma (小数点写作逗号).
enum CommaFigure {
  /// Only a decimal point can stand there: `128,60`, `0,350`.
  case decimal
  /// It may be either: `7,250`.
  case doubtful

  /// What the comma of the figure `bytes` is; nil where it has none, or more, or something else.
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
