import Foundation
import TestSupport
import YusuanConversion
import YusuanFormats
import YusuanModel
import YusuanProfiles

/// A generated disclosure, and changes that are sown into it.
struct SownChanges {
  /// The disclosure before and after the changes.
  var before: Disclosure
  var after: Disclosure
  /// Columns that are cut off the printed tables: the last one of each of these.
  var cutBefore: [String] = []
  var cutAfter: [String] = []

  static func profiles() throws -> ProfileSet { try ProfileSet() }

  /// A disclosure of `unit`, with the rows of a real one, further items and projects, and figures of `seed`.
  static func disclosure(unit: String, year: Int = 2026, seed: UInt64) throws -> Disclosure {
    let conversion = Conversion(ConversionOptions(profiles: try profiles())) { _ in }
    conversion.read([Project.path("Samples/jincheng-2025/tables.csv")])
    var disclosure = conversion.finish()[0].disclosure
    var random = SeededRandom(seed: seed)
    (disclosure.unitName, disclosure.fiscalYear) = (unit, year)
    let titles = Dictionary(
      try profiles().profile("shanxi-unit").tables.map { ($0.id, $0.title.printed(year: year)) }
    ) { first, _ in first }
    for index in disclosure.tables.indices {
      disclosure.tables[index].title = titles[disclosure.tables[index].id] ?? ""
      for panel in disclosure.tables[index].panels.indices {
        for row in disclosure.tables[index].panels[panel].rows.indices {
          var one = disclosure.tables[index].panels[panel].rows[row]
          if one.kind == .subtotal, one.id == "unit" { one.item = unit }
          for fact in one.amounts.indices { one.amounts[fact].amount = amount(&random) }
          disclosure.tables[index].panels[panel].rows[row] = one
        }
      }
    }
    for name in ["基本工资", "津贴补贴", "办公费", "印刷费", "电费"] {
      disclosure.append(
        BudgetRow(
          kind: .economic, path: name, item: name,
          amounts: [
            Fact(column: "total", amount: amount(&random)), Fact(column: "personnel", amount: amount(&random)),
          ], values: [ColumnValue(column: "governmentItem", text: "工资福利支出")]),
        to: "basicExpenditureByEconomicItem")
    }
    for name in ["信息化系统建设项目", "应急物资储备", "安全生产宣传教育", "执法装备购置"] {
      disclosure.append(
        BudgetRow(
          kind: .project, path: name, item: name, level: 2,
          amounts: [
            Fact(column: "total", amount: amount(&random)), Fact(column: "unitFunds", amount: amount(&random)),
          ]), to: "projectExpenditureCurrent")
    }
    return disclosure
  }

  private static func amount(_ random: inout SeededRandom) -> Amount {
    Amount(fen: Int64.random(in: 10_000...99_999_999, using: &random) * 100)
  }

