import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel

/// Counts, percentages and dates in typed cells mean what the cells show (数量、百分比、日期).
@Suite struct QuantityTests {
  struct Case: CustomTestStringConvertible {
    var trap: String
    var count: StoredValue?
    var date: StoredValue?
    var countsFrom1904 = false
    /// What is read.
    var values: [String] = []
    /// The reasons that are given, in Chinese.
    var reasons: [String] = []
    var testDescription: String { trap }
  }

  static let cases = [
    Case(
      trap: "plain", count: StoredValue(raw: "12"), date: StoredValue(raw: "45717", format: "yyyy\\-mm\\-dd"),
      values: ["quantity=12", "acquired=2025-03-01"]),
    Case(
      trap: "days from 1904 on", date: StoredValue(raw: "44255", format: "yyyy\\-mm\\-dd"), countsFrom1904: true,
      values: ["acquired=2025-03-01"]),
    Case(trap: "a year is no day of 1905", date: StoredValue(raw: "2025"), values: ["acquired=2025"]),
    Case(
      trap: "truth values", count: StoredValue(kind: .boolean, raw: "1"), date: StoredValue(kind: .boolean, raw: "1"),
      reasons: ["应为数量、百分比或日期，“1”不是：逻辑值", "应为数量、百分比或日期，“1”不是：逻辑值"]),
    Case(
      trap: "error values", count: StoredValue(kind: .error, raw: "#N/A"),
      reasons: ["应为数量、百分比或日期，“#N/A”不是：错误值"]),
    Case(
      trap: "struck out", count: StoredValue(raw: "12", isStruckOut: true),
      reasons: ["应为数量、百分比或日期，“12”不是：已用删除线划去"]),
    Case(
      trap: "a date among counts", count: StoredValue(raw: "12", format: "yyyy\\-mm\\-dd"),
      reasons: ["应为数量、百分比或日期，“12”不是：日期"]),
    Case(trap: "a word that counts", count: StoredValue(raw: "12", format: "0\"辆\""), values: ["quantity=12"]),
    Case(
      trap: "other words", count: StoredValue(raw: "12", format: "0\"公里\""),
      reasons: ["应为数量、百分比或日期，“12”不是：格式印出的不是金额单位"]),
    Case(
      trap: "a money unit", count: StoredValue(raw: "12", format: "0\"万元\""),
      reasons: ["应为数量、百分比或日期，“12”不是：数字格式带有货币单位"]),
    Case(trap: "a format that divides", count: StoredValue(raw: "12500", format: "0.0,"), values: ["quantity=12.5"]),
    Case(
      trap: "a percentage among counts", count: StoredValue(raw: "0.12", format: "0%"),
      reasons: ["应为数量、百分比或日期，“0.12”不是：百分比"]),
  ]

  @Test(arguments: cases)
  func meansWhatTheCellShows(_ example: Case) throws {
    let folder = try TemporaryFolder()
    var grid = MarkedGrid()
    grid.rows = [
      ["国有资产占有使用表"], ["公开单位：甲中心"], ["单位：万元"], ["资产名称", "规格型号", "数量", "账面价值", "取得日期"],
      ["汽车", "", "", "9.00", ""],
    ].map { $0.map { MarkedGrid.Cell(text: $0) } }
    grid.rows[4][2].stored = example.count
    grid.rows[4][4].stored = example.date
    var book = Book(grid, .xlsx)
    book.sheets = [.init(file: 0, name: "S", rows: 0..<5)]
    book.countsFrom1904 = example.countsFrom1904
    let profiles = try ProfileSet([Project.path("\(InventedBureauTests.folder)/profile.xml")])
    let found = Converting.read([try folder.write(book.bytes(0), as: "b")], profiles)
    let values = found.disclosures.flatMap { $0.tables.flatMap { $0.panels.flatMap { $0.rows.flatMap(\.values) } } }
    #expect(values.map { "\($0.column)=\($0.text)" } == example.values)
    let said = found.findings.filter { $0.code == .valueOfAnotherKind }
    #expect(said.map(Wording(.zh).message) == example.reasons)
    let ledger = found.conversion.summary.ledger
    #expect(ledger.read == ledger.used + ledger.diagnosed && ledger.diagnosed == example.reasons.count)
  }
}
