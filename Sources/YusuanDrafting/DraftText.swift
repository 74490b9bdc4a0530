internal import YusuanModel
internal import YusuanProfiles

/// Texts as a profile writes them (版式中的文字).
enum DraftText {
  /// `text` on one line: without line breaks, white space around it, and white space between two Chinese characters.
  static func cleaned(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var pending: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || FoldedText.fold(scalar) == nil {
        if !kept.isEmpty, scalar.properties.isWhitespace { pending = pending ?? scalar }
        continue
      }
      if pending != nil, let last = kept.last, last.isASCII || scalar.isASCII { kept.append(" ") }
      pending = nil
      kept.append(scalar)
    }
    return String(kept)
  }

  /// `text` with `{Y}` for each year before 年, and the first of these years.
  static func withoutYear(_ text: String) -> (text: String, year: Int?) {
    let scalars = Array(text.unicodeScalars)
    let label = Label("{Y}")
    var found = String.UnicodeScalarView()
    var year: Int?
    var index = 0
    while index < scalars.count {
      let folded = scalars[index...].prefix(5).map { FoldedText.fold($0) ?? " " }
      if folded.count == 5, folded[4] == "年", let match = label.match(folded[..<4]), match.length == 4 {
        found.append(contentsOf: "{Y}".unicodeScalars)
        year = year ?? match.year
        index += 4
      } else {
        found.append(scalars[index])
        index += 1
      }
    }
    return (String(found), year)
  }

  /// `folded` without a remark in brackets at its end.
  static func withoutBrackets(_ folded: [Unicode.Scalar]) -> [Unicode.Scalar] {
    guard folded.last == ")", let open = folded.lastIndex(of: "("), open > 0 else { return folded }
    return Array(folded[..<open])
  }

  /// `text` without full stops at its end.
  static func withoutStop(_ text: String) -> String {
    var text = text
    while let last = text.last, "。.；;！!".contains(last) { text.removeLast() }
    return text
  }

  /// `name` with a capital first letter.
  static func capitalised(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

  /// A label without its ordinal. Dots if nothing stands behind the ordinal, as in 二、.
  static func name(_ label: String) -> String {
    let folded = FoldedText(label)
    let name = ItemName(folded).name
    let isBare = name.count == folded.scalars.count && name.count <= 4 && (name.last == "、" || name.last == ".")
    return isBare ? "…" : String(scalars: name)
  }
}
