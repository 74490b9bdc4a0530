import Testing
import YusuanModel
@testable import YusuanDrafting

/// What a draft makes of single texts (文字的推断).
@Suite struct TextTests {
  @Test(
    arguments: [
      ("  合　计\n", "合计"), ("事业单位\n经营收入", "事业单位经营收入"), ("1. 一般公共预算", "1. 一般公共预算"), ("a\u{200B} b", "a b"),
      ("\u{3000}", ""), ("表 A", "表 A"),
    ])
  func labelsStandOnOneLine(text: String, cleaned: String) {
    #expect(DraftText.cleaned(text) == cleaned)
  }

  @Test(
    arguments: [
      ("2025年收入表", "{Y}年收入表", 2025), ("二〇二六年收入表", "{Y}年收入表", 2026), ("２０２５年度", "{Y}年度", 2025),
      ("2025预算数", "2025预算数", nil), ("12025年", "1{Y}年", 2025), ("比2024年增2025年减", "比{Y}年增{Y}年减", 2024),
      ("3000年", "3000年", nil),
    ] as [(String, String, Int?)])
  func aYearBecomesAPlaceholder(text: String, without: String, year: Int?) {
    let found = DraftText.withoutYear(text)
    #expect(found.text == without && found.year == year)
  }

  @Test(
    arguments: [
      ("表05-1", "05-1", "表{N}-{N}"), ("预算公开表1", "1", "预算公开表{N}"), ("附件三", "三", "附件{N}"), ("附表 12", "12", "附表{N}"),
      ("预算05-1表", "05-1", "预算{N}-{N}表"),
    ])
  func whatStandsAboveATitleIsItsNumber(text: String, number: String, word: String) throws {
    let label = try #require(PrintLabel(FoldedText(text)))
    #expect(label.number == number && label.word == word)
  }

  @Test(arguments: ["收入表", "表", "2025表1", "一般公共预算支出表1", "表-1", "表1-", "表1a", "table1", "05-1表", "收入一览表", "2025表"])
  func otherTextsAreNoNumber(text: String) { #expect(PrintLabel(FoldedText(text)) == nil) }

  @Test(
    arguments: [
      ("公开单位：甲中心", "公开单位", "甲中心", nil, nil), ("金额单位：万元", nil, nil, "金额单位", .tenThousandYuan),
      ("编制部门：乙局　　单位：元", "编制部门", "乙局", "单位", .yuan), ("（单位:千元）", nil, nil, "单位", .thousandYuan),
      ("单位名称：", "单位名称", nil, nil, nil), ("单位：", nil, nil, "单位", nil), ("人民币万元", nil, nil, nil, .tenThousandYuan),
      ("预算单位：丙站（单位：亿元）", "预算单位", "丙站", "单位", .hundredMillionYuan),
    ] as [(String, String?, String?, String?, AmountUnit?)])
  func unitsAreToldByAnyLabel(text: String, label: String?, name: String?, moneyLabel: String?, money: AmountUnit?)
    throws
  {
    let told = try #require(ToldText(text))
    #expect(told.unitLabel == label && told.unitName == name && told.moneyLabel == moneyLabel && told.money == money)
  }

  @Test(arguments: ["说明：见下", "收入合计", "单位", "一、职责：甲", "报送单位名称和编制部门：甲", "时间：2025年"])
  func otherTextsTellNothing(text: String) { #expect(ToldText(text) == nil) }

  @Test(
    arguments: [
      ("1,234.50", 1_234_500_000), ("(3)", -3_000_000), ("-0.01", -10_000), ("¥2", 2_000_000), ("0.0000001", nil),
      ("1人", nil), ("", nil),
    ] as [(String, Int?)])
  func figuresAreReadRoughly(text: String, value: Int?) { #expect(FigureText.value(text) == value) }
}
