import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanProfiles
import YusuanRules

/// The invented bureau's profile, drafted from its own tables (另一地区版式的起草): as good as the one written by hand, uncorrected but for
/// ids, and with a few lines corrected in every respect.
@Suite struct InventedBureauDraftTests {
  static let folder = "Tests/YusuanConversionTests/Fixtures/invented-bureau"
  static let inputs = ["\(folder)/bureau.csv", "\(folder)/bureau.xlsx"]

  /// The columns of the long form that hold ids.
  private static let ids = ["table_id", "panel", "row_id", "row_path", "column_id"]

  private static func expected() throws -> [[String: String]] {
    Drafting.lines(try Project.text("\(folder)/facts.csv"))
  }

  // MARK: Uncorrected

  @Test(arguments: inputs) func nothingIsUnreadOrUndecided(input: String) throws {
    let result = try Drafting.draft([input], id: "yunping-unit")
    #expect(result.findings == [] && result.draft.undecided == 0)
    #expect(result.draft.tables == 15 && result.draft.values == 288)
    let ledger = Drafting.convert([input], result.profile).conversion.summary.ledger
    #expect(ledger.read == ledger.used && ledger.diagnosed == 0)
  }

  /// Each fact is that of the profile written by hand, and each id stands for one of its ids.
  @Test(arguments: inputs) func theFactsAreTheSameButForIDs(input: String) throws {
    let profile = try Drafting.draft([input], id: "yunping-unit").profile
    let facts = try Drafting.facts(Drafting.convert([input], profile).documents, profile)
    let expected = try Self.expected()
    #expect(facts.count == 288 && expected.count == 288)
    var names: [String: String] = [:]
    for (fact, known) in zip(facts, expected) {
      for (column, value) in known {
        guard Self.ids.contains(column) else {
          #expect(fact[column] == value, "\(column) of \(known)")
          continue
        }
        let place = "\(fact["table_number"] ?? "") \(fact["panel"] ?? "") \(column) \(fact[column] ?? "")"
        #expect(names[place, default: value] == value, "\(place)")
        names[place] = value
      }
    }
  }

  /// Its own rules hold, and few figures are under none.
  @Test(arguments: inputs) func itsProposedTiesHold(input: String) throws {
    let result = try Drafting.draft([input], id: "yunping-unit")
    let document = try #require(Drafting.convert([input], result.profile).documents.first)
    let report = Checker(try RuleSet(result.profile)).check(document)
    #expect(report.outcomes.map(\.rule) == ["A1", "A2", "B1", "C1", "C2", "C3", "K1"])
    #expect(report.outcomes.allSatisfy { $0.outcome == .pass } && report.findings.isEmpty)
    #expect(report.figureCount == 224)
    // Table 12 prints no total; that its amounts are those of table 11 only a person knows.
    let uncovered = report.uncovered.compactMap { figure in
      if case .cell(let cell) = figure.subject { "\(cell.table) \(cell.item)" } else { nil }
    }
    #expect(uncovered == ["12 数据到报率", "12 设备完好率", "12 预报时效"])
  }

  /// Both forms of the tables give one draft, but for the name of the file.
  @Test func bothFormsGiveOneDraft() throws {
    let drafts = try Self.inputs.map { try Drafting.draft([$0], id: "yunping-unit").draft }
    let profiles = drafts.map { String(decoding: $0.profile, as: UTF8.self) }
    #expect(profiles[0].replacing("bureau.csv", with: "bureau.xlsx") == profiles[1])
    #expect(drafts[0].rules == drafts[1].rules)
  }

  // MARK: Corrected

  /// The lines of the draft that are corrected, each with what takes its place.
  private static func corrections() throws -> [(old: String, new: String)] {
    try Project.text("\(Drafting.fixtures)/invented-bureau.corrections").split(separator: "\n\n").map { pair in
      let lines = pair.split(separator: "\n").map(String.init)
      return (lines[0], lines[1])
    }
  }

  private static func corrected(_ input: String) throws -> Profile {
    let draft = try Drafting.draft([input], id: "yunping-unit").draft
    var text = String(decoding: draft.profile, as: UTF8.self)
    let corrections = try corrections()
    #expect(corrections.count <= 15)
    for (old, new) in corrections {
      #expect(text.split(separator: "\n").count { $0.trimmingPrefix(while: \.isWhitespace) == old } == 1, "\(old)")
      text = text.replacing(old + "\n", with: new + "\n")
    }
    return try Profile.load(ProfileFile(bytes: Array(text.utf8), name: "profile.xml")) {
      name, base throws(Diagnostic) in
      guard name.hasSuffix(".xml") else { return try BuiltInProfiles.resolve(name, base) }
      guard let bytes = try? Project.bytes("\(folder)/\(name)") else {
        throw Diagnostic(.fileUnreadable, at: Location(input: name))
      }
      return ProfileFile(bytes: bytes, name: name)
    }
  }

  /// Every column of every fact, ids included.
  @Test(arguments: inputs) func correctedInAFewLinesItGivesTheSameFacts(input: String) throws {
    let profile = try Self.corrected(input)
    let facts = try Drafting.facts(Drafting.convert([input], profile).documents, profile)
    let expected = try Self.expected()
    #expect(facts.count == expected.count)
    for (fact, known) in zip(facts, expected) { #expect(fact.filter { known[$0.key] != nil } == known) }
  }

  /// The rules written by hand hold by the corrected draft as by the profile they were written for, and see every figure.
  @Test(arguments: inputs) func theRulesWrittenByHandHold(input: String) throws {
    let profile = try Self.corrected(input)
    let document = try #require(Drafting.convert([input], profile).documents.first)
    let report = Checker(try RuleSet(profile)).check(document)
    #expect(report.outcomes.map(\.outcome) == [Outcome](repeating: .pass, count: 9) || report.outcomes.count == 9)
    #expect(report.findings.isEmpty && report.uncoveredCount == 0)
  }
}
