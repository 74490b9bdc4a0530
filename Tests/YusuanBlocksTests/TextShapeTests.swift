import Testing
import YusuanBlocks

/// What a text is by its shape, each with texts that nearly have it.
@Suite struct TextShapeTests {
  private func scalars(_ text: String) -> ArraySlice<Unicode.Scalar> { Array(text.unicodeScalars)[...] }

  @Test(arguments: [
    ("0", true), ("1,234.50", true), ("(12.30)", true), ("-5", true), ("¥5", true), ("12.30万元", true), ("5亿元", true),
    ("12%", true), ("'7", true), ("", false), ("万元", false), ("-", false), ("2025年", false), ("5人", false),
    ("A1", false),
    ("12-3-1", true),
  ])
  func figure(text: String, isFigure: Bool) { #expect(TextShape.isFigure(scalars(text)) == isFigure) }

  @Test(arguments: [
    ("-", true), ("--", true), ("/", true), ("―――", true), ("------", true), ("-------", false), ("", false),
    ("-5", false),
    ("无", false),
  ])
  func dash(text: String, isDash: Bool) { #expect(TextShape.isDash(scalars(text)) == isDash) }

  @Test(arguments: [
    // A full stop behind a word ends a sentence, wherever it stands.
    ("本单位没有此项支出。", true), ("本表无数据。其他", true), ("无。", false),
    // A comma or semicolon with enough around it.
    ("2025年预算收入总计684.04万元,比上年增加", true), ("购置车辆,办公设备", false), ("差旅费;会议费;培训费;其他费用支出", true),
    // A figure with separators has commas, too.
    ("1,234,567,890.12", false),
    // Nothing that long is a label.
    (String(repeating: "长", count: 61), true), (String(repeating: "长", count: 60), false),
  ])
  func sentence(text: String, isSentence: Bool) { #expect(TextShape.isSentence(scalars(text)) == isSentence) }

  @Test(arguments: [
    // It ends as titles do, perhaps with a remark in brackets.
    ("政府采购预算表", true), ("国有资产占用情况", true), ("收支汇总(草案)", true), ("绩效目标一览", true), ("表三表", false),
    // It begins with a year and names something.
    ("2025年结转资金安排", true), ("二〇二五年结转资金", true), ("2025年度结转资金", true), ("2025年3月5日", false),
    ("2025年1-6月", false), ("2025年", false), ("20250年结转资金", false),
    // An attachment, or a part of a report.
    ("附件2", false), ("附件二:工资", true), ("附:工资", true), ("附属单位上缴收入", false), ("第三部分名词解释", true),
    ("第三产业补贴", false), ("第三部分", true), ("第三人责任保险", false),
    // Neither a figure nor a sentence is a title.
    ("2025.00", false), ("2025年预算收入总计,比上年增加很多的情况说明表。", false),
    // A word of a row.
    ("办公经费", false), ("预算", false),
  ])
  func titleLike(text: String, isTitleLike: Bool) { #expect(TextShape.isTitleLike(scalars(text)) == isTitleLike) }
}
