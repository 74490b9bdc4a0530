import Testing
import YusuanFindings
import YusuanModel
import YusuanProfiles
@testable import YusuanRules

/// Rules for some kinds of units only (按单位性质适用的规则).
@Suite struct UnitKindTests {
  /// A rule that every tied disclosure fails, for units of `kinds`.
  private func set(_ kinds: String) throws -> RuleSet {
    let words = ["title", "explanation", "expected"].map { name in
      "<\(name) lang=\"zh\">\(name)</\(name)><\(name) lang=\"en\">\(name)</\(name)>"
    }
    let text = """
      <rules xmlns="urn:yusuan:rules:1" id="mine" version="1">
      <rule id="X1" severity="warning" units="\(kinds)">\(words.joined())
      <formula>T3[total, total] = T3[total, total] + T3[total, total]</formula></rule>
      </rules>
      """
    return try RuleSet(Fixture.profile(), files: [RuleSet.File(bytes: Array(text.utf8), name: "mine.xml")])
  }

  @Test(
    arguments: [
      (.agency, .fail), (.managedAsAgency, .fail), (.institution, .notApplicable), (nil, .insufficientData),
    ] as [(UnitKind?, Outcome)])
  func aRuleIsRunForItsKindsOnly(kind: UnitKind?, outcome: Outcome) throws {
    var document = Document(try Fixture.tied())
    document.unitKind = kind
    let report = Checker(try set("行政 参公")).check(document)
    let found = try #require(report.outcome("X1"))
    #expect(found.outcome == outcome)
    #expect(found.missing == (kind == nil ? [.unitKind] : []))
    #expect(report.findings.contains { $0.rule == "X1" } == (outcome == .fail))
  }

  @Test func anUnknownKindIsAMistakeOfTheFile() {
    #expect(throws: Diagnostic.self) { try set("企业") }
    #expect(throws: Diagnostic.self) { try set("") }
  }
}
