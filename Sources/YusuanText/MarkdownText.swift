extension WrittenText {
  /// `parts` as Markdown (CommonMark): headings from `#`, a paragraph a line.
  public static func markdown(_ parts: [Part]) -> String {
    var blocks: [String] = []
    for part in parts {
      blocks.append("# " + escaped(part.heading))
      for block in part.blocks {
        switch block {
        case .heading(let level, let text):
          blocks.append(String(repeating: "#", count: min(level + 1, 6)) + " " + escaped(text))
        case .paragraph(let text): blocks.append(escaped(text))
        }
      }
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// `text` with a backslash before what Markdown would take for markup: ASCII signs anywhere, and the dot or bracket of a
  /// list's number at the start of a line.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    var isNumber = true
    for (place, scalar) in text.unicodeScalars.enumerated() {
      let isDigit = ("0"..."9").contains(scalar)
      let endsNumber = isNumber && place > 0 && (scalar == "." || scalar == ")")
      let opensList = place == 0 && (scalar == "-" || scalar == "+")
      if endsNumber || opensList || "\\`*_[]<>#&|~".unicodeScalars.contains(scalar) { escaped += "\\" }
      if !isDigit { isNumber = false }
      escaped.unicodeScalars.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
    }
    return escaped
  }

  /// `parts` as plain text: a heading or a paragraph a line, with blank lines around headings.
  public static func plain(_ parts: [Part]) -> String {
    var text = ""
    for part in parts {
      if !text.isEmpty { text += "\n" }
      text += line(part.heading)
      for block in part.blocks {
        if case .heading = block { text += "\n" }
        text += line(block.text)
      }
    }
    return text
  }

  /// A line of its own: a name with a line break must not make two.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
  }
}
