/// File names that every file system accepts (安全文件名).
public enum FileName {
  /// `text` as a safe name. Left out are separators, control characters, invisible characters, spaces and dots at the
  /// ends, and a leading hyphen. Windows device names are changed. The name is never empty and has at most 180 bytes of
  /// UTF-8: that leaves room for a number and an extension within the usual limit of 255.
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
    let text = String(name)
    return name.isEmpty || isReserved(text) ? "_" + text : text
  }

  /// Whether Windows takes `name` for a device, with any extension.
  private static func isReserved(_ name: String) -> Bool {
    let stem = name.prefix { $0 != "." }.uppercased()
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(stem) { return true }
    guard stem.hasPrefix("COM") || stem.hasPrefix("LPT"), let last = stem.dropFirst(3).first else { return false }
    return stem.count == 4 && "0123456789¹²³".contains(last)
  }

  /// A key that is equal for names that some systems do not distinguish: upper and lower case, composed and decomposed
  /// characters. Valid within one process.
  public static func key(_ name: String) -> UInt64 { UInt64(bitPattern: Int64(name.lowercased().hashValue)) }

  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": true
    default: [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
    }
  }
}
