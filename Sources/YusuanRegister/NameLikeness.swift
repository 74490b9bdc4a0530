internal import YusuanModel

/// How much names of units are alike (单位名称的相近程度), counted in characters. It only ever suggests.
enum NameLikeness {
  /// The longest name that is compared, and how many names it is compared with.
  private static let (longest, most) = (60, 20_000)

  /// The one of `names` that `name` is most like; nil where more than a quarter of its characters differ.
  static func nearest(to name: String, of names: [String]) -> String? {
    let own = FoldedText(name).scalars
    guard own.count <= longest else { return nil }
    var best: (name: String, distance: Int)?
    for other in names.prefix(most) {
      let scalars = FoldedText(other).scalars
      guard scalars.count <= longest, abs(scalars.count - own.count) <= own.count / 4 else { continue }
      let distance = distance(own, scalars)
      if distance <= own.count / 4, distance < best?.distance ?? Int.max { best = (other, distance) }
    }
    return best?.name
  }

  /// How many characters have to be changed, added or left out (Levenshtein).
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let substituted = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
