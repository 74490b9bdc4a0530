import Testing
import YusuanModel

/// Labels are compared as people read them.
@Suite struct LabelTests {
  @Test(arguments: [
    ("政府性 基金预 算", "政府性基金预算"), ("合　计", "合计"), ("科目\n编码", "科目编码"),
    ("（不含上年结转）", "(不含上年结转)"), ("“三公”经费", "\"三公\"经费"), ("「三公」经费", "\"三公\"经费"), ("２０２５年", "2025年"),
    ("单位：万元", "单位:万元"), ("\u{FEFF}表\u{200B}1", "表1"), ("ABC", "abc"), ("\u{00A0}\u{3000}", ""),
  ])
  func folds(printed: String, folded: String) {
    #expect(FoldedText(printed).string == folded)
  }

  @Test(arguments: [
    ("{Y}年预算收支总表", "2025年预算收支总表", 2025 as Int?), ("{Y}年预算收支总表", "二〇二五年预算收支总表", 2025),
    ("{Y}预算数", "２０２４预算数", 2024), ("表{N}", "表十三", nil), ("预算公开表{N}", "预算公开表 12", nil),
  ])
  func fillsPlaceholders(label: String, text: String, year: Int?) {
    let match = Label(label).wholeMatch(FoldedText(text))
    #expect(match != nil)
    #expect(match?.year == year)
  }

  @Test(arguments: [
    ("{Y}年预算收支总表", "年预算收支总表"), ("{Y}年预算收支总表", "202年预算收支总表"), ("{Y}年预算收支总表", "2025年预算收支总表一"),
    ("表{N}", "表"), ("合计", "小计"), ("{Y}年", "9999年"),
  ])
  func refusesOtherTexts(label: String, text: String) {
    #expect(Label(label).wholeMatch(FoldedText(text)) == nil)
  }

  @Test func printsTheYear() {
    #expect(Label("{Y}年预算收支总表").printed(year: 2026) == "2026年预算收支总表")
    #expect(Label("{Y}年预算收支总表").printed(year: nil) == "年预算收支总表")
  }
}
