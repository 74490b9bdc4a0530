import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanModel

/// Panels beside each other with the same labels, of which one is missing or called otherwise: no figure may come to the rows
/// of the panel beside it (并列栏缺一列).
@Suite struct RepeatedPanelTests {
  struct Case: CustomTestStringConvertible {
    var trap: String
    var header: String
    var row: String
    var facts: [String]
    /// Panels whose column is missing.
    var missing: Int
    var testDescription: String { trap }
  }

  private static let all = "科目编码,科目名称,金额"
  private static let rows = ["301,工资,1.00", "302,商品,2.00", "303,补助,3.00"]

  static let cases = [
    Case(
      trap: "all are there", header: "\(all),\(all),\(all)", row: rows.joined(separator: ","),
      facts: ["left 301 1.00", "middle 302 2.00", "right 303 3.00"], missing: 0),
    Case(
      trap: "the amount of the second is called otherwise", header: "\(all),科目编码,科目名称,备用列,\(all)",
      row: rows.joined(separator: ","), facts: ["left 301 1.00", "right 303 3.00"], missing: 1),
    Case(
      trap: "the amount of the first is missing", header: "科目编码,科目名称,\(all),\(all)",
      row: "301,工资,\(rows[1]),\(rows[2])", facts: ["middle 302 2.00", "right 303 3.00"], missing: 1),
    Case(
      trap: "the code of the third and the amount of the second are missing", header: "\(all),科目编码,科目名称,科目名称,金额",
      row: "\(rows[0]),302,商品,补助,3.00", facts: ["left 301 1.00", "right  3.00"], missing: 2),
    Case(
      trap: "the code of the second is missing", header: "\(all),科目名称,金额,\(all)",
      row: "\(rows[0]),商品,2.00,\(rows[2])", facts: ["left 301 1.00", "middle  2.00", "right 303 3.00"], missing: 1),
    Case(
      trap: "two columns of the second changed places", header: "\(all),科目编码,金额,科目名称,\(all)",
      row: "\(rows[0]),302,2.00,商品,\(rows[2])", facts: ["left 301 1.00", "middle 302 2.00", "right 303 3.00"],
      missing: 0),
  ]

  @Test(arguments: cases)
  func figuresStayInTheirPanel(_ example: Case) throws {
    let profiles = try ProfileSet([Project.path("\(InventedBureauTests.folder)/profile.xml")])
    let text = "一般公共预算基本支出预算表\n公开单位：甲中心\n单位：万元\n\(example.header)\n\(example.row)\n"
    let found = try Converting.read(text: text, profiles)
    let facts = found.disclosures.flatMap(\.tables).flatMap(\.panels).flatMap { panel in
      panel.rows.flatMap { row in
        row.amounts.map { "\(panel.id) \(row.code ?? "") \($0.amount.text(in: .tenThousandYuan))" }
      }
    }
    #expect(facts == example.facts)
    #expect(found.findings.count { $0.code == .columnMissing } == example.missing)
  }
}
