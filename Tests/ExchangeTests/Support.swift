import Budget
import Diagnostics
import Testing

@testable import Exchange

func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// The layout inside the program.
func layout() throws -> Layout { try #require(try Layout.builtIn(Layout.defaultID)) }

/// The finding that `body` throws; nil where it throws none.
func finding(_ body: () throws -> Void) -> Diagnostic? {
  do { try body() } catch { return error as? Diagnostic }
  return nil
}

/// A disclosure with each trap of the written forms: blank beside zero, an unknown row, a note, quotes and commas.
func sample() -> Disclosure {
  let rows = [
    BudgetRow(
      kind: .total, item: "合计",
      amounts: [Fact(column: "total", amount: Amount(fen: 684_040_000)), Fact(column: "project", amount: .zero)]),
    BudgetRow(
      kind: .function, code: "208", item: "社会保障,\"就业\"", level: 1,
      amounts: [Fact(column: "total", amount: Amount(fen: -1))]),
    BudgetRow(kind: .other, item: "其中：未列明"),
  ]
  return Disclosure(
    layout: "shanxi-unit-2025", unitName: "晋城市应急管理调度指挥中心", fiscalYear: 2025, amountUnit: .tenThousandYuan,
    tables: [
      Table(
        number: 3, id: "expenditureSummary", title: "2025年预算支出总表",
        sections: [Section(side: .expenditure, rows: rows)]),
      Table(
        number: 6, id: "basicExpenditureByEconomicItem", title: "2025年一般公共预算安排基本支出分经济科目表（不含上年结转）", note: "本表无数据",
        sections: [Section(side: .expenditure)]),
    ])
}
