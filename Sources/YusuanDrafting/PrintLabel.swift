internal import YusuanModel

/// What is printed above a title: 表05-1, 预算公开表3, 预算05-1表 (表号).
struct PrintLabel {
  /// The number, such as `05-1`.
  var number: String
  /// The word with placeholders for the number, such as `表{N}-{N}`.
  var word: String

  /// Reads `folded`. Nil if the whole of it is no print label.
  init?(_ folded: FoldedText) {
    let scalars = folded.scalars
    guard let start = scalars.firstIndex(where: Self.isPart),
      let last = scalars.lastIndex(where: Self.isPart), last - start < 6
    else { return nil }
    let (before, number, behind) = (scalars[..<start], scalars[start...last], scalars[(last + 1)...])
    guard before.count <= 5, !before.contains(where: \.isASCII), number.allSatisfy(Self.isPart), number.first != "-",
      number.last != "-"
    else { return nil }
    let isBefore = behind.isEmpty && (before.last == "表" || before.last == "件")
    let isBehind = behind.elementsEqual(["表"]) && !before.isEmpty && number.contains { $0.isASCII }
    guard isBefore || isBehind else { return nil }
    self.number = String(scalars: number)
    let places = number.split(separator: "-").map { _ in "{N}" }.joined(separator: "-")
    word = String(scalars: before) + places + String(scalars: behind)
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || ("0"..."9").contains(scalar) || "一二三四五六七八九十".unicodeScalars.contains(scalar)
  }
}
