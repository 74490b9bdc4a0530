import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanMigration
import YusuanModel
import YusuanProfiles

/// Disclosures that are migrated, and what tests ask of the result.
enum Migrating {
  static let profiles = ["shanxi-unit", "shanghai-district-department", "shanghai-district-unit"]

  static func profile(_ id: String) throws -> Profile { try #require(try Profile.builtIn(id)) }

  /// The profile `id` with the mappings `text` instead of its own.
  static func profile(_ id: String, mappings text: String) throws -> Profile {
    var profile = try profile(id)
    profile.companions.removeAll { $0.kind == .mappings }
    var file = try #require(profile.companions.first)
    (file.kind, file.name) = (.mappings, "mappings.xml")
    file.bytes = Array("<mappings xmlns=\"urn:yusuan:mappings:1\">\n\(text)\n</mappings>\n".utf8)
    profile.companions.append(file)
    return profile
  }

  /// The disclosures of a file below the project's folder.
  static func read(_ path: String) throws -> [Document] {
    let conversion = Conversion(ConversionOptions(profiles: try ProfileSet())) { _ in }
    conversion.read([Project.path(path)])
    return conversion.finish()
  }

  /// A disclosure of `shanxi-unit` with one table.
  static func disclosure(_ table: String, _ rows: [BudgetRow], note: String? = nil) throws -> Document {
    let layout = try #require(try profile("shanxi-unit").table(table))
    return Document(
      Disclosure(
        profile: "shanxi-unit", unitName: "甲局", unitLevel: .unit, fiscalYear: 2025, amountUnit: .tenThousandYuan,
        tables: [
          Table(
            id: table, number: layout.number, title: layout.title.printed(year: 2025), note: note,
            panels: [Panel(id: layout.panels[0].id, rows: rows)])
        ]))
  }

  /// A row of a code tree with figures of the columns `total` and `basic`, in 万元.
  static func code(_ code: String, _ item: String, _ total: Int64?, basic: Int64? = nil) -> BudgetRow {
    let path = [3, 5, 7].filter { $0 < code.utf8.count }.map { code.prefix($0) + "/" }.joined() + code
    var row = BudgetRow(kind: .function, path: path, code: code, item: item, level: (code.utf8.count - 1) / 2)
    if let total { row.amounts.append(Fact(column: "total", amount: Amount(fen: total * 1_000_000))) }
    if let basic { row.amounts.append(Fact(column: "basic", amount: Amount(fen: basic * 1_000_000))) }
    return row
  }

  /// The facts of a disclosure: table, panel, row and column, and what stands there.
  static func facts(_ disclosure: Disclosure) -> [[String]: String] {
    var facts: [[String]: String] = [:]
    for table in disclosure.tables {
      for panel in table.panels {
        for row in panel.rows {
          for fact in row.amounts {
            facts[[table.id, panel.id, row.path, fact.column]] = fact.amount.text(in: .yuan)
          }
          for value in row.values { facts[[table.id, panel.id, row.path, value.column]] = value.text }
        }
      }
    }
    return facts
  }

  /// The sum of all amounts, in 分.
  static func sum(_ disclosure: Disclosure) -> Int {
    disclosure.tables.flatMap(\.panels).flatMap(\.rows).flatMap(\.amounts).reduce(0) { $0 + Int($1.amount.fen) }
  }

  /// What the findings say, in Chinese, without where.
  static func words(_ findings: [Diagnostic]) -> [String] {
    findings.map { "\($0.code.rawValue) " + Wording(.zh).message($0) }
  }

  /// The rows of the only table, each as `path: column amount, …`.
  static func rows(_ document: Document) -> [String] {
    document.disclosure.tables.flatMap(\.panels).flatMap(\.rows).map { row in
      let cells =
        row.amounts.map { "\($0.column) \($0.amount.text(in: .tenThousandYuan))" } + row.unread.map { "\($0) ?" }
      return "\(row.path) \(row.item): " + cells.joined(separator: ", ")
    }
  }
}
