internal import YusuanModel

/// A figure that other tables may print as well (可比的数): a sum or a fixed row, in one column.
struct Landmark {
  /// The figure as formulas write it.
  var formula: String
  var table: Int
  var panel: String
  /// The names of its row and its column, without names that say nothing.
  var terms: Set<String>
  /// Whether it is the total of its panel.
  var isWhole: Bool
  /// Whether its panel has open rows: a code tree or a list.
  var isOpen: Bool
  /// The id of its table, in lower case.
  var tableID: String
  /// The figure in each document, in 分, or nil if it is blank there.
  var values: [Int64?]

  /// Parts of a table's id that describe all of its figures.
  private static let funds = ["generalPublicBudget", "governmentFund", "stateCapital"]
  private static let plain: Set<String> = ["total", "grandTotal", "amount", "budget", "unit", "subtotal"]

  /// How many landmarks are compared, not counting those of the last table.
  private static let most = 2_000

  /// The landmarks of `tables`, with their values in `documents`.
  static func all(_ tables: [TableDraft], _ documents: [Disclosure]) -> [Landmark] {
    var landmarks: [Landmark] = []
    for (place, table) in tables.enumerated() where landmarks.count < most {
      let panels = table.panels.map { PanelName(table, $0) }
      for panel in panels { landmarks += of(panel, place, documents) }
      landmarks += joined(panels, place, landmarks)
    }
    return landmarks
  }

  private static func of(_ panel: PanelName, _ place: Int, _ documents: [Disclosure]) -> [Landmark] {
    var found: [Landmark] = []
    for (path, row) in rows(panel.panel.rows, path: "") where row.code == nil {
      for column in panel.amounts {
        let values = documents.map { value($0, panel, path, column) }
        guard values.contains(where: { $0 != nil && $0 != 0 }) else { continue }
        let isSum = row.kind == .total || panel.panel.open != nil && row.kind == .subtotal
        let funds = funds.filter { panel.table.id.lowercased().contains($0.lowercased()) }
        let terms = Set(path.split(separator: "/").map(String.init) + [column] + funds).subtracting(plain)
        found.append(
          Landmark(
            formula: panel.figure(path, column), table: place, panel: panel.panel.id, terms: terms,
            isWhole: isSum && column == panel.whole, isOpen: panel.panel.open != nil,
            tableID: panel.table.id.lowercased(), values: values))
      }
    }
    return found
  }

  /// The sum of the totals of panels that stand side by side and form one list.
  private static func joined(_ panels: [PanelName], _ place: Int, _ landmarks: [Landmark]) -> [Landmark] {
    guard panels.count > 1, panels.allSatisfy({ $0.panel.open != nil && $0.amounts == panels[0].amounts }) else {
      return []
    }
    let wholes = landmarks.filter { $0.table == place && $0.isWhole }
    guard wholes.count == panels.count, var sum = wholes.first else { return [] }
    sum.formula = wholes.map(\.formula).joined(separator: " + ")
    sum.values = sum.values.indices.map { index in
      wholes.reduce(Int64?(0)) { Int64.addingSafely($0, $1.values[index]) }
    }
    return [sum]
  }

  private static func rows(_ rows: [RowDraft], path: String) -> [(String, RowDraft)] {
    rows.flatMap { [(path + $0.id, $0)] + self.rows($0.children, path: path + $0.id + "/") }
  }

  private static func value(_ document: Disclosure, _ panel: PanelName, _ path: String, _ column: String) -> Int64? {
    let table = document.tables.first { $0.id == panel.table.id }
    return table?.panel(panel.panel.id)?.rows.first { $0.path == path }?.amount(column)?.fen
  }

  /// The id of the year's total, without carry-over. A code tree has no other total.
  private static let year = "yearTotal"

  private var core: Set<String> { terms.subtracting([Self.year]) }

  /// Whether `other` may be the same figure by its names: they are equal, or one figure is the total of a table with
  /// these names.
  func isRelated(to other: Landmark) -> Bool {
    if terms == other.terms || (isWhole || other.isWhole) && core == other.core { return true }
    return isCalled(other.core) || other.isCalled(core)
  }

  private func isCalled(_ terms: Set<String>) -> Bool {
    isWhole && !terms.isEmpty && terms.allSatisfy { tableID.contains($0.lowercased()) }
  }

  /// How likely it is that `other` is the same figure, and not another one that happens to be equal.
  func likeness(_ other: Landmark) -> Int {
    let isYear = other.terms.contains(Self.year)
    return 8 * other.core.count + (panel == other.panel ? 4 : 0)
      + (isYear == (isOpen || terms.contains(Self.year)) ? 2 : 0)
  }
}

extension Int64 {
  /// The sum of both; a nil `b` counts as zero. Nil if `a` is nil or the sum is out of range.
  fileprivate static func addingSafely(_ a: Int64?, _ b: Int64?) -> Int64? {
    guard let a else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b ?? 0)
    return overflow ? nil : sum
  }
}
