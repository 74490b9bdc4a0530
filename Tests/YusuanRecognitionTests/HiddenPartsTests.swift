import Testing
import YusuanFindings
import YusuanModel
import YusuanRecognition

/// Hidden rows, columns and sheets are converted and told; a hidden table gives way to a visible one (隐藏部分).
@Suite struct HiddenPartsTests {
  private static func sheet(_ amount: String, title: String = "2025年预算支出总表", rows: String = "") -> String {
    "\(title)\n单位名称：甲中心\n单位：万元\n项目,,2025年预算数,,\n科目编码,科目名称,合计,基本支出,项目支出\n合计,,\(amount),,\n\(rows)"
  }

  private static func table(hidden: String, amount: String) -> String {
    "<tr><td>2025年预算支出总表</td></tr><tr><td>单位名称：甲中心</td></tr><tr><td>单位：万元</td></tr>"
      + "<tr><td colspan=2>项目</td><td colspan=3>2025年预算数</td></tr>"
      + "<tr>\(MergedCellTests.cells("科目编码", "科目名称", "合计", "基本支出", "项目支出"))</tr>"
      + "<tr\(hidden)><td colspan=2>合计</td><td>\(amount)</td><td></td><td>2</td></tr>"
  }

  /// What is said of hidden parts.
  private static func said(_ probe: Probe, _ language: Language = .zh) -> [String] {
    probe.findings.filter { [.figuresHidden, .tableHidden, .tableRepeated].contains($0.code) }.map(
      Wording(language).line)
  }

  private static func expectWholeLedger(_ probe: Probe) {
    #expect(probe.findings.reduce(0) { $0 + $1.cells } == probe.ledger.diagnosed)
    #expect(probe.ledger.read == probe.tables.reduce(0) { $0 + $1.ledger.read })
  }

