/// Names of files that every file system takes (安全文件名).
public enum FileName {
  /// `text` without what some systems refuse in a name: separators, control characters, spaces and dots at the ends, a
  /// hyphen in front. Never empty, and at most 180 bytes of UTF-8, which leaves room for a number and an extension
  /// within the usual limit of 255.
  public static func safe(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var length = 0
    for scalar in text.unicodeScalars {
      length += UTF8.width(scalar)
      if length > 180 { break }
      scalars.append(isRefused(scalar) ? "_" : scalar)
    }
    while scalars.last == " " || scalars.last == "." { scalars.removeLast() }
    let name = scalars.drop { $0 == " " || $0 == "." || $0 == "-" }
    return name.isEmpty ? "_" : String(name)
  }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": true
    default: scalar.properties.generalCategory == .control
    }
  }
}
