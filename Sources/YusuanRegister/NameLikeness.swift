internal import YusuanFindings
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
      let distance = Likeness.distance(own, scalars)
      if distance <= own.count / 4, distance < best?.distance ?? Int.max { best = (other, distance) }
    }
    return best?.name
  }
}