  @Test func aHiddenRowIsConvertedAndTold() throws {
    let rest = "<tr style='display:none'><td>208</td><td>社会保障</td><td>3</td><td>1</td></tr>"
    let probe = try Probe.read(html: "<table>\(Self.table(hidden: "", amount: "9"))\(rest)</table>")
    #expect(
      probe.facts == ["3 合计 total=9.00", "3 合计 project=2.00", "3 208 社会保障 total=3.00", "3 208 社会保障 basic=1.00"])
    #expect(Self.said(probe) == ["1.xls › A7（第 7 行第 1 列）（隐藏）：警告：2025年预算支出总表：2 个数在隐藏的行、列或工作表中，照样转换 [Y0098]"])
    #expect(
      Self.said(probe, .en) == [
        "1.xls › A7 (row 7, column 1) (hidden): warning: 2025年预算支出总表: 2 figures stand in hidden rows or columns or on a hidden sheet, and are converted [Y0098]"
      ])
    let hidden = try #require(probe.tables.first?.hidden)
    #expect((hidden.rows, hidden.figures) == (1, 2))
    #expect(!hidden.isWhole)
  }

  @Test func aHiddenColumnIsConvertedAndTold() throws {
    let columns = "<col><col><col><col><col style='display:none'>"
    let probe = try Probe.read(html: "<table>\(columns)\(Self.table(hidden: "", amount: "9"))</table>")
    #expect(probe.facts == ["3 合计 total=9.00", "3 合计 project=2.00"])
    #expect(Self.said(probe) == ["1.xls › E6（第 6 行第 5 列）（隐藏）：警告：2025年预算支出总表：1 个数在隐藏的行、列或工作表中，照样转换 [Y0098]"])
  }

  @Test func aHiddenSheetIsConvertedAndTold() throws {
    let probe = try Probe.read(sheets: [(Self.sheet("9"), true)])
    #expect(probe.facts == ["3 合计 total=9.00"])
    #expect(
      Self.said(probe) == [
        "1.xlsx › 工作表“1” › 第 6 行 › A6（第 6 行第 1 列）（隐藏）：警告：2025年预算支出总表：1 个数在隐藏的行、列或工作表中，照样转换 [Y0098]"
      ])
  }

  @Test func aHiddenDraftGivesWayToTheVisibleTableBehindIt() throws {
    let probe = try Probe.read(sheets: [(Self.sheet("7").replacing("万元", with: "元"), true), (Self.sheet("9"), false)])
    #expect(probe.facts == ["3 合计 total=9.00"])
    #expect(probe.disclosures.first?.amountUnit == .tenThousandYuan)
    #expect(probe.documents.first?.sources.tables.first?.title.sheet?.name == "2")
    #expect(
      Self.said(probe) == [
        "1.xlsx › 工作表“1” › 第 1 行 › A1（第 1 行第 1 列）（隐藏）：警告：甲中心：隐藏的2025年预算支出总表未转换（12 个单元格），以 2!A1 处可见的一张为准 [Y0099]"
      ])
    #expect(
      Self.said(probe, .en) == [
        "1.xlsx › sheet “1” › line 1 › A1 (row 1, column 1) (hidden): warning: 甲中心: the hidden 2025年预算支出总表 is not converted (12 cells); the visible one at 2!A1 counts [Y0099]"
      ])
    Self.expectWholeLedger(probe)
  }

  @Test func aHiddenDraftGivesWayToTheVisibleTableBeforeIt() throws {
    let probe = try Probe.read(sheets: [(Self.sheet("9"), false), (Self.sheet("7"), true)])
    #expect(probe.facts == ["3 合计 total=9.00"])
    #expect(
      Self.said(probe) == [
        "1.xlsx › 工作表“2” › 第 1 行 › A1（第 1 行第 1 列）（隐藏）：警告：甲中心：隐藏的2025年预算支出总表未转换（12 个单元格），以 1!A1 处可见的一张为准 [Y0099]"
      ])
    Self.expectWholeLedger(probe)
  }

  @Test func aTableOfHiddenRowsGivesWayToTheVisibleOne() throws {
    let draft = Self.table(hidden: " style='display:none'", amount: "7")
    let probe = try Probe.read(
      html: "<table>\(draft)</table><table>\(Self.table(hidden: "", amount: "9"))</table>")
    #expect(probe.facts == ["3 合计 total=9.00", "3 合计 project=2.00"])
    #expect(probe.codes == [.tableHidden])
    Self.expectWholeLedger(probe)
  }

  @Test func theContinuationOfAHiddenDraftGoesWithIt() throws {
    let rest = Self.sheet("", title: "2025年预算支出总表（续）", rows: "208,社会保障和就业支出,5,,\n")
    let draft = [(text: Self.sheet("7"), isHidden: true), (text: rest, isHidden: true)]
    for sheets in [draft + [(Self.sheet("9"), false)], [(Self.sheet("9"), false)] + draft] {
      let probe = try Probe.read(sheets: sheets)
      #expect(probe.facts == ["3 合计 total=9.00"])
      #expect(probe.codes == [.tableHidden, .tableHidden])
      Self.expectWholeLedger(probe)
    }
  }

  @Test func ofTwoHiddenTablesTheFirstCounts() throws {
    let probe = try Probe.read(sheets: [(Self.sheet("7"), true), (Self.sheet("9"), true)])
    #expect(probe.facts == ["3 合计 total=7.00"])
    #expect(probe.codes == [.tableRepeated, .figuresHidden])
  }

  static let long = (1...9).map { "20\($0),项,1,,\n" }.joined()

  @Test func aStreamHoldsAHiddenSheetWholeUntilTheVisibleOneCame() throws {
    let probe = try Probe.read(
      sheets: [(Self.sheet("7", rows: Self.long), true), (Self.sheet("9", rows: Self.long), false)], partRows: 4)
    #expect(probe.facts.filter { $0.hasPrefix("3 合计") } == ["3 合计 total=9.00"])
    #expect(probe.facts.count == 10)
    #expect(
      Self.said(probe) == [
        "1.xlsx › 工作表“1” › 第 1 行 › A1（第 1 行第 1 列）（隐藏）：警告：甲中心：隐藏的2025年预算支出总表未转换（39 个单元格），以 2!A1 处可见的一张为准 [Y0099]"
      ])
    Self.expectWholeLedger(probe)
  }

  /// Rows that are hidden one by one are handed on before it is known that all of them are.
  @Test func whatAStreamHandedOnOfHiddenRowsIsTold() throws {
    let draft = Self.table(hidden: " style='display:none'", amount: "7")
    let rest = (1...9).map { "<tr style='display:none'>\(MergedCellTests.cells("20\($0)", "项", "1"))</tr>" }.joined()
    let probe = try Probe.read(
      html: "<table>\(draft)\(rest)</table><table>\(Self.table(hidden: "", amount: "9"))</table>", partRows: 4)
    #expect(probe.facts.filter { $0.hasPrefix("3 合计") } == ["3 合计 total=7.00", "3 合计 project=2.00"])
    #expect(
      Self.said(probe) == [
        "1.xls › A17（第 17 行第 1 列）：错误：甲中心：2025年预算支出总表出现不止一次，第二次的 13 个单元格未转换 [Y0036]",
        "1.xls › A6（第 6 行第 1 列）（隐藏）：警告：2025年预算支出总表：11 个数在隐藏的行、列或工作表中，照样转换 [Y0098]",
      ])
    Self.expectWholeLedger(probe)
  }
}
