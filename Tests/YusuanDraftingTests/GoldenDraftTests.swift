import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel
import YusuanRules

/// Drafts of small files of several shapes, whole (起草的版式).
@Suite struct GoldenDraftTests {
  /// A shape: its files, how many values they print, and how many elements the draft leaves open.
  struct Shape: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [String]
    var values: Int
    var undecided: Int
    var findings: [String] = []

    var testDescription: String { name }
    var paths: [String] { files.map { "\(Drafting.fixtures)/\($0)" } }
  }

  static let shapes = [
    // Codes in parts of two levels, a total below; whole codes, a total above; a column that no term names.
    Shape(name: "code-lists", files: ["code-lists.csv"], values: 19, undecided: 2),
    // Fixed rows in two panels beside each other, rows below rows, classes that are numbered anew; a part of a row (其中).
    Shape(name: "panels-beside", files: ["panels-beside.csv"], values: 17, undecided: 1),
    // Text, counts, percentages and dates beside amounts, and labels that no term names.
    Shape(
      name: "every-kind", files: ["every-kind.csv"], values: 22, undecided: 11,
      findings: [
        "Tests/YusuanDraftingTests/Fixtures/every-kind.csv › 第 9 行 › A9（第 9 行第 1 列）：警告：设备台账：没有印出金额单位，按万元读取 [Y0033]"
      ]),
    // Two tables beside each other, each with a title; neither unit nor money unit.
    Shape(
      name: "beside-each-other", files: ["beside-each-other.csv"], values: 6, undecided: 5,
      findings: [
        "Tests/YusuanDraftingTests/Fixtures/beside-each-other.csv › 第 1 行 › A1（第 1 行第 1 列）：警告：2026年往来款情况表：没有印出金额单位，按万元读取 [Y0033]",
        "Tests/YusuanDraftingTests/Fixtures/beside-each-other.csv › 第 1 行 › D1（第 1 行第 4 列）：警告：2026年专户资金情况表：没有印出金额单位，按万元读取 [Y0033]",
        "Tests/YusuanDraftingTests/Fixtures/beside-each-other.csv › 第 1 行 › A1（第 1 行第 1 列）：警告：没有找到单位名称 [Y0030]",
      ]),
    // Digits that a program kept as text.
    Shape(name: "kept-as-text", files: ["kept-as-text.csv"], values: 4, undecided: 1),
    // One bureau's tables of two units: a row that only the second has stands where it does there.
    Shape(name: "two-units", files: ["unit-a.csv", "unit-b.csv"], values: 18, undecided: 1),
    // A header of three levels with merged labels, one row without a label, a table without figures.
    Shape(name: "three-levels", files: ["three-levels.xlsx"], values: 23, undecided: 3),
  ]

  @Test(arguments: shapes) func isDraftedWhole(shape: Shape) throws {
    let result = try Drafting.draft(shape.paths)
    Golden.expect(result.draft.profile, "Tests/YusuanDraftingTests/Expected/\(shape.name).profile.xml")
    Golden.expect(result.draft.rules ?? [], "Tests/YusuanDraftingTests/Expected/\(shape.name).rules.xml")
    #expect(result.draft.undecided == shape.undecided)
    #expect(result.words == shape.findings)
  }

  /// The same files by their draft: all values, and nothing unread.
  @Test(arguments: shapes) func theSameFilesGiveAllTheirFigures(shape: Shape) throws {
    let result = try Drafting.draft(shape.paths)
    let found = Drafting.convert(shape.paths, result.profile)
    #expect(result.draft.values == shape.values)
    #expect(try Drafting.facts(found.documents, result.profile).count == shape.values)
    let ledger = found.conversion.summary.ledger
    #expect(ledger.diagnosed == 0 && ledger.read == ledger.used)
    #expect(
      found.documents.allSatisfy { $0.disclosure.tables.allSatisfy { $0.panels.allSatisfy { !$0.isIncomplete } } })
  }

  /// Its rules hold on what they were drafted from.
  @Test(arguments: shapes) func itsRulesHold(shape: Shape) throws {
    let result = try Drafting.draft(shape.paths)
    let rules = try RuleSet(result.profile)
    #expect(rules.rules.reduce(0) { $0 + $1.formulaTexts.count } == result.draft.ties)
    for document in Drafting.convert(shape.paths, result.profile).documents {
      #expect(Checker(rules).check(document).findings.isEmpty)
    }
  }
}
