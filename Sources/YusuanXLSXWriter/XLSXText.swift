/// Texts as worksheets hold and show them.
public enum XLSXText {
  /// How many characters a cell holds, in UTF-16.
  public static let longest = 32_767

  /// How many digits wide `text` is, at most: a Chinese character is as wide as two (ambiguous ones are taken for wide, as
  /// Chinese fonts have them). Of several lines the longest counts.
  public static func width(_ text: String) -> Int {
    var (widest, width) = (0, 0)
    for scalar in text.unicodeScalars {
      if scalar == "\n" { (widest, width) = (max(widest, width), 0) } else { width += Self.width(scalar) }
    }
    return max(widest, width)
  }

  /// How many lines `text` takes in a cell that is `room` digits wide.
  public static func lines(_ text: String, in room: Int) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, line in
      var (count, width) = (1, 0)
      for scalar in line.unicodeScalars {
        let next = Self.width(scalar)
        if width + next > max(room, 2) { (count, width) = (count + 1, 0) }
        width += next
      }
      return lines + count
    }
  }

  /// The width of a character: 0, 1 or 2. After Unicode's East Asian Width, with its ambiguous characters as wide.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: 0
    case 0xA7, 0xB0, 0xB1, 0xB7, 0xD7, 0xF7: 2
    case ..<0x1100, 0xFF61...0xFFDC: 1
    default: 2
    }
  }

  /// `text` as it is put into a cell (ECMA-376 part 1, 22.9.2.19): what XML cannot hold, and what looks as if it stood for
  /// such a character, is written as `_xHHHH_`. libxlsxwriter does so for the other control characters.
  static func cell(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0 || $0 == UInt8(ascii: "_") || $0 == 0xEF }) else { return text }
    var scalars = String.UnicodeScalarView()
    let all = Array(text.unicodeScalars)
    for (index, scalar) in all.enumerated() {
      switch scalar.value {
      case 0: scalars.append(contentsOf: "_x0000_".unicodeScalars)
      case 0xFFFE: scalars.append(contentsOf: "_xFFFE_".unicodeScalars)
      case 0xFFFF: scalars.append(contentsOf: "_xFFFF_".unicodeScalars)
      case 0x5F where isEscape(all[index...]): scalars.append(contentsOf: "_x005F_".unicodeScalars)
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  private static func isEscape(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let next = Array(rest.prefix(7))
    return next.count == 7 && next[1] == "x" && next[6] == "_" && next[2..<6].allSatisfy(\.properties.isASCIIHexDigit)
  }

  /// `text` without what XML cannot hold, for comments, names and links.
  static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
      if isAllowed || scalar == "\n" || scalar == "\t" { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
