import Testing
import YusuanFindings
import YusuanModel
import YusuanRecognition
import YusuanSheets

/// Merged cells: a label belongs to all its rows, a figure to none of several (合并单元格).
@Suite struct MergedCellTests {
  /// A table in HTML under its title, its header rows given.
  static func page(_ title: String, _ rows: String) -> String {
    "<html><table><tr><td>\(title)</td></tr><tr><td>单位名称：甲中心</td></tr><tr><td>单位：万元</td></tr>\(rows)</table></html>"
  }

  static func cells(_ texts: String...) -> String { texts.map { "<td>\($0)</td>" }.joined() }

  static func functions(_ body: String) -> String {
    page(
      "2025年预算支出总表",
      "<tr><td colspan=2>项目</td><td colspan=3>2025年预算数</td></tr><tr>\(cells("科目编码", "科目名称", "合计", "基本支出", "项目支出"))</tr>"
        + "<tr><td colspan=2>合计</td>\(cells("9", "9", ""))</tr>\(body)")
  }

  static func projects(_ body: String) -> String {
    page(
      "2025年项目支出预算表（本年预算）",
      "<tr>\(cells("项目名称", "合计", "2025年财政拨款", "", "", "财政专户管理资金", "单位资金"))</tr>"
        + "<tr>\(cells("", "", "一般公共预算", "政府性基金预算", "国有资本经营预算", "", ""))</tr>\(body)")
  }

  struct Case: CustomTestStringConvertible {
    var trap: String
    var html: String
    var facts: [String]
    var findings: [String] = []
    var testDescription: String { trap }
  }

  static let labels = [
    Case(
      trap: "a project over two rows",
      html: projects("<tr><td rowspan=2>设备</td>\(cells("4", "4"))</tr><tr>\(cells("6", "", "6"))</tr>"),
      facts: [
        "12 设备 total=4.00", "12 设备 generalPublicBudget=4.00", "12 设备 total=6.00", "12 设备 governmentFund=6.00",
      ]),
    Case(
      trap: "a code over two rows with names of their own",
      html: functions("<tr><td rowspan=2>208</td>\(cells("甲", "5", "5"))</tr><tr>\(cells("乙", "4", "4"))</tr>"),
      facts: [
        "3 合计 total=9.00", "3 合计 basic=9.00", "3 208 甲 total=5.00", "3 208 甲 basic=5.00", "3 208 乙 total=4.00",
        "3 208 乙 basic=4.00",
      ]),
    Case(
      trap: "a label over a row without anything is none of that row",
      html: functions("<tr><td rowspan=2>208</td><td rowspan=2>甲</td>\(cells("5", "5"))</tr><tr><td></td></tr>"),
      facts: ["3 合计 total=9.00", "3 合计 basic=9.00", "3 208 甲 total=5.00", "3 208 甲 basic=5.00"]),
    Case(
      trap: "a figure over the rows that its label is merged over is its label's",
      html: projects(
        "<tr><td rowspan=2>设备</td><td rowspan=2>10</td>\(cells("4"))</tr><tr>\(cells("", "6"))</tr>"),
      facts: ["12 设备 total=10.00", "12 设备 generalPublicBudget=4.00", "12 设备 governmentFund=6.00"]),
  ]

  static let figures = [
    Case(
      trap: "a figure over two projects",
      html: projects("<tr><td>设备</td><td rowspan=2>10</td>\(cells("4"))</tr><tr>\(cells("培训", "6"))</tr>"),
      facts: ["12 设备 generalPublicBudget=4.00", "12 培训 generalPublicBudget=6.00"],
      findings: ["1.xls › B6（第 6 行第 2 列）：错误：应为以万元计的金额，“10”不是：与其他单元格合并，不属于单独一行一列 [Y0015]"]),
    Case(
      trap: "a figure over two columns",
      html: functions("<tr>\(cells("208", "甲", "5"))<td colspan=2>5</td></tr>"),
      facts: ["3 合计 total=9.00", "3 合计 basic=9.00", "3 208 甲 total=5.00"],
      findings: ["1.xls › D7（第 7 行第 4 列）：错误：应为以万元计的金额，“5”不是：与其他单元格合并，不属于单独一行一列 [Y0015]"]),
    Case(
      trap: "a figure over a column of the profile and another one",
      html: functions("<tr>\(cells("208", "甲", "5"))<td colspan=2>5</td></tr>").replacing("项目支出", with: "备用列"),
      facts: ["3 合计 total=9.00", "3 合计 basic=9.00", "3 208 甲 total=5.00"],
      findings: [
        "1.xls › A1（第 1 行第 1 列）：警告：2025年预算支出总表：没有找到列“2025年预算数 › 项目支出” [Y0021]",
        "1.xls › D7（第 7 行第 4 列）：错误：应为以万元计的金额，“5”不是：与其他单元格合并，不属于单独一行一列 [Y0015]",
        "1.xls › E5（第 5 行第 5 列）：警告：列“2025年预算数 › 备用列”不在版式中，其 1 个单元格未转换 [Y0020]",
      ]),
  ]

  @Test(arguments: labels + figures)
  func isReadForAllItsRows(form: Case) throws {
    let probe = try Probe.read(html: form.html)
    #expect(probe.facts == form.facts)
    #expect(probe.findings.filter { $0.severity > .info }.map(Wording(.zh).line) == form.findings)
    #expect(probe.ledger.read == probe.ledger.used + probe.ledger.diagnosed)
  }
}
