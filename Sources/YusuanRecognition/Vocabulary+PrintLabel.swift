internal import YusuanModel

extension Vocabulary {
  private static let number = Label("{N}")

  /// The number of characters of the print label at the beginning of `scalars`, including its second number (表5-1), or
  /// nil if there is none. The year of a title is not a second number.
  func printLabel(in scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let label = words.printLabels.longest(in: scalars)?.match else { return nil }
    let rest = scalars.dropFirst(label.length)
    guard rest.first == "-", let second = Self.number.match(rest.dropFirst()) else { return label.length }
    let behind = rest.dropFirst(1 + second.length)
    return behind.first == "年" ? label.length : label.length + 1 + second.length
  }

  /// Whether `scalars` is only a print label, perhaps in brackets or with a colon behind it.
  func isPrintLabel(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    var bare = scalars
    if bare.first == "(" || bare.first == "[", bare.last == ")" || bare.last == "]" {
      bare = bare.dropFirst().dropLast()
    }
    if bare.last == ":" { bare = bare.dropLast() }
    return printLabel(in: bare) == bare.count
  }
}
