import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanReports
@testable import YusuanRules

/// Findings of rules in words, and the parts of reports that are worked out.
@Suite struct CheckWordingTests {
  @Test(arguments: [
    (
      Finding.CodeProblem.Kind.orphan, "表1·208 养老·金额：没有上级科目 2",
      "table 1 · 208 养老 · 金额: the code above it, 2, is missing"
    ),
    (.repeated, "表1·208 养老·金额：编码已出现过", "table 1 · 208 养老 · 金额: the code stands there already"),
    (.disordered, "表1·208 养老·金额：排在 2 之后", "table 1 · 208 养老 · 金额: it stands behind 2"),
    (.misshapen, "表1·208 养老·金额：编码应为 2 位", "table 1 · 208 养老 · 金额: a code has 2 digits"),
    (.unlisted, "表1·208 养老·金额：代码表 2 没有这个编码", "table 1 · 208 养老 · 金额: the code list 2 does not have the code"),
    (.renamed, "表1·208 养老·金额：代码表中的名称是“2”", "table 1 · 208 养老 · 金额: the code list calls it “2”"),
  ])
  func problemsOfCodes(kind: Finding.CodeProblem.Kind, chinese: String, english: String) {
    let cell = Figure.Cell(
      table: "1", tableID: "summary", code: "208", item: "养老", path: "208", column: "amount", columnLabel: "金额")
    let problem = Finding.CodeProblem(kind: kind, row: Figure(subject: .cell(cell)), expected: "2")
    let finding = Finding(rule: "K", outcome: .fail, severity: .error, detail: .code(problem))
    #expect(CheckWording(.zh).message(finding, .yuan) == chinese)
    #expect(CheckWording(.en).message(finding, .yuan) == english)
  }

  @Test(arguments: [
    (true, "表8：注明“无”，却有 2 个金额", "table 8: it carries the note “无” and has 2 figures"),
    (false, "表8：没有金额，也没有注明“无”", "table 8: it has no figure and does not carry the note “无”"),
  ])
  func problemsOfNotes(isNoted: Bool, chinese: String, english: String) {
    let problem = Finding.NoteProblem(table: "8", tableID: "funds", isNoted: isNoted, note: "无", figures: 2)
    let finding = Finding(rule: "N", outcome: .fail, severity: .error, detail: .note(problem))
    #expect(CheckWording(.zh).message(finding, .yuan) == chinese)
    #expect(CheckWording(.en).message(finding, .yuan) == english)
  }

  /// Half a 分 is 0.005 元 and 0.0000005 万元.
  @Test(arguments: [
    (0 as Int64, AmountUnit.yuan, "0.00"), (1, .yuan, "0.005"), (3, .yuan, "0.015"), (200, .yuan, "1.00"),
    (1, .tenThousandYuan, "0.0000005"), (15_000, .tenThousandYuan, "0.0075"), (3_000_000, .tenThousandYuan, "1.50"),
    (.max, .yuan, "46116860184273879.035"),
  ])
  func halvesOfAFenAreExactDecimals(halves: Int64, unit: AmountUnit, text: String) {
    #expect(CheckWording.halves(halves, unit) == text)
  }

  /// RFC 3986, 2.3.
  @Test(arguments: [
    ("a-Z_0.9~/b.csv", "a-Z_0.9~/b.csv"), ("表 3%.csv", "%E8%A1%A8%203%25.csv"), ("\u{1}\\#?", "%01%5C%23%3F"), ("", ""),
  ])
  func pathsAreURIReferences(path: String, uri: String) { #expect(SARIFCheckReport.uri(path) == uri) }

  /// A rule that a set does not have is called by its id.
  @Test func aRuleThatIsNotKnownHasItsIDForATitle() throws {
    let rules = try MadeUpReport.unit().rules
    #expect(CheckWording(.zh).title("A2", of: rules) == "不大于合计")
    #expect(CheckWording(.zh).title("A99", of: rules) == "A99")
    #expect(CheckWording(.zh).explanation("A99", of: rules) == "")
    #expect(CheckWording(.en).expectation("A2", of: rules) == "It should be ….")
  }
}
