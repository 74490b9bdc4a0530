/// Names of sheets as Excel allows them (工作表名称): at most 31 characters, without `[]:*?/\`, no apostrophe at the ends, not empty,
/// and each once, upper and lower case being the same.
public struct XLSXSheetNames {
  private var taken: Set<String> = ["history"]

  /// No names yet.
  public init() {}

  /// A name for a sheet that is made of `text`. One that is taken gets a number: `表1(2)`.
  public mutating func name(_ text: String) -> String {
    let whole = Self.allowed(text)
    var name = Self.cut(whole, to: 31)
    var count = 1
    while !taken.insert(name.lowercased()).inserted {
      count += 1
      let mark = "(\(count))"
      name = Self.cut(whole, to: 31 - mark.utf16.count) + mark
    }
    return name
  }

  private static func allowed(_ text: String) -> String {
    let refused: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]
    var name = String(XLSXText.plain(text).map { refused.contains($0) || $0.isNewline || $0 == "\t" ? "_" : $0 })
    while name.hasPrefix("'") || name.hasPrefix(" ") { name.removeFirst() }
    name = cut(name, to: 31)
    return name.isEmpty ? "表" : name
  }

  private static func cut(_ text: String, to limit: Int) -> String {
    var text = text
    while text.utf16.count > limit || text.hasSuffix("'") || text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  /// The name as it stands in a formula: `'表1'`.
  public static func quoted(_ name: String) -> String {
    "'" + name.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
  }
}
