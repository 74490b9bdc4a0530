import Testing
import YusuanFindings
import YusuanModel
import YusuanProfiles
import YusuanRegister
@testable import YusuanTotals

/// The tables of a department as sums of its units' (汇总).
@Suite struct TotalTests {
  private let profile: Profile

  init() throws { profile = try #require(try Profile.builtIn("shanxi-unit")) }

  /// A row of table 3.
  private func row(
    _ code: String?, _ item: String, total: Int64? = nil, basic: Int64? = nil, unread: [String] = []
  ) -> BudgetRow {
    var facts: [Fact] = []
    if let total { facts.append(Fact(column: "total", amount: Amount(fen: total))) }
    if let basic { facts.append(Fact(column: "basic", amount: Amount(fen: basic))) }
    let path = code.map { code in
      [3, 5].filter { $0 < code.count }.map { code.prefix($0) + "/" }.joined() + code
    }
    return BudgetRow(
      kind: code == nil ? .total : .function, id: code == nil ? "total" : nil, path: path ?? "total", code: code,
      item: item, level: code.map { ($0.count - 1) / 2 }, amounts: facts, unread: unread)
  }

  private func unit(
    _ name: String, _ rows: [BudgetRow], isIncomplete: Bool = false, level: UnitLevel? = .unit, year: Int? = 2025,
    unit: AmountUnit = .tenThousandYuan
  ) -> Document {
    var disclosure = Disclosure(
      profile: "shanxi-unit", unitName: name, unitLevel: level, fiscalYear: year, amountUnit: unit)
    disclosure.tables = [
      Table(
        id: "expenditureSummary", number: "3", title: "2025年预算支出总表",
        panels: [Panel(id: "expenditure", rows: rows, isIncomplete: isIncomplete)])
    ]
    return Document(disclosure)
  }

  private func total(_ units: [Document], _ options: UnitTotal.Options = UnitTotal.Options()) throws -> UnitTotal {
    try UnitTotal(units, profile, options)
  }

  /// The rows of the first table as `code item total/basic`, `?` for unread and `·` for blank.
  private func lines(_ total: UnitTotal) -> [String] {
    total.document.disclosure.tables[0].panels[0].rows.map { row in
      let figures = ["total", "basic"].map { column in
        row.unread.contains(column) ? "?" : row.amount(column).map { String($0.fen) } ?? "·"
      }
      return "\(row.path) \(row.item) \(figures.joined(separator: "/"))"
    }
  }

  private func words(_ findings: [Diagnostic], _ language: Language = .zh) -> [String] {
    findings.map(Wording(language).line)
  }

  private func refusals(_ units: [Document], _ options: UnitTotal.Options = UnitTotal.Options()) -> [String] {
    do {
      _ = try total(units, options)
      return []
    } catch {
      return words((error as? Diagnostic)?.all ?? [])
    }
  }

  // MARK: Sums

  @Test func rowsAreUnitedByIdAndCodeInTheOrderOfCodes() throws {
    let a = unit("甲", [row(nil, "合计", total: 30, basic: 10), row("221", "住房", total: 30, basic: 10)])
    let b = unit("乙", [row(nil, "合计", total: 7), row("208", "社保", total: 7), row("20805", "养老", total: 7)])
    let total = try total([a, b])
    #expect(
      lines(total) == ["total 合计 37/10", "208 社保 7/·", "208/20805 养老 7/·", "221 住房 30/10"])
    #expect(total.document.disclosure.unitName == "2个单位汇总")
    #expect(total.document.disclosure.unitLevel == .department)
    #expect(total.document.disclosure.tables[0].title == "2025年预算支出总表")
    #expect(total.findings == [] && total.unreadCount == 0)
    #expect(total.parts.filter { $0.row == 0 && $0.column == "total" }.map { $0.amount?.fen } == [30, 7])
  }

  @Test func blankAndBlankIsBlankAndZeroIsZero() throws {
    let total = try total([unit("甲", [row(nil, "合计", basic: 0)]), unit("乙", [row(nil, "合计")])])
    #expect(lines(total) == ["total 合计 ·/0"])
  }

