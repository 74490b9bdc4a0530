import Testing
import YusuanModel
@testable import YusuanDrafting

/// What columns hold, what they are called, and how they are parted into panels (列的推断).
@Suite struct ColumnTests {
  /// The columns of the draft of `table`, each with kind and id, panels parted by bars, `?` behind what is left open.
  private static func columns(_ table: String) throws -> String {
    let draft = try Drafting.draft(text: "公开单位：甲站\n支出预算表\n金额单位：万元\n" + table)
    let text = String(decoding: draft.draft.profile, as: UTF8.self)
    let open = text.split(separator: "\n").filter { $0.contains("<column") && $0.contains("decide") }.compactMap {
      $0.firstMatch(of: /id="([^"]*)"/).map { String($0.1) }
    }
    return (draft.profile.tables.first?.panels ?? []).map { panel in
      panel.columns.map { "\($0.kind.rawValue) \($0.id)\(open.contains($0.id) ? "?" : "")" }.joined(separator: ", ")
    }.joined(separator: " | ")
  }

  @Test(
    arguments: [
      // By their labels.
      ("科目编码,科目名称,合计,基本支出\n213,农林水支出,1.00,1.00", "code code, item item, amount total, amount basic"),
      ("项目,数量,单价说明,占比\n甲,3,另议,5", "item item, count quantity, text column3?, percent share"),
      // By what stands in them.
      (
        "项目,甲方,乙数,丙期,丁度\n甲,某,1.50,2026-01-02,3%",
        "item item, text column2?, amount amount, date column4?, percent column5?"
      ),
      // Whole numbers below an unknown label may be a count: that is left open.
      ("项目,批次,金额\n甲,12,1.50", "item item, amount column2?, amount amount"),
      // A label that may mean a percentage or an amount.
      ("项目,比上年增减\n甲,1.50", "item item, amount growth?"),
      ("项目,比上年增减,金额\n甲,1.5%,1.00", "item item, percent growth, amount amount"),
      // Parts of codes; one alone is a label.
      (
        "类,款,科目名称,金额\n213,,农林水支出,1.00\n213,03,水利,1.00",
        "codePart codeClass, codePart codeDivision, item item, amount amount"
      ),
      ("项,金额\n水利,1.00", "item item, amount amount"),
      // Labels and codes behind values begin a panel.
      ("项目,金额,项目,金额\n甲,1.00,乙,1.00", "item item, amount amount | item item, amount amount"),
      ("编码,金额,编码,金额\n213,1.00,221,1.00", "code code, amount amount | code code, amount amount"),
      // No labels at all.
      ("公务接待费,因公出国（境）费\n1.00,2.00", "amount reception, amount abroad"),
      // A column of labels behind the values of the only panel holds text.
      ("项目,金额,项目名称\n甲,1.00,某", "item item, amount amount, text column3?"),
    ])
  func columnsAreKnown(table: String, columns: String) throws { #expect(try Self.columns(table) == columns) }

  /// Of columns with one id those below another year's label have it in front, and inner sums are called like what they are of.
  @Test func labelsAboveTellColumnsApart() throws {
    let table = "项目,上年预算数,,,本年预算数,,\n,合计,公务用车购置及运行费,,合计,公务用车购置及运行费,\n,,小计,运行费,,小计,运行费\n甲,2.00,2.00,2.00,3.00,3.00,3.00"
    #expect(
      try Self.columns(table)
        == "item item, amount lastTotal, amount lastVehicle, amount lastVehicleRunning, amount total, amount vehicle, amount vehicleRunning"
    )
  }

  /// Another year than the title's stands as it is printed, since nothing stands for it: that is left open.
  @Test func anotherYearIsLeftOpen() throws {
    let text = "公开单位：甲站\n2026年支出预算表\n金额单位：元\n项目,2025年预算数,2026年预算数\n一、基本支出,1,2\n二、项目支出,3,4\n"
    let result = try Drafting.draft(text: text)
    let columns = String(decoding: result.draft.profile, as: UTF8.self).split(separator: "\n").filter {
      $0.contains("<column")
    }
    #expect(
      columns.map { $0.trimmingPrefix(while: \.isWhitespace) } == [
        #"<column id="item" kind="item" label="项目"/>"#,
        #"<column id="last" kind="amount" label="2025年预算数" decide="label?"/>"#,
        #"<column id="amount" kind="amount" label="{Y}年预算数"/>"#,
      ])
    #expect(result.draft.values == 4 && result.findings == [])
  }

  /// Without a year in the title no label has {Y}, which would stand for each of them.
  @Test func severalYearsBelowATitleWithoutOneAreAllLeftOpen() throws {
    let text = "公开单位：甲站\n支出预算表\n金额单位：元\n项目,2025年预算数,2026年预算数\n一、基本支出,1,2\n二、项目支出,3,4\n"
    let result = try Drafting.draft(text: text)
    #expect(result.draft.values == 4 && result.draft.undecided == 3)
    #expect(result.profile.tables[0].panels[0].columns.map(\.id) == ["item", "last", "amount"])
    #expect(result.profile.tables[0].header.map(\.label.text) == ["项目", "2025年预算数", "2026年预算数"])
  }

  /// Two columns of one header cannot be told apart: the second is left out, which is said and left open.
  @Test func aColumnWithTheHeaderOfAnotherIsLeftOut() throws {
    let text = "公开单位：甲站\n支出预算表\n金额单位：元\n项目,金额,备注,金额\n一、基本支出,1,甲,2\n二、项目支出,3,乙,4\n"
    let result = try Drafting.draft(text: text)
    #expect(result.profile.tables[0].panels[0].columns.map(\.id) == ["item", "amount", "remark"])
    #expect(String(decoding: result.draft.profile, as: UTF8.self).contains("id=\"expenditure\" decide=\"columns?\""))
    #expect(result.findings.map(\.code) == [.columnAmbiguous])
    #expect(result.draft.values == 4)
  }

  /// A label that is a column and spans another one: both are columns.
  @Test func aColumnThatSpansAnotherStandsBesideIt() throws {
    #expect(try Self.columns("项目,金额,\n,,其中新增\n甲,2.00,1.00") == "item item, amount amount, amount column3?")
  }
}
