internal import YusuanPackage

/// How many lines text takes (行数).
enum TextLines {
  /// The lines of `text` in a column of `width` letters; a Chinese character is as wide as two.
  static func count(_ text: String, width: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
      let letters = line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
      return lines + max(1, (letters + width - 1) / width)
    }
  }
}

/// Text in cells and comments as SpreadsheetML writes it.
enum SheetMarkup {
  /// `text` for an element `t`. What looks like an escaped character (ECMA-376 part 1, 22.9.2.19) is escaped itself.
  static func text(_ text: String) -> String {
    let escaped = text.contains("_x") ? text.replacing("_x", with: "_x005F_x") : text
    // Line ends may stand as they are.
    return MarkupText.escaped(escaped).replacing("&#10;", with: "\n")
  }
}