  @Test func aSumOfWhichAPartIsUnreadIsUnread() throws {
    let total = try total([
      unit("甲", [row(nil, "合计", total: 5, basic: 5)]), unit("乙", [row(nil, "合计", basic: 1, unread: ["total"])]),
    ])
    #expect(lines(total) == ["total 合计 ?/6"])
    #expect(total.unreadCount == 1)
    #expect(words(total.findings) == ["乙：错误：2025年预算支出总表：该单位有读不出的单元格（乙），1 个汇总数读不出，留为未读 [Y0165]"])
    #expect(
      words(total.findings, .en) == [
        "乙: error: 2025年预算支出总表: the unit has cells that could not be read (乙); 1 totals are unread [Y0165]"
      ])
    #expect(total.parts.filter { $0.column == "total" }.map(\.state) == [.printed, .unread])
  }

  /// A row that a unit lacks may be the one that could not be read.
  @Test func aRowThatMayBeUnreadMakesTheSumUnread() throws {
    let total = try total([
      unit("甲", [row(nil, "合计", total: 5), row("208", "社保", total: 5)]),
      unit("乙", [row(nil, "合计", total: 2)], isIncomplete: true),
    ])
    #expect(lines(total) == ["total 合计 7/·", "208 社保 ?/?"])
    #expect(total.document.disclosure.tables[0].panels[0].isIncomplete)
  }

  @Test func aTableThatAUnitLacksMakesItsTotalsUnread() throws {
    var other = unit("乙", [])
    other.disclosure.tables = []
    let a = unit("甲", [row(nil, "合计", total: 5)])
    let total = try total([a, other])
    #expect(lines(total) == ["total 合计 ?/?"])
    #expect(words(total.findings) == ["乙：错误：2025年预算支出总表：该单位没有此表（乙），3 个汇总数读不出，留为未读 [Y0165]"])
    var options = UnitTotal.Options()
    options.blankForMissing = true
    let lenient = try self.total([a, other], options)
    #expect(lines(lenient) == ["total 合计 5/·"])
    #expect(words(lenient.findings) == ["2个单位汇总：信息：没有此表的单位按空计：2025年预算支出总表，乙 [Y0169]"])
  }

  @Test func aSumThatIsTooLargeIsUnread() throws {
    let total = try total([
      unit("甲", [row(nil, "合计", total: .max)]), unit("乙", [row(nil, "合计", total: 1)]),
    ])
    #expect(lines(total) == ["total 合计 ?/·"])
    #expect(words(total.findings) == ["2个单位汇总：错误：2025年预算支出总表：合计超出范围（2个单位汇总），1 个汇总数读不出，留为未读 [Y0165]"])
  }

  @Test func otherNamesOfACodeAreTold() throws {
    let total = try total([unit("甲", [row("208", "社保", total: 1)]), unit("乙", [row("208", "社会", total: 2)])])
    #expect(lines(total) == ["208 社保 3/·"])
    #expect(words(total.findings) == ["乙：警告：同一行的名称不同，用第一个：2025年预算支出总表“208”，社保，社会 [Y0169]"])
  }

  @Test func unitsOfMoneyAreTold() throws {
    let total = try total([
      unit("甲", [row(nil, "合计", total: 1_000_000)]), unit("乙", [row(nil, "合计", total: 1)], unit: .yuan),
    ])
    #expect(total.document.disclosure.amountUnit == .yuan)
    #expect(lines(total) == ["total 合计 1000001/·"])
    #expect(words(total.findings) == ["2个单位汇总：信息：各单位的金额单位不同，汇总以元计，元, 万元 [Y0169]"])
  }

  /// Projects stay rows of their own, also those of one name; the row with the unit's name becomes the total's.
  @Test func projectsStayApart() throws {
    let units = ["甲", "乙"].map { name in
      var document = unit(name, [])
      let amount = [Fact(column: "total", amount: Amount(fen: 4))]
      document.disclosure.tables = [
        Table(
          id: "projectExpenditureCurrent", number: "12", title: "",
          panels: [
            Panel(
              id: "expenditure",
              rows: [
                BudgetRow(kind: .subtotal, id: "unit", path: "unit", item: name, level: 1, amounts: amount),
                BudgetRow(kind: .project, path: "运转", item: "运转", level: 2, amounts: amount),
              ])
          ])
      ]
      return document
    }
    var options = UnitTotal.Options()
    options.name = "大部门"
    #expect(lines(try total(units, options)) == ["unit 大部门 8/·", "运转 运转 4/·", "运转#2 运转 4/·"])
  }

  @Test(arguments: [
    (["1", "2"], "3"), (["0.5", "1.25", "-3"], "-1.25"), (["0.10", "0.9"], "1.00"), (["0"], "0"), (["-0.05"], "-0.05"),
  ])
  func countsAreExact(texts: [String], sum: String) {
    var own = DecimalSum()
    texts.forEach { own.add($0) }
    #expect(own.text == sum && !own.isBroken)
  }

  @Test(arguments: ["", "1.", ".5", "一", "1e3", "1.2.3", "9999999999999999999999999999999", "0.0000000000001"])
  func aCountThatIsNoneBreaksTheSum(text: String) {
    var sum = DecimalSum()
    sum.add(text)
    #expect(sum.isBroken)
  }

  // MARK: What is refused or told

  @Test func theSameUnitTwiceIsRefused() {
    let a = unit("甲 局", [row(nil, "合计", total: 1)])
    let b = unit("甲局", [row(nil, "合计", total: 1)])
    #expect(refusals([a, b]) == ["甲局：错误：“甲局”会被重复计算：同一单位有两份（甲 局） [Y0166]"])
  }

  /// One file a table: these are parts of one disclosure.
  @Test func tablesOfOneUnitAreJoined() throws {
    var other = unit("甲", [])
    other.disclosure.tables = [Table(id: "revenueSummary", number: "2", title: "")]
    let total = try total([unit("甲", [row(nil, "合计", total: 1)]), other])
    #expect(total.units.count == 1)
    #expect(total.units[0].disclosure.tables.map(\.number) == ["2", "3"])
  }

  @Test func otherYearsAndProfilesAreRefused() {
    var other = unit("丙", [row(nil, "合计", total: 1)])
    other.disclosure.profile = "shanghai-district-unit"
    let units = [unit("甲", [row(nil, "合计")]), unit("乙", [row(nil, "合计")], year: 2024), other]
    #expect(
      refusals(units) == [
        "shanghai-district-unit, shanxi-unit：错误：不能汇总：版式不同（shanghai-district-unit, shanxi-unit） [Y0168]",
        "2024, 2025：错误：不能汇总：年度不同（2024, 2025） [Y0168]",
      ])
    #expect(refusals([]) == ["-：错误：不能汇总：没有公开文件 [Y0168]"])
  }

  @Test func aDepartmentAmongItsUnitsIsRefused() throws {
    let rows = [row(nil, "合计", total: 1)]
    let units = [unit("甲局", rows, level: .department), unit("甲局", rows), unit("乙中心", rows)]
    #expect(
      refusals(units) == [
        "甲局：错误：“甲局”会被重复计算：部门的公开文件与单位的放在一起；所属关系要由 --register 说明 [Y0166]"
      ])
  }

  @Test func aDisclosureThatIsTheSumOfTheOthersIsTold() throws {
    let total = try total([
      unit("甲", [row(nil, "合计", total: 1)]), unit("乙", [row(nil, "合计", total: 2)]),
      unit("大部门", [row(nil, "合计", total: 3)]),
    ])
    #expect(words(total.findings) == ["大部门：警告：“大部门”会被重复计算：它的每个数都等于其余各份之和 [Y0166]"])
  }

  @Test func transfersAreTold() throws {
    let rows = [
      row(nil, "合计", total: 100),
      BudgetRow(
        kind: .other, path: "上级补助收入", item: "上级补助收入",
        amounts: [Fact(column: "total", amount: Amount(fen: 1_000_000))]),
    ]
    let total = try total([unit("甲", rows), unit("乙", [row(nil, "合计", total: 5)])])
    #expect(
      words(total.findings) == [
        "2个单位汇总：警告：2025年预算支出总表“上级补助收入”汇总为 1.00 万元：如是被汇总单位之间的往来，收支两边都重复计算了 [Y0167]"
      ])
  }
}
