internal import YusuanModel

/// How much two sums may differ by rounding alone (四舍五入尾差).
///
/// Each printed figure is off by at most half of its last printed place, so a total of n printed terms may differ by (n
/// + 1) halves. Two figures that print the same quantity must be equal. If one of them is printed to a coarser place,
/// they may differ by half of that place.
///
/// A total in whole 元 may stand above terms with 角 and 分; then it adds up terms rounded to 元. A total with 角 or 分 adds
/// up exact terms, even if one of them happens to be whole.
struct Rounding {
  private let evaluator: Evaluator

  init(_ evaluator: Evaluator) { self.evaluator = evaluator }

  /// The outcome for a difference other than zero if half of `halves` 分 are allowed.
  static func outcome(_ difference: Int128, _ halves: Int64) -> Outcome {
    2 * difference.magnitude <= Int128(halves).magnitude ? .rounding : .fail
  }

  /// Twice the difference allowed between `left` and `right`, in 分.
  func allowedHalves(_ left: Expression, _ right: Expression) -> Int64 {
    if right.terms.isEmpty { return 0 }
    let (a, b) = (places(left), places(right))
    if left.isFigure, right.isFigure {
      guard let a = a.first?.fen, let b = b.first?.fen, a != b else { return 0 }
      return max(a, b)
    }
    let places = a + b
    let yuan = yuanPlace(below: left.isFigure ? a.first : right.isFigure ? b.first : nil, places)
    return places.reduce(0) { $0 + ($1.isYuan ? yuan ?? $1.fen : $1.fen) }
  }

  /// The last printed place common to all figures in 元 in a sum with `total`, or nil if each has its own.
  private func yuanPlace(below total: PrintedPlace?, _ places: [PrintedPlace]) -> Int64? {
    guard let total, total.isYuan else { return nil }
    let isWhole = total.isBlank ? places.allSatisfy { $0.isBlank || !$0.isYuan || $0.fen > 1 } : total.fen > 1
    return isWhole ? AmountUnit.yuan.fen : 1
  }

  /// The last printed place of each figure. A single figure has one even if it is blank.
  func places(_ expression: Expression) -> [PrintedPlace] {
    var places: [PrintedPlace] = []
    for term in expression.terms {
      _ = evaluator.visit(term.reference) { grid, panel, row, column in
        let fen = grid.fen(panel, row, column)
        if expression.isFigure || fen != nil { places.append(PrintedPlace(fen, panel.unit)) }
      }
    }
    return places
  }
}

/// The last place to which a figure is printed (末位).
struct PrintedPlace {
  /// The value of the place in 分.
  let fen: Int64
  /// Whether the figure is printed in 元.
  let isYuan: Bool
  /// Whether nothing is printed.
  let isBlank: Bool

  /// The last place of `figure` in `unit`. In 元 it is 元 or 分. In larger units it is the second decimal, or the last one
  /// that the figure has.
  init(_ figure: Int64?, _ unit: AmountUnit) {
    (isYuan, isBlank) = (unit == .yuan, figure == nil)
    if isYuan {
      fen = figure.map { $0 % 100 == 0 ? 100 : 1 } ?? 1
      return
    }
    var place = unit.fen / 100
    while place > 1, (figure ?? 0) % place != 0 { place /= 10 }
    fen = place
  }
}
