import Testing
import YusuanFindings
import YusuanModel
import YusuanProfiles
@testable import YusuanRules

/// A profile and its rules inside the program, and the reports on disclosures.
enum Fixture {
  static func profile() throws -> Profile { try #require(try Profile.builtIn("shanxi-unit")) }

  static func rules() throws -> RuleSet { try RuleSet(profile()) }

  static func tied(_ traits: TiedDisclosure.Traits = .init(), seed: UInt64 = 1) throws -> Disclosure {
    TiedDisclosure.make(try profile(), traits, seed: seed)
  }

  /// The same unit's disclosure of the year before, from which `now` carries on.
  static func before(_ now: Disclosure) throws -> Disclosure {
    var before = TiedDisclosure.make(try profile(), .init(hasYearEnd: true), seed: 4, year: 2024)
    try before.set(CellName("1 expenditure 年终结转 total"), now.fen(CellName("1 revenue 上年结转 amount")))
    try before.set(CellName("4 expenditure 年终结转 total"), now.fen(CellName("4 revenue 上年财政拨款结转 amount")))
    let rows = now.tables[3].panels[0].rows.filter { $0.kind == .carryoverItem }
    for (row, fund) in zip(rows, TiedDisclosure.funds) {
      try before.set(CellName("4 expenditure 年终结转 \(fund)"), row.amount("amount")?.fen)
    }
    return before
  }
}

/// A cell by its table, panel, row and column, as tests write it: `3 expenditure 208 total`.
struct CellName: Hashable, CustomStringConvertible {
  var table: String
  var panel: String
  /// The row's code or its label.
  var row: String
  var column: String

  init(_ table: String, _ panel: String, _ row: String, _ column: String) {
    (self.table, self.panel, self.row, self.column) = (table, panel, row, column)
  }

  /// The cell that `text` writes.
  init(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    self.init(words[0], words[1], words[2], words[3])
  }

  var description: String { "\(table) \(panel) \(row) \(column)" }
}

extension Disclosure {
  /// Where a cell stands; of several rows with its label the first that prints the column.
  private func place(_ cell: CellName) -> (table: Int, panel: Int, row: Int)? {
    guard let table = tables.firstIndex(where: { $0.number == cell.table }),
      let panel = tables[table].panels.firstIndex(where: { $0.id == cell.panel })
    else { return nil }
    let rows = tables[table].panels[panel].rows
    let known = rows.indices.filter { (rows[$0].code ?? rows[$0].item) == cell.row }
    return (known.first { rows[$0].amount(cell.column) != nil } ?? known.first).map { (table, panel, $0) }
  }

  /// Gives a cell another figure, nil for none.
  mutating func set(_ cell: CellName, _ fen: Int64?) throws {
    let (table, panel, row) = try #require(place(cell), "no row \(cell)")
    tables[table].panels[panel].rows[row].amounts.removeAll { $0.column == cell.column }
    if let fen {
      tables[table].panels[panel].rows[row].amounts.append(Fact(column: cell.column, amount: Amount(fen: fen)))
    }
  }

  /// The figure of a cell in 分.
  func fen(_ cell: CellName) -> Int64? {
    place(cell).flatMap { tables[$0.table].panels[$0.panel].rows[$0.row].amount(cell.column)?.fen }
  }
}

extension Checker {
  func check(_ disclosure: Disclosure, beside others: Others = Others()) -> CheckReport {
    check(Document(disclosure), beside: others)
  }
}

extension Checker.Others {
  init(of units: [Disclosure]?, before previous: [Disclosure]? = nil) {
    self.init(units: units?.map { Document($0) }, previous: previous?.map { Document($0) })
  }
}

extension CheckReport {
  /// The rules with findings of `outcome`, in the order of the rules.
  func rules(_ outcome: Outcome) -> [String] {
    outcomes.map(\.rule).filter { rule in findings.contains { $0.rule == rule && $0.outcome == outcome } }
  }

  func outcome(_ rule: String) -> RuleOutcome? { outcomes.first { $0.rule == rule } }
}
