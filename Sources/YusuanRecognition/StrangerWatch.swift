internal import YusuanFindings
internal import YusuanModel

/// Finds disclosures with another unit or year than the rest of their file that only fill gaps of another disclosure:
/// the unit or year is probably a slip. A file of many units is not examined.
struct StrangerWatch {
  private struct Shape {
    var profile: String
    var unitName: String?
    var year: Int?
    var numbers: Set<String>
    var title: Location
    var unit: Location
  }

  private static let limit = 8

  /// By input, in order of arrival; at most one more than ``limit``.
  private var shapes: [String: [Shape]] = [:]

  /// Remembers which tables a complete disclosure has. Its first table is `first`.
  mutating func remember(_ disclosure: Disclosure, _ first: RecognisedTable) {
    let input = first.location.input
    guard shapes[input, default: []].count <= Self.limit else { return }
    shapes[input, default: []].append(
      Shape(
        profile: disclosure.profile, unitName: disclosure.unitName, year: disclosure.fiscalYear,
        numbers: Set(disclosure.tables.map(\.id)),
        title: first.location, unit: first.unitLocation))
  }

  /// The findings, by input.
  func findings() -> [Diagnostic] {
    shapes.sorted { $0.key < $1.key }.flatMap { _, shapes in
      (2...Self.limit).contains(shapes.count) ? Self.findings(shapes) : []
    }
  }

  private static func findings(_ shapes: [Shape]) -> [Diagnostic] {
    shapes.indices.compactMap { index in
      host(of: index, in: shapes).map { finding(shapes[index], in: $0) }
    }
  }

  private static func finding(_ shape: Shape, in host: Shape) -> Diagnostic {
    if shape.unitName.map(FoldedText.init) != host.unitName.map(FoldedText.init) {
      return Diagnostic(.unitsDiffer, at: shape.unit, [.expected: host.unitName ?? "", .found: shape.unitName ?? ""])
    }
    let year = { (shape: Shape) in shape.year.map(String.init) ?? "" }
    return Diagnostic(.yearsDiffer, at: shape.title, [.expected: year(host), .found: year(shape)])
  }

  /// The larger shape whose gaps the one at `index` fills, the first of equal ones. Nil if there is none.
  private static func host(of index: Int, in shapes: [Shape]) -> Shape? {
    let numbers = shapes[index].numbers
    return shapes.indices.first { other in
      let others = shapes[other].numbers
      return other != index && shapes[other].profile == shapes[index].profile && numbers.isDisjoint(with: others)
        && (others.count > numbers.count || others.count == numbers.count && other < index)
    }.map { shapes[$0] }
  }
}
