import YusuanFormats
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanRules

/// The two disclosures of an invented bureau of a district, as a department and as its own unit (部门与本级单位).
@Suite struct DistrictTests {
  static let inputs = ["unit.csv", "unit.xlsx", "department.csv", "department.xlsx"].map { "Samples/districts/\($0)" }
  static let name = "东澜市望溪区城市管理局"

  private static func convert(_ inputs: String..., by profiles: [String] = ["auto"]) throws -> Converting.Result {
    Converting.read(inputs.map(Project.path), try ProfileSet(profiles)) { $0.keepsNarrative = true }
  }

  private static func level(_ input: String) -> UnitLevel { input.contains("department") ? .department : .unit }

  @Test(arguments: inputs)
  func theProfileIsFoundAndEveryFigureRead(input: String) throws {
    let found = try Self.convert(input)
    let disclosure = try #require(found.disclosures.first)
    #expect(found.disclosures.count == 1)
    #expect(disclosure.profile == "shanghai-district-\(Self.level(input).rawValue)")
    #expect(disclosure.unitLevel == Self.level(input))
    #expect(disclosure.unitName == Self.name && disclosure.fiscalYear == 2025)
    #expect(disclosure.tables.map(\.number) == (1...9).map(String.init))
    let stem = input.split(separator: ".")[0]
    let expected = try Converting.lines(try Project.bytes("\(stem).facts.csv"))
    let facts = try Converting.facts(found.documents, ProfileSet())
    #expect(facts.count == (Self.level(input) == .unit ? 208 : 245))
    #expect(facts.count == expected.count)
    for (fact, known) in zip(facts, expected) { #expect(fact.filter { known[$0.key] != nil } == known) }
    #expect(found.findings.filter { $0.severity > .info } == [])
    #expect(found.conversion.summary.ledger.diagnosed == 0)
    #expect(found.findings.filter { $0.code == .profileTaken }.map { $0.facts[.name] } == [disclosure.profile])
  }

  @Test(arguments: inputs)
  func allRulesHold(input: String) throws {
    let found = try Self.convert(input)
    let report = try RuleChoice(ProfileSet()).check(try #require(found.documents.first))
    #expect(report.findings.filter { $0.severity > .info } == [])
    let others = report.outcomes.filter { ![.pass, .rounding].contains($0.outcome) }
    let department = Self.level(input) == .department
    #expect(
      others.map { "\($0.rule) \($0.outcome.rawValue)" }
        == (department ? ["C9 notApplicable"] : []) + ["N5 insufficientData"])
    #expect(report.uncoveredCount == 0)
  }

  @Test(arguments: [["unit.csv", "department.csv"], ["department.xlsx", "unit.xlsx"]])
  func aDepartmentAndItsUnitOfOneNameAreTwoDisclosures(files: [String]) throws {
    let paths = files.map { "Samples/districts/\($0)" }
    let found = try Self.convert(paths[0], paths[1])
    #expect(found.disclosures.map(\.unitName) == [Self.name, Self.name])
    #expect(found.disclosures.map(\.unitLevel) == paths.map(Self.level))
    #expect(found.disclosures.map(\.tables.count) == [9, 9])
    let folder = try TemporaryFolder()
    try Output(form: .json, profiles: ProfileSet()).files(found.documents, in: folder.path).write(inputs: [])
    #expect(folder.files == ["\(Self.name)-2025.json", "\(Self.name)（部门）-2025.json"])
    for form in [OutputForm.json, .xml, .jsonl] {
      #expect(try Converting.readBack(found.documents, form, ProfileSet()) == found.disclosures)
    }
    let long = found.disclosures.map { Kept.by(.long, $0, in: .yuan) }
    #expect(try Converting.readBack(found.documents, .long, ProfileSet()) == long)
  }

  @Test(arguments: inputs)
  func anotherBureausProfileGivesNoFactAndNamesTheOneThatFits(input: String) throws {
    let found = try Self.convert(input, by: ["shanxi-unit"])
    let fitting = "shanghai-district-\(Self.level(input).rawValue)"
    #expect(found.documents.isEmpty)
    #expect(
      found.words.suffix(2) == [
        "\(input)：错误：没有找到版式“shanxi-unit”的任何一张表 [Y0038]",
        "\(input)：警告：内容不符合版式“shanxi-unit”，而与版式“\(fitting)”相符 [Y0094]",
      ])
    // Its two empty tables have no figures.
    let unknown = found.findings.filter { $0.code == .blockUnknown }
    #expect(unknown.reduce(0) { $0 + (Int($1.facts[.count] ?? "") ?? 0) } == (Self.level(input) == .unit ? 208 : 245))
  }

  /// The unit's profile does not take the department's tables, nor the other way.
  @Test(arguments: inputs)
  func theProfileOfTheOtherLevelSaysSo(input: String) throws {
    let other: UnitLevel = Self.level(input) == .unit ? .department : .unit
    let found = try Self.convert(input, by: ["shanghai-district-\(other.rawValue)"])
    #expect(found.documents.isEmpty || found.findings.contains { $0.severity > .info })
  }
}