  /// The disclosure of `seed` with twenty changes.
  init(unit: String, seed: UInt64) throws {
    before = try Self.disclosure(unit: unit, seed: seed)
    before.edit("expenditureSummary", "208") { $0.set("basic", 10_000_000) }
    before.edit("expenditureSummary", "210") { $0.set("basic", nil) }
    before.edit("expenditureSummary", "221") { $0.set("project", nil) }
    before.edit("expenditureSummary", "221/22102") { $0.set("project", 0) }
    before.edit("expenditureSummary", "224") { $0.set("project", 0) }
    before.edit("projectExpenditureCurrent", "应急物资储备") { $0.set("total", 5_000_000) }
    after = before
    after.edit("expenditureSummary", "208") { $0.set("basic", 11_126_000) }  // 1: 10.00 → 11.126
    after.edit("expenditureSummary", "210") { $0.set("basic", 5_000_000) }  // 2: blank → 5.00
    after.edit("expenditureSummary", "208/20805") { $0.set("basic", nil) }  // 3: dropped
    after.edit("expenditureSummary", "221") { $0.set("project", 0) }  // 4: blank → zero
    after.edit("expenditureSummary", "221/22102") { $0.set("project", nil) }  // 5: zero → blank
    after.edit("expenditureSummary", "224") { $0.set("project", 7_000_000) }  // 6: zero → 7.00
    after.edit("expenditureSummary", "224/22401") { $0.set("basic", -1_000_000) }  // 7: negative
    after.rows("generalPublicExpenditure") { rows in
      let place = rows.firstIndex { $0.path == "210" } ?? 0
      rows.insert(  // 8: row added
        BudgetRow(
          kind: .function, path: "208/20805/2080599", code: "2080599", item: "其他行政事业单位养老支出", level: 3,
          amounts: [Fact(column: "total", amount: Amount(fen: 1_000_000))]), at: place)
      rows.removeAll { $0.path == "221/22102/2210201" }  // 9: row dropped
    }
    after.edit("generalPublicExpenditure", "210/21011/2101102") { row in  // 10: recoded
      (row.code, row.path) = ("2101199", "210/21011/2101199")
    }
    after.edit("generalPublicExpenditure", "224/22401/2240109") { $0.item = "应急救援" }  // 11: code renamed
    after.edit("projectExpenditureCurrent", "安全生产宣传教育") { row in  // 12: renamed, same figures
      (row.item, row.path) = ("群众安全教育活动", "群众安全教育活动")
    }
    after.edit("projectExpenditureCurrent", "应急物资储备") { row in  // 13 and 14: nearly the same name, other figure
      (row.item, row.path) = ("应急物资储备费", "应急物资储备费")
      row.set("total", 6_000_000)
    }
    after.rows("projectExpenditureCurrent") { rows in
      rows.append(  // 15: list row added
        BudgetRow(
          kind: .project, path: "森林防火", item: "森林防火", level: 2,
          amounts: [Fact(column: "total", amount: Amount(fen: 3_000_000))]))
    }
    after.rows("basicExpenditureByEconomicItem") { $0.removeAll { $0.item == "印刷费" } }  // 16: list row dropped
    after.edit("basicExpenditureByEconomicItem", "办公费") { $0.values[0].text = "商品和服务支出" }  // 17: text
    after.tables.removeAll { $0.id == "agencyOperatingExpenses" }  // 18: table dropped
    before.tables.removeAll { $0.id == "governmentFundRevenue" }  // 19: table added
    cutAfter = ["projectExpenditureCurrent"]  // 20: column dropped
  }

  /// What a comparison has to find, as ``Found`` says it.
  static func expected(_ before: Disclosure) -> [String] {
    let blank = "-"
    let old = { (table: String, row: String, column: String) in
      before.tables.first { $0.id == table }?.panels.lazy.flatMap(\.rows).first { $0.path == row }?
        .amount(column)?.text(in: .tenThousandYuan) ?? blank
    }
    let summary = "expenditureSummary"
    let negative =
      before.tables.first { $0.id == summary }?.panels[0].rows.first { $0.path == "224/22401" }?
      .amount("basic") ?? .zero
    return [
      "amount changed \(summary) 208 basic 10.00 11.126 1.126 11.26 code",
      "amount added \(summary) 210 basic - 5.00 - - code",
      "amount removed \(summary) 208/20805 basic \(old(summary, "208/20805", "basic")) - - - code",
      "amount blankToZero \(summary) 221 project - 0.00 - - code",
      "amount zeroToBlank \(summary) 221/22102 project 0.00 - - - code",
      "amount changed \(summary) 224 project 0.00 7.00 7.00 - code",
      "amount changed \(summary) 224/22401 basic \(old(summary, "224/22401", "basic")) -1.00 "
        + "\(Amount(fen: -1_000_000 - negative.fen).text(in: .tenThousandYuan)) "
        + "\(percent(from: negative.fen, to: -1_000_000)) code",
      "row added generalPublicExpenditure 208/20805/2080599 - - - - - -",
      "row removed generalPublicExpenditure 221/22102/2210201 - - - - - -",
      "code changed generalPublicExpenditure 210/21011/2101199 - 2101102 2101199 - - name",
      "label changed generalPublicExpenditure 224/22401/2240109 - 应急管理 应急救援 - - code",
      "label changed projectExpenditureCurrent 群众安全教育活动 - 安全生产宣传教育 群众安全教育活动 - - figures",
      "label changed projectExpenditureCurrent 应急物资储备费 - 应急物资储备 应急物资储备费 - - likeness",
      "amount changed projectExpenditureCurrent 应急物资储备费 total 5.00 6.00 1.00 20.00 likeness",
      "row added projectExpenditureCurrent 森林防火 - - - - - -",
      "row removed basicExpenditureByEconomicItem 印刷费 - - - - - -",
      "value changed basicExpenditureByEconomicItem 办公费 governmentItem 工资福利支出 商品和服务支出 - - name",
      "table removed agencyOperatingExpenses - - - - - - -",
      "table added governmentFundRevenue - - - - - - -",
      "column removed projectExpenditureCurrent - unitFunds - - - - -",
    ].sorted()
  }

