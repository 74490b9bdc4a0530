import YusuanFormats
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanRules

/// An invented bureau, known by files alone (另一地区的版式): fifteen tables, numbers as texts, one row of twice six columns without
/// labels, three panels, three unlabelled code, name and amount columns beside each other, texts and percentages, labels in
/// two columns, 类, 款 and 项 apart, and unit and year on the cover only.
@Suite struct InventedBureauTests {
  static let folder = "Tests/YusuanConversionTests/Fixtures/invented-bureau"
  static let inputs = ["\(folder)/bureau.csv", "\(folder)/bureau.xlsx"]

  private static func profiles(beside others: [String] = []) throws -> ProfileSet {
    try ProfileSet([Project.path(folder)] + others)
  }

  private static func convert(_ input: String, beside others: [String] = []) throws -> Converting.Result {
    Converting.read([Project.path(input)], try profiles(beside: others)) { $0.keepsNarrative = true }
  }

  @Test(arguments: inputs, [[], ["auto"], ["shanxi-unit", "shanghai-district-unit"]])
  func everyValueIsRead(input: String, others: [String]) throws {
    let found = try Self.convert(input, beside: others)
    let expected = try Converting.lines(try Project.bytes("\(Self.folder)/facts.csv"))
    let facts = try Converting.facts(found.documents, Self.profiles())
    #expect(facts.count == 288)
    for (fact, known) in zip(facts, expected) { #expect(fact.filter { known[$0.key] != nil } == known) }
    #expect(facts.count == expected.count)
    #expect(found.disclosures.map { $0.tables.map(\.number) } == [Self.numbers])
    #expect(found.findings.filter { $0.severity > .info } == [])
    let ledger = found.conversion.summary.ledger
    #expect(ledger.read == ledger.used && ledger.diagnosed == 0)
  }

  private static let numbers = [
    "01", "02", "03", "04", "05-1", "05-2", "06", "07", "08", "09", "10", "11", "12", "13", "14",
  ]

  @Test func bothInputsHoldTheSameDisclosure() throws {
    let found = try Self.inputs.map { try Self.convert($0).disclosures }
    #expect(found[0] == found[1] && found[0].count == 1)
  }

  /// Without its profile nothing of it is taken for a table of another bureau.
  @Test(arguments: inputs, [["auto"], ["shanxi-unit"], ["shanghai-district-unit"]])
  func noOtherProfileTakesAnyOfIt(input: String, profiles: [String]) throws {
    let found = Converting.read([Project.path(input)], try ProfileSet(profiles))
    #expect(found.documents.isEmpty)
    #expect(found.findings.filter { $0.severity == .error }.map(\.code) == [.noTable])
    let unknown = found.findings.filter { $0.code == .blockUnknown }
    #expect(unknown.count >= 13)
    #expect(found.conversion.summary.ledger.diagnosed == unknown.reduce(0) { $0 + $1.cells })
  }

  // MARK: Rules

  @Test(arguments: inputs)
  func itsOwnRulesHold(input: String) throws {
    let profiles = try Self.profiles()
    let document = try #require(try Self.convert(input).documents.first)
    let report = try RuleChoice(profiles).check(document)
    #expect(report.rules.profile == "yunping-unit")
    #expect(report.outcomes.map(\.outcome) == [Outcome](repeating: .pass, count: 9))
    #expect(report.findings.isEmpty && report.uncoveredCount == 0)
    #expect(report.figureCount == 224)
  }

  /// No figure can change without a rule that sees it.
  @Test func everyFigureIsUnderARule() throws {
    let rules = try RuleChoice(try Self.profiles())
    let document = try #require(try Self.convert(Self.inputs[0]).documents.first)
    for (table, content) in document.disclosure.tables.enumerated() {
      for (panel, rows) in content.panels.enumerated() {
        for row in rows.rows.indices where !rows.rows[row].amounts.isEmpty {
          var changed = document
          changed.disclosure.tables[table].panels[panel].rows[row].amounts[0].amount.fen += 10_000_000
          let findings = try rules.check(changed).findings
          #expect(!findings.isEmpty, "\(content.number) \(rows.id) \(rows.rows[row].path)")
        }
      }
    }
  }

  // MARK: Written and read back

  @Test(arguments: inputs, OutputForm.allCases)
  func everyFormReadsBackEqual(input: String, form: OutputForm) throws {
    let documents = try Self.convert(input).documents
    let expected = documents.map { Kept.by(form, $0.disclosure, in: .yuan) }
    #expect(try Converting.readBack(documents, form, Self.profiles(beside: ["auto"])) == expected)
  }

  /// The tables as the bureau prints them: headers, codes in their three columns, the total where it stands, texts.
  @Test func tablesArePrintedAsTheyWere() throws {
    let documents = try Self.convert(Self.inputs[0]).documents
    let printed = try Output(form: .csv, profiles: Self.profiles()).text(documents)
    let (ours, theirs) = (try Self.body(printed), try Self.body(try Project.bytes(Self.inputs[0])))
    #expect(theirs.count == 178)
    #expect(ours.count == theirs.count)
    for (a, b) in zip(ours, theirs) { #expect(a == b) }
  }

  /// The records without lines that tell unit or year, and figures without separators and zeros at their ends.
  private static func body(_ bytes: [UInt8]) throws -> [[String]] {
    try Records.read(bytes).filter { record in
      guard record.count == 1, let text = record.first else { return true }
      return !text.hasPrefix("公开单位：") && !text.hasSuffix("省级单位预算") && !text.hasPrefix("本单位收入总预算为")
    }.map { record in record.map(figure) }
  }

  private static func figure(_ text: String) -> String {
    var text = text.hasSuffix("。") ? String(text.dropLast()) : text
    guard text.contains("."), text.allSatisfy({ $0.isNumber || $0 == "." || $0 == "," || $0 == "-" }) else {
      return text
    }
    text.removeAll { $0 == "," }
    while text.hasSuffix("0") { text.removeLast() }
    return text
  }
}
