import Testing
import YusuanModel
@testable import YusuanDrafting

/// How the fixed rows of a panel hang below each other, and what is a list (行的推断).
@Suite struct RowTests {
  /// The rows of the only panel of a table with the rows `rows`: each below its own by two blanks, with kind and level.
  private static func outline(_ rows: String) throws -> String {
    let text = "公开单位：甲站\n支出预算表\n金额单位：元\n项目,金额\n" + rows
    let profile = try Drafting.draft(text: text).profile
    let panel = try #require(profile.tables.first?.panels.first)
    let fixed = panel.rows.map { row in
      let indent = String(repeating: "  ", count: row.path.split(separator: "/").count - 1)
      return "\(indent)\(row.label?.text ?? "") \(row.kind.rawValue)\(row.level.map { " \($0)" } ?? "")"
    }
    return (fixed + (panel.openRows == nil ? [] : ["…"])).joined(separator: "\n")
  }

  @Test(
    arguments: [
      // Ordinals of other kinds are deeper.
      (
        "一、基本支出,3\n（一）人员经费,1\n1、工资,1\n（二）公用经费,2\n二、项目支出,4\n合计,7",
        "一、基本支出 item 1\n  （一）人员经费 item 2\n    1、工资 item 3\n  （二）公用经费 item 2\n二、项目支出 item 1\n合计 total"
      ),
      // Rows without ordinals hang below one with an ordinal if they add up to it.
      ("一、基本支出,3\n人员经费,1\n公用经费,2\n合计,3", "一、基本支出 item 1\n  人员经费 item 2\n  公用经费 item 2\n合计 total"),
      ("一、基本支出,5\n人员经费,1\n公用经费,2\n合计,8", "一、基本支出 item 1\n人员经费 item 1\n公用经费 item 1\n合计 total"),
      // The same labels below what was carried over.
      (
        "一、一般公共预算,3\n二、政府性基金预算,\n本年支出合计,3\n上年结转,2\n一、一般公共预算,2\n二、政府性基金预算,\n支出总计,5",
        "一、一般公共预算 item 1\n二、政府性基金预算 item 1\n本年支出合计 subtotal\n上年结转 carryover 1\n  一、一般公共预算 carryoverItem 2\n  二、政府性基金预算 carryoverItem 2\n支出总计 total"
      ),
      // Parts of a row stand beside each other, however many there are.
      ("一、收费,5\n其中：办证,2\n其中：考务,3\n合计,5", "一、收费 item 1\n  其中：办证 item 2\n  其中：考务 item 2\n合计 total"),
      // Numbered parts of a row without an ordinal.
      (
        "公务接待费,1\n公务用车购置及运行费,5\n①公务用车购置费,2\n②公务用车运行维护费,3\n合计,6",
        "公务接待费 item 1\n公务用车购置及运行费 item 1\n  ①公务用车购置费 item 2\n  ②公务用车运行维护费 item 2\n合计 total"
      ),
      // A sum is never below another row.
      ("一、年初余额,3\n二、本年举借,1\n年末余额,4", "一、年初余额 item 1\n二、本年举借 item 1\n年末余额 total"),
    ])
  func rowsHangBelowEachOther(rows: String, outline: String) throws { #expect(try Self.outline(rows) == outline) }

  /// More rows than any bureau fixes are a list, and that is left open.
  @Test func manyRowsAreAList() throws {
    let rows = (1...121).map { "第\($0)号断面,1" }.joined(separator: "\n")
    #expect(try Self.outline(rows + "\n合计,121") == "合计 total\n…")
    #expect(
      try Self.outline((1...3).map { "第\($0)号断面,1" }.joined(separator: "\n"))
        == "第1号断面 item 1\n第2号断面 item 1\n第3号断面 item 1")
  }

  /// Two rows of one label below the same row cannot be told apart: the second is left out, which is said, and kept as printed.
  @Test func aRowWithTheLabelOfAnotherIsLeftOut() throws {
    let text = "公开单位：甲站\n支出预算表\n金额单位：元\n项目,金额\n一、基本支出,1\n二、其他支出,2\n三、基本支出,3\n合计,6\n"
    let result = try Drafting.draft(text: text)
    #expect(result.profile.tables[0].panels[0].rows.map(\.id).filter { !$0.hasPrefix("class") } == ["basic", "total"])
    #expect(
      String(decoding: result.draft.profile, as: UTF8.self).contains("<panel id=\"expenditure\" decide=\"rows?\">"))
    #expect(result.findings.map(\.code) == [.rowRepeated] && result.draft.values == 4)
  }

  @Test(arguments: [("一、甲", 1), ("（一）甲", 2), ("1．甲", 3), ("(1)甲", 4), ("①甲", 5), ("甲", 0), ("一", 0)])
  func ordinalsTellTheDepth(label: String, style: Int) { #expect(RowTree.style(label) == style) }
}
