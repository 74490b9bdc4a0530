import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanMigration
import YusuanModel
import YusuanProfiles

/// Disclosures of one profile turned into those of another (版式迁移): nothing is lost in silence.
@Suite struct MigrationTests {
  static let samples = [
    "Samples/jincheng-2025/tables.csv", "Samples/checks/2024.csv", "Samples/checks/broken.csv",
    "Samples/checks/department.csv", "Samples/checks/units", "Samples/districts/unit.csv",
    "Samples/districts/department.csv", "Samples/districts/department.xlsx", "Samples/dirty/every-form.csv",
    "Samples/damaged/letter-in-amount.csv", "Samples/damaged/two-units.csv",
  ]

  /// Facts in = facts out + findings, by their number and by the sum of their amounts.
  @Test(arguments: samples, Migrating.profiles)
  func everyFactIsThereOrInAFinding(sample: String, target: String) throws {
    let migration = try Migration(to: try Migrating.profile(target))
    let documents = try Migrating.read(sample)
    #expect(!documents.isEmpty)
    for document in documents {
      let result = try migration.migrate(document, from: try Migrating.profile(document.disclosure.profile))
      let (before, after) = (document.disclosure, result.document.disclosure)
      let lost = result.findings.filter { $0.code == .figureWithoutPlace }
      #expect(result.factCount == Migrating.facts(before).count)
      #expect(result.factCount == result.placedCount + lost.count)
      #expect(Migrating.facts(after).count <= result.placedCount)
      let money = lost.reduce(0) { sum, finding in
        guard let text = finding.facts[.found], let unit = finding.facts[.unit].flatMap(AmountUnit.init(rawValue:)),
          case .amount(let amount) = Amount.parse(Array(text.utf8)[...], unit: unit)
        else { return sum }
        return sum + Int(amount.fen)
      }
      #expect(Migrating.sum(before) == Migrating.sum(after) + money)
      #expect(after.profile == target && after.unitLevel == migration.target.level)
      for finding in lost { #expect(finding.location.cell != nil || before.profile == target) }
    }
  }

  /// What is written by the other profile is read back by it, with the same figures.
  @Test(arguments: samples, Migrating.profiles)
  func whatIsWrittenIsReadBack(sample: String, target: String) throws {
    let migration = try Migration(to: try Migrating.profile(target))
    let profiles = try ProfileSet([target])
    for document in try Migrating.read(sample) {
      let result = try migration.migrate(document, from: try Migrating.profile(document.disclosure.profile))
      for form in [OutputForm.json, .xml] {
        let folder = try TemporaryFolder()
        let bytes = try Output(form: form, profiles: profiles).text([result.document])
        let conversion = Conversion(ConversionOptions(profiles: profiles)) { finding in
          if finding.severity == .error { Issue.record("\(Wording(.zh).line(finding))") }
        }
        conversion.read([try folder.write(bytes, as: "a.\(form.writer.fileExtension)")])
        #expect(conversion.finish().map(\.disclosure) == [result.document.disclosure])
      }
      let printed = LayoutCSVWriter(profile: migration.target)
      #expect(throws: Never.self) { try printed.checkPlaces(in: result.document.disclosure, input: "-") }
    }
  }

  @Test func fromUnitToDepartmentAndBackKeepsWhatHasAPlaceInBoth() throws {
    let unit = try Migrating.profile("shanghai-district-unit")
    let department = try Migrating.profile("shanghai-district-department")
    let document = try #require(try Migrating.read("Samples/districts/unit.csv").first)
    let there = try Migration(to: department).migrate(document, from: unit)
    let back = try Migration(to: unit).migrate(there.document, from: department)
    let lost = there.findings.filter { $0.code == .figureWithoutPlace }
    #expect(lost.count == 9 && back.findings.map(\.code) == [.levelChanged])
    let (before, after) = (Migrating.facts(document.disclosure), Migrating.facts(back.document.disclosure))
    #expect(after.count == before.count - 9)
    #expect(after.allSatisfy { before[$0] == $1 })
    let gone = before.filter { after[$0.key] == nil }.keys
    #expect(gone.allSatisfy { $0[0] == "summary" && ["personnel", "operating", "project"].contains($0[3]) })
    #expect(
      Wording(.zh).message(lost[0])
        == "版式“shanghai-district-department”没有放这个数的位置：表 1 2025年预算单位财务收支预算总表，一、社会保障和就业支出，人员经费：1877164.00 元（没有这一列）"
        || Wording(.zh).message(lost[0]).contains("人员经费：1877164.00 元（没有这一列）"))
    #expect(
      there.findings.filter { $0.code == .levelChanged }.map { Wording(.zh).message($0) } == [
        "级次由 单位 改为版式“shanghai-district-department”的 部门"
      ])
  }

  /// Table 10 of Shanxi has rows where that of Shanghai has columns; its money is in 万元 there and in 元 here.
  @Test func figuresGoFromRowsToColumnsAndBack() throws {
    let (shanxi, shanghai) = (
      try Migrating.profile("shanxi-unit"), try Migrating.profile("shanghai-district-department")
    )
    let document = try #require(try Migrating.read("Samples/jincheng-2025/tables.csv").first)
    let there = try Migration(to: shanghai).migrate(document, from: shanxi).document
    let row = there.disclosure.tables.first { $0.id == "threePublic" }?.panels[0].rows[0]
    #expect(there.disclosure.amountUnit == .yuan)
    #expect(row?.amounts.map(\.column) == ["total", "vehicle", "vehicleRunning"])
    #expect(row?.amounts.map { $0.amount.text(in: .yuan) } == ["39000.00", "39000.00", "39000.00"])
    let back = try Migration(to: shanxi).migrate(there, from: shanghai).document
    let (before, after) = (Migrating.facts(document.disclosure), Migrating.facts(back.disclosure))
    for (key, value) in after { #expect(before[key] == value) }
    #expect(after[["threePublicExpenses", "expenditure", "vehicles/operation", "total"]] == "39000.00")
  }

  @Test func columnsThatMapToOneAreAddedUp() throws {
    var row = Migrating.code("208", "社会保障和就业支出", 9)
    for (column, amount) in [("generalPublicBudget", 3), ("governmentFund", 2), ("stateCapital", 4)]
      as [(String, Int64)]
    {
      row.amounts.append(Fact(column: column, amount: Amount(fen: amount * 1_000_000)))
    }
    let document = try Migrating.disclosure("revenueSummary", [row])
    let migration = try Migration(to: try Migrating.profile("shanghai-district-department"))
    let result = try migration.migrate(document, from: try Migrating.profile("shanxi-unit"))
    #expect(Migrating.rows(result.document) == ["208 社会保障和就业支出: total 9.00, fiscal 9.00"])
    #expect(result.factCount == 4 && result.placedCount == 4)
  }

  @Test func itemsWithoutCodesFindThemInTheCodeList() throws {
    let rows = ["基本工资", "住房公积金", "没有这样的科目"].enumerated().map { index, item in
      BudgetRow(
        kind: .economic, path: item, item: item,
        amounts: [Fact(column: "total", amount: Amount(fen: Int64(index + 1) * 1_000_000))])
    }
    let document = try Migrating.disclosure("basicExpenditureByEconomicItem", rows)
    let migration = try Migration(to: try Migrating.profile("shanghai-district-department"))
    let result = try migration.migrate(document, from: try Migrating.profile("shanxi-unit"))
    #expect(Migrating.rows(result.document) == ["301/30101 基本工资: total 1.00", "301/30113 住房公积金: total 2.00"])
    #expect(
      Migrating.words(result.findings.filter { $0.code == .figureWithoutPlace }) == [
        "Y0175 版式“shanghai-district-department”没有放这个数的位置：表 6 2025年一般公共预算安排基本支出分经济科目表（不含上年结转），没有这样的科目，合计：3.00 万元（代码表中没有唯一的同名科目）"
      ])
  }

  // MARK: Codes

  static let codes = """
    <mapping from="shanxi-unit" to="shanxi-unit">
      <codes kind="function">
        <code from="2080505" to="2080506"/>
        <code from="2080599"/>
        <code from="2101101" to="2240101" name="行政运行"/>
      </codes>
    </mapping>
    """

  static func migrated(_ rows: [BudgetRow]) throws -> Migration.Result {
    let profile = try Migrating.profile("shanxi-unit", mappings: codes)
    return try Migration(to: profile).migrate(
      try Migrating.disclosure("expenditureSummary", rows), from: try Migrating.profile("shanxi-unit"))
  }

  @Test func codesThatMapToOneAreAddedUp() throws {
    let result = try Self.migrated([
      Migrating.code("208", "社会保障和就业支出", 7), Migrating.code("20805", "养老支出", 7),
      Migrating.code("2080505", "养老保险", 3, basic: 3), Migrating.code("2080506", "职业年金", 4),
    ])
    #expect(
      Migrating.rows(result.document) == [
        "208 社会保障和就业支出: total 7.00", "208/20805 养老支出: total 7.00",
        "208/20805/2080506 养老保险: total 7.00, basic 3.00",
      ])
    #expect(result.factCount == 5 && result.placedCount == 5 && result.findings.isEmpty)
  }

  @Test func aSumWithAnUnreadPartStaysUnread() throws {
    var unread = Migrating.code("2080506", "职业年金", nil, basic: 4)
    unread.unread = ["total"]
    let result = try Self.migrated([Migrating.code("2080505", "养老保险", 3, basic: 3), unread])
    #expect(Migrating.rows(result.document) == ["208/20805/2080506 养老保险: basic 7.00, total ?"])
    #expect(result.factCount == 3 && result.placedCount == 2)
    #expect(
      Migrating.words(result.findings) == [
        "Y0175 版式“shanxi-unit”没有放这个数的位置：表 3 2025年预算支出总表，2080505 养老保险，合计：3.00 万元（合并的另一个数读不出）"
      ])
  }

  @Test func aSumOutOfRangeIsToldForEachPart() throws {
    var (a, b) = (Migrating.code("2080505", "甲", nil), Migrating.code("2080506", "乙", nil))
    a.amounts = [Fact(column: "total", amount: Amount(fen: .max))]
    b.amounts = [Fact(column: "total", amount: Amount(fen: 1))]
    let result = try Self.migrated([a, b])
    #expect(Migrating.rows(result.document) == ["208/20805/2080506 甲: total ?"])
    #expect(result.findings.map(\.code) == [.figureWithoutPlace, .figureWithoutPlace] && result.placedCount == 0)
  }

  @Test func aCodeWithoutAPlaceAndACodeThatMovedAreTold() throws {
    let result = try Self.migrated([
      Migrating.code("2080599", "其他", 1), Migrating.code("2101101", "行政单位医疗", 2),
      Migrating.code("2080599", "空的", nil),
    ])
    #expect(Migrating.rows(result.document) == ["224/22401/2240101 行政运行: total 2.00"])
    #expect(
      Migrating.words(result.findings) == [
        "Y0178 表 3 2025年预算支出总表，行政单位医疗：科目由 2101101（21011） 改为 2240101（22401），上级不同；上级科目的合计照旧，没有重算",
        "Y0177 版式“shanxi-unit”没有放这段文字的位置：表 3 2025年预算支出总表，“2080599 空的”（没有这一行）",
        "Y0175 版式“shanxi-unit”没有放这个数的位置：表 3 2025年预算支出总表，2080599 其他，合计：1.00 万元（没有这一行）",
      ])
  }

  @Test func rowsOfOneCodeStayTwo() throws {
    let rows = [Migrating.code("2080506", "甲", 1), Migrating.code("2080506", "乙", 2)]
    #expect(
      try Migrating.rows(Self.migrated(rows).document) == [
        "208/20805/2080506 甲: total 1.00", "208/20805/2080506#2 乙: total 2.00",
      ])
  }

  @Test func rowsThatNoProfileNamesStandBehindTheirNeighbours() throws {
    let other = BudgetRow(
      kind: .other, path: "其中：结余", item: "其中：结余", amounts: [Fact(column: "total", amount: Amount(fen: 1_000_000))])
    let result = try Self.migrated([Migrating.code("208", "甲", 1), other, Migrating.code("210", "乙", 2)])
    #expect(
      Migrating.rows(result.document) == ["208 甲: total 1.00", "其中：结余 其中：结余: total 1.00", "210 乙: total 2.00"])
  }

  @Test func notesOfEmptyTablesAreSaidInTheWordsOfTheOtherProfile() throws {
    let document = try Migrating.disclosure("governmentFundExpenditure", [], note: "本表无数据")
    let migration = try Migration(to: try Migrating.profile("shanghai-district-department"))
    let result = try migration.migrate(document, from: try Migrating.profile("shanxi-unit"))
    #expect(result.document.disclosure.tables.map(\.note) == ["本部门2025年无政府性基金预算财政拨款安排的预算，故本表为空表。"])
  }

  @Test func withoutAMappingOnlyEqualNamesCount() throws {
    let document = try Migrating.disclosure("expenditureSummary", [Migrating.code("208", "甲", 1)])
    let migration = try Migration(to: try Migrating.profile("shanghai-district-department", mappings: ""))
    let source = try Migrating.profile("shanxi-unit", mappings: "")
    let result = try migration.migrate(document, from: source)
    #expect(result.document.disclosure.tables.isEmpty && result.factCount == 1 && result.placedCount == 0)
    #expect(result.findings.map(\.code) == [.mappingMissing, .levelChanged, .figureWithoutPlace])
  }
}
