import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanRecognition

/// What the user says of a disclosure that does not say it itself (补充单位、年度、级次).
@Suite struct SupplementTests {
  private static let told = "2025年预算支出总表\n单位名称：甲,,,,单位：万元\n\(body)"
  private static let untold = "2025年预算支出总表\n单位：万元\n\(body)"
  private static let body = """
    项目,,2025年预算数,,
    科目编码,科目名称,合计,基本支出,项目支出
    合计,,3.00,1.00,2.00

    """

  private static func read(_ text: String, _ supplement: Assembler.Supplement) throws -> Converting.Result {
    try Converting.read(text: text, ProfileSet()) { $0.supplement = supplement }
  }

  @Test func theNameIsFilledInOnlyWhereNoneIsPrinted() throws {
    let supplement = Assembler.Supplement(unitName: "乙")
    #expect(try Self.read(Self.untold, supplement).disclosures.map(\.unitName) == ["乙"])
    #expect(try Self.read(Self.told, supplement).disclosures.map(\.unitName) == ["甲"])
    let without = try Self.read(Self.untold, Assembler.Supplement())
    #expect(without.disclosures.map(\.unitName) == [nil])
    #expect(without.findings.filter { $0.severity > .info }.map(\.code) == [.unitMissing])
    #expect(try Self.read(Self.untold, supplement).findings.filter { $0.severity > .info } == [])
  }

  /// Titles print the year; where only the cover does, and there is none, nothing tells it.
  @Test func theYearIsFilledInOnlyWhereNoneIsPrinted() throws {
    let supplement = Assembler.Supplement(fiscalYear: 2031)
    #expect(try Self.read(Self.told, supplement).disclosures.map(\.fiscalYear) == [2025])
    let profiles = try ProfileSet([Project.path(InventedBureauTests.folder)])
    let text = try Project.text("\(InventedBureauTests.folder)/bureau.csv")
    let uncovered = String(text[try #require(text.firstIndex(of: "表"))...])
    for (text, year, unit) in [(text, 2025, "云屏省潮汐观测总站"), (uncovered, 2031, "乙")] {
      let found = try Converting.read(text: text, profiles) {
        $0.supplement = Assembler.Supplement(unitName: "乙", fiscalYear: 2031)
      }
      #expect(found.disclosures.map(\.fiscalYear) == [year])
      #expect(found.disclosures.map(\.unitName) == [unit])
      #expect(found.disclosures.map(\.tables.count) == [15])
    }
    #expect(try Converting.read(text: uncovered, profiles).disclosures.map(\.fiscalYear) == [nil])
  }

  /// Whose budget it is, is as asked, whatever the profile is for.
  @Test(arguments: [UnitLevel.department, .unit])
  func theLevelIsAsAsked(level: UnitLevel) throws {
    let supplement = Assembler.Supplement(level: level)
    #expect(try Self.read(Self.told, supplement).disclosures.map(\.unitLevel) == [level])
    let found = Converting.read([Project.path("Samples/districts/department.csv")], try ProfileSet()) {
      $0.supplement = supplement
    }
    #expect(found.disclosures.map(\.unitLevel) == [level])
    #expect(found.disclosures.map(\.profile) == ["shanghai-district-department"])
  }
}
