internal import YusuanFindings

/// A total that is printed beside its parts and ties with them (已核对的合计).
public struct PrintedSum: Sendable, Hashable {
  /// The cell with the total.
  public var total: CellPlace
  /// The cells that it adds up, all in the same table; blank ones count as zero.
  public var parts: [CellPlace]

  /// `total` is the sum of `parts`.
  public init(total: CellPlace, parts: [CellPlace]) { (self.total, self.parts) = (total, parts) }
}

/// The totals of a disclosure that are written as formulas: of each cell the first, and none that leads back to itself.
struct SumFormulas {
  private var parts: [CellPlace: [CellPlace]] = [:]

  /// Those of `sums`. Sums down a column are preferred to those along a row.
  init(_ sums: [PrintedSum]) {
    let down = sums.filter(\.isDown)
    for sum in down + sums.filter({ !$0.isDown }) {
      guard parts[sum.total] == nil, !sum.parts.isEmpty, !leads(sum.parts, to: sum.total) else { continue }
      parts[sum.total] = sum.parts
    }
  }

  /// Whether one of `cells` is `target`, or a formula that depends on it.
  private func leads(_ cells: [CellPlace], to target: CellPlace) -> Bool {
    var open = cells
    var seen = Set<CellPlace>()
    while let next = open.popLast() {
      if next == target { return true }
      if seen.insert(next).inserted { open += parts[next] ?? [] }
    }
    return false
  }

  /// The parts of the total at `place`, or nil if it is none.
  subscript(_ place: CellPlace) -> [CellPlace]? { parts[place] }

  /// The formula that adds up the cells at `positions`: `=SUM(C6:C35)`, `=C6+C9`.
  static func formula(_ positions: [CellPosition]) -> String {
    var areas: [(first: CellPosition, last: CellPosition)] = []
    for position in positions.sorted(by: { ($0.column, $0.row) < ($1.column, $1.row) }) {
      if let area = areas.last, area.last.column == position.column, area.last.row + 1 == position.row {
        areas[areas.count - 1].last = position
      } else {
        areas.append((position, position))
      }
    }
    if areas.count > 1, areas.allSatisfy({ $0.first == $0.last && $0.first.row == areas[0].first.row }) {
      let isRun = zip(areas, areas.dropFirst()).allSatisfy { $0.first.column + 1 == $1.first.column }
      if isRun { areas = [(areas[0].first, areas[areas.count - 1].last)] }
    }
    let texts = areas.map { $0.first == $0.last ? $0.first.a1 : "\($0.first.a1):\($0.last.a1)" }
    let hasArea = areas.contains { $0.first != $0.last }
    return hasArea || texts.count > 30 ? "=SUM(\(texts.joined(separator: ",")))" : "=" + texts.joined(separator: "+")
  }
}

extension PrintedSum {
  /// Whether the parts stand in the column of the total.
  fileprivate var isDown: Bool { parts.allSatisfy { $0.column == total.column && $0.panel == total.panel } }
}
