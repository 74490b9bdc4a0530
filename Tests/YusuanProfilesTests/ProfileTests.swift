import TestSupport
import Testing
import YusuanFindings
import YusuanModel
import YusuanProfiles

/// What profiles say, as the loader understands it.
@Suite struct ProfileTests {
  /// For each table its number, its id and the columns of its panels.
  private func columns(_ profile: Profile) -> [String] {
    profile.tables.map { table in
      let panels = table.panels.map { "\($0.id) " + $0.columns.map(\.id).joined(separator: ",") }
      return "\(table.number) \(table.id): " + panels.joined(separator: " | ")
    }
  }

  private static let classes = [Array(201...217), Array(219...224), [227], Array(229...234)].joined().map(String.init)

  @Test func theThirteenTablesOfShanxi() throws {
    let profile = try #require(try Profile.builtIn("shanxi-unit"))
    let code3 = "expenditure code,item,total,basic,project"
    let funds = "item,total,generalPublicBudget,governmentFund,stateCapital"
    #expect(
      columns(profile) == [
        "1 revenueExpenditureSummary: revenue item,amount | expenditure item,total,current,carryover",
        "2 revenueSummary: revenue code,item,total,generalPublicBudget,governmentFund,stateCapital,fiscalAccount,unitFunds,carryover",
        "3 expenditureSummary: \(code3)",
        "4 fiscalAppropriationSummary: revenue item,amount | expenditure \(funds)",
        "5 generalPublicExpenditure: \(code3)",
        "6 basicExpenditureByEconomicItem: expenditure item,governmentItem,total,personnel,operating",
        "7 governmentFundRevenue: revenue code,item,amount", "8 governmentFundExpenditure: \(code3)",
        "9 stateCapital: revenue code,item,amount | \(code3)", "10 threePublicExpenses: expenditure \(funds)",
        "11 agencyOperatingExpenses: expenditure \(funds)",
        "12 projectExpenditureCurrent: expenditure \(funds),fiscalAccount,unitFunds",
        "13 projectExpenditureCarryover: expenditure \(funds)",
      ])
    for table in ["revenueExpenditureSummary", "fiscalAppropriationSummary"] {
      #expect(profile.table(table)?.panel("expenditure")?.rows.compactMap(\.code) == Self.classes)
    }
  }

  @Test(arguments: [
    ("shanghai-district-department", "item,total"),
    ("shanghai-district-unit", "item,total,personnel,operating,project"),
  ])
  func theNineTablesOfShanghai(id: String, expenditure: String) throws {
    let profile = try #require(try Profile.builtIn(id))
    let code = "codeClass,codeDivision,codeItem,item"
    let tree = "expenditure \(code),total,basic,project"
    #expect(
      columns(profile) == [
        "1 summary: revenue item,amount | expenditure \(expenditure)",
        "2 revenue: revenue \(code),total,fiscal,undertaking,business,other", "3 expenditure: \(tree)",
        "4 fiscal: revenue item,amount | expenditure item,total,generalPublicBudget,governmentFund,stateCapital",
        "5 generalPublicBudget: \(tree)", "6 governmentFund: \(tree)", "7 stateCapital: \(tree)",
        "8 economic: expenditure codeClass,codeDivision,item,total,personnel,operating",
        "9 threePublic: expenditure total,abroad,reception,vehicle,vehiclePurchase,vehicleRunning,operation",
      ])
    for table in ["summary", "fiscal"] {
      #expect(profile.table(table)?.panel("expenditure")?.rows.compactMap(\.code) == Self.classes)
    }
    let tables = profile.tables.filter { $0.panels[0].openRows != nil }
    #expect(tables.map(\.number) == ["2", "3", "5", "6", "7", "8"])
    #expect(tables.allSatisfy { $0.panels[0].openRowsIndex == 0 && $0.panels[0].rows.map(\.path) == ["total"] })
    let last = try #require(profile.table("threePublic"))
    #expect(last.panels[0].isUnlabelled && last.amountUnit == .tenThousandYuan && profile.amountUnit == .yuan)
    #expect(last.panels[0].rows.map(\.label) == [nil])
  }

  @Test func aUnitsTablesAreItsDepartmentsButForWhatDiffers() throws {
    let department = try #require(try Profile.builtIn("shanghai-district-department"))
    let unit = try #require(try Profile.builtIn("shanghai-district-unit"))
    #expect([unit.family, department.family] == ["shanghai-district", "shanghai-district"])
    #expect([unit.level, department.level] == [.unit, .department])
    for (a, b) in zip(unit.tables, department.tables) {
      #expect(a.title != b.title && a.otherTitles == [] && b.otherTitles == [], "\(a.id)")
      #expect(a.panels.map(\.id) == b.panels.map(\.id), "\(a.id)")
    }
    var words = unit.words
    words.unitName = department.words.unitName
    #expect(words == department.words)
    let rules = "profiles/shanghai-district-"
    #expect(
      unit.companions.filter { $0.kind == .rules }.map(\.name) == [
        rules + "department/rules.xml", rules + "unit/rules.xml",
      ])
  }

  @Test(arguments: [
    ("shanxi-unit", "stateCapital", "本表无数据"),
    ("shanghai-district-unit", "governmentFund", "本单位2026年无政府性基金预算财政拨款安排的预算，故本表为空表。"),
    ("shanghai-district-unit", "stateCapital", "本单位2026年无国有资本经营预算财政拨款安排的预算，故本表为空表。"),
    ("shanghai-district-department", "stateCapital", "本部门2026年无国有资本经营预算财政拨款安排的预算，故本表为空表。"),
  ])
  func aTableHasTheNoteOfItsOwnOrTheFirstOfTheWords(id: String, table: String, note: String) throws {
    let profile = try #require(try Profile.builtIn(id))
    let layout = try #require(profile.table(table))
    #expect(profile.emptyNote(of: layout)?.printed(year: 2026) == note)
    #expect(profile.words.emptyNotes.contains { $0.matches(FoldedText(note)) })
  }

  @Test(arguments: [
    ("编制部门", UnitLevel.department), ("编制单位", .unit), ("预算主管部门", .department), ("预算单位", .unit),
    ("东澜市望溪区2026年区级部门预算", .department), ("东澜市望溪区2026年区级单位预算", .unit),
  ])
  func wordsTellTheLevel(line: String, level: UnitLevel) throws {
    let words = try #require(try Profile.builtIn("shanghai-district-unit")).words
    let folded = FoldedText(line)
    let name = words.unitName.first { $0.word.matches(folded) }?.level
    let cover = words.covers.first { cover in
      folded.scalars.indices.contains { cover.word.wholeMatch(FoldedText(String(folded.string.dropFirst($0)))) != nil }
    }
    #expect(name ?? cover?.level == level)
  }

  @Test func nestedRowsHavePathsAndStandBehindTheRowAbove() throws {
    let panel = try #require(try Profile.builtIn("shanxi-unit")?.table("fiscalAppropriationSummary")?.panel("revenue"))
    #expect(
      panel.rows.map(\.path) == [
        "generalPublicBudget", "governmentFund", "stateCapital", "yearTotal", "carryover",
        "carryover/generalPublicBudget", "carryover/governmentFund", "carryover/stateCapital", "grandTotal",
      ])
    #expect(panel.rows[5].id == "generalPublicBudget" && panel.rows[0].id == "generalPublicBudget")
  }

  // MARK: The invented bureau of the tests

  private func inventedBureau() throws -> Profile {
    let folder = "Tests/YusuanConversionTests/Fixtures/invented-bureau/"
    let file = ProfileFile(bytes: try Project.bytes(folder + "profile.xml"), name: folder + "profile.xml")
    return try Profile.load(file) { name, base throws(Diagnostic) in
      let path = BuiltInProfiles.relative(name, to: base.name)
      guard let bytes = try? Project.bytes(path) else { return try BuiltInProfiles.resolve(name, base) }
      return ProfileFile(bytes: bytes, name: path)
    }
  }

  @Test func numbersAreTexts() throws {
    #expect(
      try inventedBureau().tables.map(\.number) == [
        "01", "02", "03", "04", "05-1", "05-2", "06", "07", "08", "09", "10", "11", "12", "13", "14",
      ])
  }

  @Test func threePanelsBesideEachOtherNeedNoLabels() throws {
    let table = try #require(try inventedBureau().table("basicByEconomicItem"))
    #expect(table.headerDepth == 1)
    #expect(table.panels.map(\.id) == ["left", "middle", "right"])
    #expect(table.panels.allSatisfy { $0.label == nil && $0.columns.map(\.kind) == [.code, .item, .amount] })
    #expect(
      table.header.map(\.column)
        == [0, 1, 2].flatMap { panel in
          [0, 1, 2].map { ColumnReference(panel: panel, column: $0) }
        })
    #expect(table.panels.map { $0.rows[0].beside } == [nil, "total", "total"])
    #expect(table.label(ofColumn: 2, panel: 1) == Label("金额"))
  }

  @Test func oneRowMayHaveNoLabelAtAll() throws {
    let panel = try #require(try inventedBureau().table("threePublic")?.panels.first)
    #expect(panel.columns(.amount).count == 12 && panel.isUnlabelled)
    #expect(panel.rows.map(\.path) == ["budget"])
  }

  @Test func columnsAreOfEveryKindAndTablesOfEveryUnit() throws {
    let profile = try inventedBureau()
    let kinds = Set(profile.tables.flatMap(\.panels).flatMap(\.columns).map(\.kind))
    #expect(kinds == Set(ColumnKind.allCases))
    #expect(profile.tables.compactMap(\.amountUnit) == [.thousandYuan, .hundredMillionYuan])
    #expect(profile.table("procurement")?.panels[0].columns(.item) == [0, 1])
    #expect(profile.table("staff")?.panels[0].columns(.amount) == [])
    #expect(profile.table("projects")?.panels[0].rows.map(\.carriesUnitName) == [true])
    #expect(profile.words.ofWhich == [Label("内含")])
    #expect(profile.companions.map(\.kind) == [.rules, .codes])
  }
}
