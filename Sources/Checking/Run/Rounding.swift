/// How much two sums may differ by rounding alone (四舍五入尾差).
///
/// Each printed figure is off by at most half of its last printed place. A total of n printed terms may so differ by
/// (n + 1) halves; two figures that print the same quantity have to be equal, or, where one is printed to a coarser
/// place than the other, differ by at most half of that place.
struct Rounding {
  private let evaluator: Evaluator

  init(_ evaluator: Evaluator) { self.evaluator = evaluator }

  /// What becomes of a difference that is not zero, where twice as much as `halves` 分 is allowed.
  static func outcome(_ difference: Int128, _ halves: Int64) -> Outcome {
    2 * difference.magnitude <= Int128(halves).magnitude ? .rounding : .fail
  }

  /// Twice the difference that `left` and `right` may have, in 分.
  func allowedHalves(_ left: Expression, _ right: Expression) -> Int64 {
    if right.terms.isEmpty { return 0 }
    let (a, b) = (places(left), places(right))
    if left.isFigure, right.isFigure {
      guard let a = a.first, let b = b.first, a != b else { return 0 }
      return max(a, b)
    }
    return (a + b).reduce(0, +)
  }

  /// The last printed place of each figure in 分; that of a single one also where it is blank.
  func places(_ expression: Expression) -> [Int64] {
    var places: [Int64] = []
    for term in expression.terms {
      _ = evaluator.visit(term.reference) { grid, section, row, column in
        let fen = grid.fen(section, row, column)
        if expression.isFigure || fen != nil { places.append(section.lastPlace(fen ?? 0)) }
      }
    }
    return places
  }
}
