import Testing
import YusuanFindings
import YusuanModel
import YusuanProfiles
@testable import YusuanFormats

/// The tables of a bureau that prints otherwise than shanxi-unit, as printed.
@Suite struct PrintedFormTests {
  private func printed(_ disclosure: Disclosure, in unit: AmountUnit? = nil) throws -> String {
    let writer = LayoutCSVWriter(profile: try TestProfiles.inventedBureau(), amountUnit: unit)
    try writer.checkPlaces(in: disclosure, input: "a")
    return string(writer.write(Document(disclosure)))
  }

  private func disclosure(_ table: Table) -> Disclosure {
    Disclosure(
      profile: InventedProfile.id, unitName: "甲局", unitLevel: .department, fiscalYear: 2025, amountUnit: .yuan,
      tables: [table])
  }

  private func fact(_ column: String, _ yuan: Int64) -> Fact { Fact(column: column, amount: Amount(fen: yuan * 100)) }

  @Test func threePanelsStandBesideEachOther() throws {
    let revenue = [
      BudgetRow(kind: .item, id: "fiscal", path: "fiscal", item: "一、财政拨款", amounts: [fact("amount", 7)]),
      BudgetRow(kind: .total, id: "total", path: "total", item: "收入总计", amounts: [fact("amount", 7)]),
    ]
    let function = [
      BudgetRow(kind: .item, path: "教育", item: "教育", amounts: [fact("amount", 3)]),
      BudgetRow(kind: .item, path: "科学", item: "科学", amounts: [fact("amount", 4)]),
      BudgetRow(kind: .total, id: "total", path: "total", item: "支出总计", amounts: [fact("amount", 7)]),
    ]
    let purpose = [
      BudgetRow(kind: .item, id: "project", path: "project", item: "项目支出", amounts: [fact("amount", 7)]),
      BudgetRow(kind: .total, id: "total", path: "total", item: "支出总计", amounts: [fact("amount", 7)]),
    ]
    let table = Table(
      id: "summary", number: "1", title: "收支总表",
      panels: [
        Panel(id: "revenue", rows: revenue), Panel(id: "function", rows: function), Panel(id: "purpose", rows: purpose),
      ])
    #expect(
      try printed(disclosure(table)) == """
        2025年度部门决算,,,,,
        收支总表,,,,,
        编制部门：甲局,,,,,
        金额单位：人民币元,,,,,
        收入,,支出功能,,支出用途,
        项目,金额,项目,金额,项目,金额
        一、财政拨款,7.00,教育,3.00,项目支出,7.00
        ,,科学,4.00,,
        收入总计,7.00,支出总计,7.00,支出总计,7.00

        """)
  }

  @Test func codesStandPartByPartAndTheTotalBelow() throws {
    let rows = [
      BudgetRow(kind: .function, path: "208", code: "208", item: "社保", level: 1, amounts: [fact("total", 5)]),
      BudgetRow(kind: .function, path: "208/20805", code: "20805", item: "养老", level: 2, amounts: [fact("total", 5)]),
      BudgetRow(
        kind: .function, path: "208/20805/2080505", code: "2080505", item: "缴费", level: 3, amounts: [fact("total", 5)]),
      BudgetRow(kind: .function, path: "208/20805/208051", code: "208051", item: "五位半", amounts: [fact("basic", 1)]),
      BudgetRow(kind: .other, path: "无", item: "无"),
      BudgetRow(kind: .total, id: "total", path: "total", item: "合计", amounts: [fact("total", 5)]),
    ]
    let table = Table(id: "codes", number: "05-1", title: "支出决算表", panels: [Panel(id: "expenditure", rows: rows)])
    #expect(
      try printed(disclosure(table)) == """
        2025年度部门决算,,,,,
        支出决算表,,,,,
        编制部门：甲局,,,,,
        金额单位：人民币元,,,,,
        科目编码,,,科目名称,合计,基本支出
        类,款,项,,,
        208,,,社保,5.00,
        208,05,,养老,5.00,
        208,05,05,缴费,5.00,
        208,05,1,五位半,,1.00
        ,,,无,,
        合计,,,,5.00,

        """)
  }

  /// The label is in the last column of labels; the first has a value, or the label of a total. A percentage has its sign
  /// where the header has none. A table without labels is one row of figures, in a money unit of its own.
  @Test func valuesOfEveryKindStandInTheirColumns() throws {
    #expect(
      try printed(inventedSample().disclosure) == """
        2025年项目表,,,,,,,,
        编制部门：甲局,,,,,,,,
        金额单位：人民币元,,,,,,,,
        大类,项目名称,目标,预算数,人数,增长,占比（%）,完成日期,决算数
        1,2,3,4,5,6,7,8,9
        一般项目,信息化/运维,"运行,维护",120.00,3,-2.5%,40.00,2025-12-31,100.00
        合计,,,120.00,,,,,

        “三公”经费表,,,
        编制部门：甲局,,,
        金额单位：万元,,,
        2025年预算数,,2025年决算数,
        合计,因公出国,合计,公务接待
        3.00,,2.50,

        """)
  }

  @Test func aTableStandsInTheUnitItWasPrintedIn() throws {
    var document = inventedSample()
    document.sources.tables = [TableSource(), TableSource()]
    document.sources.tables[0].amountUnit = .tenThousandYuan
    let text = string(LayoutCSVWriter(profile: try TestProfiles.inventedBureau()).write(document))
    #expect(text.contains("\n金额单位：万元,,,,,,,,\n"))
    #expect(text.contains("\n合计,,,0.012,,,,,\n"))
    let asked = LayoutCSVWriter(profile: try TestProfiles.inventedBureau(), amountUnit: .yuan).write(document)
    #expect(string(asked).contains("\n合计,,,120.00,,,,,\n"))
  }

  @Test func theUnitAskedForIsThatOfAllTables() throws {
    let lines = try printed(inventedSample().disclosure, in: .thousandYuan).split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("金额单位：千元") }.count == 2)
    #expect(lines.last == "30.00,,25.00,")
  }

  /// A total that has a value where its label would stand keeps both.
  @Test func aTotalKeepsWhatStandsInTheFirstColumnOfLabels() throws {
    var disclosure = inventedSample().disclosure
    disclosure.tables[0].panels[0].rows[1].values = [ColumnValue(column: "group", text: "一般项目")]
    #expect(try printed(disclosure).contains("\n一般项目,合计,,120.00,,,,,\n"))
  }

  @Test(arguments: [(UnitLevel.unit, "2025年度单位决算"), (.department, "2025年度部门决算"), (nil, "收支总表")])
  func theCoverTellsAYearThatNoTableDoes(level: UnitLevel?, first: String) throws {
    var disclosure = disclosure(Table(id: "summary", number: "1", title: "收支总表"))
    disclosure.unitLevel = level
    #expect(try printed(disclosure).hasPrefix(first + ",,,,,\n"))
    disclosure.fiscalYear = nil
    #expect(try printed(disclosure).hasPrefix("收支总表,,,,,\n"))
  }

  /// Each label, code and value of a disclosure stands in some cell, whatever its shape.
  @Test func noCellIsLost() throws {
    var generator = DisclosureGenerator(seed: 8)
    for round in 0..<200 {
      let profile = try TestProfiles.all()[round % 2]
      for table in generator.document(of: profile).disclosure.tables {
        let layout = try #require(profile.table(table.id))
        let printed = PrintedTable(table, layout: layout, year: 2025)
        var cells = 0
        for line in 0..<printed.bodyCount {
          for column in 0..<printed.width where printed.cell(line: line, column: column) != .blank {
            if printed.cell(line: line, column: column) != .text("") { cells += 1 }
          }
        }
        let expected = table.panels.reduce(0) { $0 + Self.cells(of: $1, layout.panel($1.id)) }
        #expect(cells == expected, "round \(round), \(table.id)")
      }
    }
  }

  /// How many cells that are not blank the rows of a panel take.
  private static func cells(of panel: Panel, _ layout: PanelLayout?) -> Int {
    let parts = layout?.columns(.codePart).count ?? 0
    let hasCodes = parts > 0 || layout?.columns(.code).isEmpty == false
    return panel.rows.reduce(0) { sum, row in
      let label = row.item.isEmpty ? 0 : 1
      let code = row.code.map { parts > 0 ? ($0.utf8.count - 1) / 2 : 1 } ?? 0
      let labels = hasCodes ? label + code : max(label, code)
      return sum + labels + row.amounts.count + row.values.count
    }
  }

  @Test(arguments: [
    ("projects", "list", "planned", "$.tables[0].panels[0].rows[0].amounts.planned：应为 budget, final，实为“planned”"),
    ("projects", "list", "item", "$.tables[0].panels[0].rows[0].amounts.item：应为 budget, final，实为“item”"),
    ("projects", "side", "budget", "$.tables[0].panels[0].id：应为 list，实为“side”"),
    ("tables", "list", "budget", "$.tables[0].id：应为 summary, codes, projects, oneRow，实为“tables”"),
    ("projects", "list", "budget", nil),
  ])
  func namesWhatTheProfileHasNoPlaceFor(table: String, panel: String, column: String, expected: String?) throws {
    let row = BudgetRow(kind: .project, path: "甲", item: "甲", amounts: [Fact(column: column, amount: .zero)])
    let table = Table(id: table, number: "05-2", title: "表", panels: [Panel(id: panel, rows: [row])])
    let writer = LayoutCSVWriter(profile: try TestProfiles.inventedBureau())
    #expect(
      message { try writer.checkPlaces(in: disclosure(table), input: "a") } == expected.map { "a：错误：\($0) [Y0066]" })
  }

  @Test func namesAValueOfAnotherKind() throws {
    var disclosure = inventedSample().disclosure
    disclosure.tables[0].panels[0].rows[0].values[2].kind = .text
    let writer = LayoutCSVWriter(profile: try TestProfiles.inventedBureau())
    #expect(
      message { try writer.checkPlaces(in: disclosure, input: "a") }
        == "a：错误：$.tables[0].panels[0].rows[0].texts.people：应为 group, goal，实为“people” [Y0066]")
  }

  /// In a panel without labels a row is known by its place alone.
  @Test func namesARowThatHasNoPlace() throws {
    var disclosure = inventedSample().disclosure
    disclosure.tables[1].panels[0].rows.append(BudgetRow(kind: .other, path: "other", item: ""))
    let writer = LayoutCSVWriter(profile: try TestProfiles.inventedBureau())
    #expect(
      message { try writer.checkPlaces(in: disclosure, input: "a") }
        == "a：错误：$.tables[1].panels[0].rows[1].path：应为 （无），实为“other” [Y0066]")
  }
}
