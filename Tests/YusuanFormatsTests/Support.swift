import Testing
import YusuanFindings
import YusuanModel
import YusuanProfiles
@testable import YusuanFormats

func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// The profiles of the tests, each read once.
enum TestProfiles {
  private static let shanxi = Result { try #require(try Profile.builtIn("shanxi-unit")) }
  private static let invented = Result { try InventedProfile.load() }

  /// The profile inside the program.
  static func shanxiUnit() throws -> Profile { try shanxi.get() }

  /// That of ``InventedProfile``.
  static func inventedBureau() throws -> Profile { try invented.get() }

  /// Both.
  static func all() throws -> [Profile] { [try shanxiUnit(), try inventedBureau()] }
}

/// Finds the profiles of the tests.
@Sendable func testProfiles(_ id: String) throws(Diagnostic) -> Profile {
  guard let profile = try? TestProfiles.all().first(where: { $0.id == id }) else {
    throw Diagnostic(
      .profileUnknown, at: Location(input: ""), [.name: id, .expected: "shanxi-unit, \(InventedProfile.id)"])
  }
  return profile
}

func jsonReader(_ input: String = "a.json") -> JSONReader { JSONReader(input: input, profiles: testProfiles) }

/// The finding that `body` throws; nil where it throws none.
func finding(_ body: () throws -> Void) -> Diagnostic? {
  do { try body() } catch { return error as? Diagnostic }
  return nil
}

/// The Chinese line of the finding that `body` throws; nil where it throws none.
func message(_ body: () throws -> Void) -> String? { finding(body).map { Wording(.zh).line($0) } }

/// Whether two disclosures and the places of their figures are equal.
func isEqual(_ a: Document, _ b: Document) -> Bool { a.disclosure == b.disclosure && a.sources == b.sources }

/// A disclosure with each trap of the written forms: blank beside zero, an unknown row, a note, quotes and commas.
func sample() -> Document {
  let rows = [
    BudgetRow(
      kind: .total, id: "total", path: "total", item: "合计",
      amounts: [Fact(column: "total", amount: Amount(fen: 684_040_000)), Fact(column: "project", amount: .zero)]),
    BudgetRow(
      kind: .function, path: "208", code: "208", item: "社会保障,\"就业\"", level: 1,
      amounts: [Fact(column: "total", amount: Amount(fen: -1))]),
    BudgetRow(kind: .other, path: "其中：未列明", item: "其中：未列明"),
  ]
  let economic = BudgetRow(
    kind: .economic, path: "30101", code: "30101", item: "基本工资",
    amounts: [Fact(column: "personnel", amount: Amount(fen: 100))],
    values: [ColumnValue(column: "governmentItem", text: "工资奖金津补贴")])
  return Document(
    Disclosure(
      profile: "shanxi-unit", unitName: "晋城市应急管理调度指挥中心", fiscalYear: 2025, amountUnit: .tenThousandYuan,
      tables: [
        Table(
          id: "expenditureSummary", number: "3", title: "2025年预算支出总表",
          panels: [Panel(id: "expenditure", rows: rows)]),
        Table(
          id: "basicExpenditureByEconomicItem", number: "6", title: "2025年一般公共预算安排基本支出分经济科目表（不含上年结转）",
          note: "本表无数据", panels: [Panel(id: "expenditure", rows: [economic])]),
      ]))
}

/// A disclosure of the invented bureau with a value of every kind.
func inventedSample() -> Document {
  func fact(_ column: String, _ yuan: Int64) -> Fact { Fact(column: column, amount: Amount(fen: yuan * 100)) }
  let project = BudgetRow(
    kind: .project, path: "信息化／运维", item: "信息化/运维", level: 1, amounts: [fact("budget", 120), fact("final", 100)],
    values: [
      ColumnValue(column: "group", text: "一般项目"), ColumnValue(column: "goal", text: "运行,维护"),
      ColumnValue(column: "people", kind: .count, text: "3"),
      ColumnValue(column: "growth", kind: .percent, text: "-2.5"),
      ColumnValue(column: "share", kind: .percent, text: "40.00"),
      ColumnValue(column: "due", kind: .date, text: "2025-12-31"),
    ])
  let total = BudgetRow(kind: .total, id: "total", path: "total", item: "合计", amounts: [fact("budget", 120)])
  let figures = BudgetRow(
    kind: .total, id: "figures", path: "figures", item: "", amounts: [fact("planned", 30_000), fact("spent", 25_000)])
  return Document(
    Disclosure(
      profile: InventedProfile.id, unitName: "甲局", unitLevel: .department, unitCode: "101", fiscalYear: 2025,
      amountUnit: .yuan,
      tables: [
        Table(id: "projects", number: "05-2", title: "2025年项目表", panels: [Panel(id: "list", rows: [project, total])]),
        Table(id: "oneRow", number: "9", title: "“三公”经费表", panels: [Panel(id: "expenses", rows: [figures])]),
      ]))
}