  /// The percentage by another way than the program's: long division of decimal digits.
  private static func percent(from old: Int64, to new: Int64) -> String {
    let exact = Decimal(new - old) * 100 / Decimal(abs(old))
    var (value, rounded) = (exact, Decimal())
    NSDecimalRound(&rounded, &value, 2, .plain)
    let text = "\(rounded)"
    let parts = text.split(separator: ".")
    return parts.count == 1
      ? text + ".00" : "\(parts[0])." + parts[1] + String(repeating: "0", count: 2 - parts[1].count)
  }

  // MARK: Files

  /// Writes both disclosures as folders of printed tables below `folder`, named `old/<name>` and `new/<name>`.
  func write(into folder: TemporaryFolder, name: String) throws -> (String, String) {
    try Self.write(before, cut: cutBefore, into: folder, "old/\(name)")
    try Self.write(after, cut: cutAfter, into: folder, "new/\(name)")
    return ("\(folder.path)/old", "\(folder.path)/new")
  }

  static func write(
    _ disclosure: Disclosure, cut: [String] = [], into folder: TemporaryFolder, _ name: String
  ) throws {
    let writer = LayoutCSVWriter(profile: try profiles().profile(disclosure.profile))
    for (index, table) in disclosure.tables.enumerated() {
      var text = String(decoding: writer.write(tableAt: index, of: Document(disclosure)), as: UTF8.self)
      if cut.contains(table.id) {
        text = text.split(separator: "\n").map { $0[..<($0.lastIndex(of: ",") ?? $0.endIndex)] + "\n" }.joined()
      }
      _ = try folder.write(Array(text.utf8), as: "\(name)/\(table.id).csv")
    }
  }
}

extension Disclosure {
  mutating func rows(_ table: String, _ change: (inout [BudgetRow]) -> Void) {
    for index in tables.indices where tables[index].id == table { change(&tables[index].panels[0].rows) }
  }

  mutating func edit(_ table: String, _ path: String, _ change: (inout BudgetRow) -> Void) {
    rows(table) { rows in
      for index in rows.indices where rows[index].path == path { change(&rows[index]) }
    }
  }

  mutating func append(_ row: BudgetRow, to table: String) { rows(table) { $0.append(row) } }
}

extension BudgetRow {
  /// Sets an amount in 分; nil for a blank cell.
  mutating func set(_ column: String, _ fen: Int64?) {
    let order = ["total", "basic", "project"]
    amounts.removeAll { $0.column == column }
    if let fen { amounts.append(Fact(column: column, amount: Amount(fen: fen))) }
    amounts.sort { (order.firstIndex(of: $0.column) ?? 9) < (order.firstIndex(of: $1.column) ?? 9) }
  }
}
