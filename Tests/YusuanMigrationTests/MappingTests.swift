import TestSupport
import Testing
import YusuanFindings
import YusuanMigration
import YusuanProfiles

/// The mappings of profiles (对应关系): what is wrong in them is said, all at once.
@Suite struct MappingTests {
  static func review(_ text: String, _ language: Language = .zh) throws -> [String] {
    let profile = try Migrating.profile("shanghai-district-department", mappings: text)
    return MappingSet.review(profile) { id, path, _ in path == nil ? try? Profile.builtIn(id) : nil }
      .map { Wording(language).line($0) }
  }

  @Test(arguments: Migrating.profiles)
  func thoseInsideTheProgramHaveNoMistake(id: String) throws {
    var profile = try Migrating.profile(id)
    // Under another name they are checked against the schema as well.
    for index in profile.companions.indices where profile.companions[index].kind == .mappings {
      profile.companions[index].name = "mappings.xml"
    }
    #expect(profile.companions.contains { $0.kind == .mappings })
    #expect(MappingSet.review(profile) { id, _, _ in try? Profile.builtIn(id) } == [])
  }

  @Test(arguments: Language.allCases)
  func allMistakesAreSaidAtOnce(language: Language) throws {
    let text = """
      <mapping from="shanxi-unit" to="shanghai-district-department">
        <codes kind="function"><code from="208"/><code from="208" to="210"/><code from="2O8"/></codes>
        <table from="expenditureSumary" to="expenditure"/>
        <table from="revenueSummary" to="revenues">
          <panel from="revenue" to="revenue"><column from="totl" to="total"/></panel>
        </table>
        <table from="threePublicExpenses" to="threePublic">
          <panel from="expenditures"/>
          <panel from="expenditure" to="expenditure">
            <row from="abroads" to="budget"/>
            <column from="total" to="totals"/>
            <figure row="abroad" column="total" toRow="budget"/>
            <figure row="abroad" column="total" toRow="budgets" toColumn="abroad"/>
          </panel>
        </table>
        <table from="basicExpenditureByEconomicItem" to="economic">
          <panel from="expenditure" to="expenditure"><column from="governmentItem" to="total"/></panel>
        </table>
        <tables/>
      </mapping>
      <mapping from="mine" to="shanghai-district-department" other="../2025/profile.xml"/>
      """
    let lines = try Self.review(text, language)
    Golden.expect(
      Array((lines.joined(separator: "\n") + "\n").utf8),
      "Tests/YusuanMigrationTests/Expected/mapping-mistakes.\(language.rawValue).txt")
  }

  @Test func aFileOfAnotherKindIsRefused() throws {
    var profile = try Migrating.profile("shanxi-unit", mappings: "")
    profile.companions[profile.companions.count - 1].bytes = Array("<rules xmlns=\"urn:x\"/>".utf8)
    let finding = #expect(throws: Diagnostic.self) { try Migration(to: profile) }
    #expect(
      finding.map { Wording(.en).line($0) }
        == "mappings.xml › line 1, column 1: error: the mappings file is wrong: expected mappings (urn:yusuan:mappings:1), found “rules (urn:x)” [Y0181]"
    )
    #expect(
      finding.map { Wording(.zh).message($0) }
        == "对应关系文件有误：应为 mappings (urn:yusuan:mappings:1)，实为“rules (urn:x)”")
  }

  @Test(arguments: ["", "<", "<mappings xmlns=\"urn:yusuan:mappings:1\"><mapping", "\0\u{1}"])
  func anyBytesAreAnErrorOrNothing(text: String) throws {
    var profile = try Migrating.profile("shanxi-unit", mappings: "")
    profile.companions[profile.companions.count - 1].bytes = Array(text.utf8)
    #expect(throws: Diagnostic.self) { try Migration(to: profile) }
    #expect(!MappingSet.review(profile) { _, _, _ in nil }.isEmpty)
  }
}
