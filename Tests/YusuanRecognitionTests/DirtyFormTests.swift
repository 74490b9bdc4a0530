import Testing
import YusuanFindings

/// Each dirty form of real files, alone: the figures are those of the clean table.
@Suite struct DirtyFormTests {
  struct Form: CustomTestStringConvertible {
    var trap: String
    var text: String
    var codes: [Code] = []
    var testDescription: String { trap }
  }

  /// Table 3 as it is printed.
  static let clean = """
    2025年预算支出总表,,,,
    单位名称：甲中心,,,,
    单位：万元,,,,
    项目,,2025年预算数,,
    科目编码,科目名称,合计,基本支出,项目支出
    合计,,684.04,443.54,240.50
    208,社会保障和就业支出,53.93,53.93,
    20805,行政事业单位养老支出,53.93,53.93,

    """

  static let facts = [
    "3 合计 total=684.04", "3 合计 basic=443.54", "3 合计 project=240.50", "3 208 社会保障和就业支出 total=53.93",
    "3 208 社会保障和就业支出 basic=53.93", "3 20805 行政事业单位养老支出 total=53.93", "3 20805 行政事业单位养老支出 basic=53.93",
  ]

  static func changed(_ trap: String, _ changes: [(String, String)], _ codes: [Code] = []) -> Form {
    Form(trap: trap, text: changes.reduce(clean) { $0.replacing($1.0, with: $1.1) }, codes: codes)
  }

  /// The clean table with other lines, each cell behind a comma.
  static func indented(by columns: String, after lines: String) -> String {
    lines + clean.split(separator: "\n").map { columns + $0 }.joined(separator: "\n")
  }

  static let surroundings: [Form] = [
    Form(trap: "as printed", text: clean),
    Form(trap: "blank rows and columns before", text: indented(by: ",,", after: "\n,,,,\n")),
    changed("unit and money unit in one row", [("单位名称：甲中心,,,,\n单位：万元,,,,", "单位名称：甲中心,,,,单位：万元")]),
    changed("unit and money unit in one cell", [("单位名称：甲中心,,,,\n单位：万元,,,,", "单位名称：甲中心          单位：万元,,,,")]),
    changed(
      "unit and bracketed money unit in one cell",
      [("单位名称：甲中心,,,,\n单位：万元,,,,", "单位名称：甲中心          （单位：万元）,,,,")]),
    changed("labels and values in cells of their own", [("单位名称：甲中心,", "单位名称：,甲中心"), ("单位：万元,", "金额单位,万元")]),
    changed("half-width colons", [("单位名称：", "单位名称:"), ("单位：", "单位:")]),
    changed("money unit in brackets", [("单位：万元", "（单位：万元）")]),
    changed("money unit behind the title", [("支出总表,", "支出总表（单位：万元）,"), ("单位：万元,,,,\n", "")]),
    changed("money unit missing", [("单位：万元,,,,\n", "")], [.amountUnitMissing]),
    changed("unit missing", [("单位名称：甲中心,,,,\n", "")], [.unitMissing]),
    changed(
      "amounts in 元",
      [
        ("单位：万元", "金额单位：元"), ("684.04", "6840400"), ("443.54", "\"4,435,400.00\""),
        ("240.50", "2405000.0"), ("53.93", "539300.00"),
      ]),
    changed("表3 before the title", [("2025年预算支出总表", "表3：2025年预算支出总表")]),
    changed("表三 before the title, glued", [("2025年预算支出总表", "表三2025年预算支出总表")]),
    changed("表3 and a blank before the title's year", [("2025年预算支出总表", "表3　2025年预算支出总表")]),
    changed("表3 glued to the title's year", [("2025年预算支出总表", "表32025年预算支出总表")]),
    changed("a print label above the title", [("2025年预算支出总表,,,,", "预算公开表3,,,,\n2025年预算支出总表,,,,")]),
    changed("blanks in the title", [("2025年预算支出总表", "２０２５ 年 预算　支出总表")]),
    changed("the title in Chinese digits", [("2025年", "二〇二五年")]),
    changed("a stamp above the title", [("2025年预算支出总表,,,,", "仅供内部审核\n\n2025年预算支出总表,,,,")]),
  ]

  static let headers: [Form] = [
    changed("blanks inside labels", [("科目编码", "科 目 编 码"), ("合计,基", "合　计,基"), ("基本支出,", "基本\u{A0}支出,")]),
    changed("a line break inside a label", [("基本支出,", "\"基本\n支出\",")]),
    changed("2025预算数", [("2025年预算数", "2025预算数")]),
    changed("a row of column numbers", [("合计,,684", "1,2,3,4,5\n合计,,684")]),
    changed("a row of column numbers that says so", [("合计,,684", "栏次,,1,2,3\n合计,,684")]),
    changed("a header printed again", [("20805,", "\n项目,,2025年预算数,,\n科目编码,科目名称,合计,基本支出,项目支出\n20805,")]),
    changed("a watermark between rows", [("20805,", "仅供内部审核,,,,\n20805,")]),
    changed("a page number between rows", [("20805,", "第2页,,,,\n\n20805,")]),
    changed(
      "another order of columns",
      [
        ("科目编码,科目名称,合计,基本支出,项目支出", "科目编码,科目名称,项目支出,合计,基本支出"), ("684.04,443.54,240.50", "240.50,684.04,443.54"),
        ("53.93,53.93,", ",53.93,53.93"),
      ]),
    changed("a further column", [("数,,\n", "数,,,备注\n"), ("240.50", "240.50,新增")], [.columnUnknown]),
    changed(
      "a further column in between",
      [
        ("科目名称,合计", "科目名称,说明,合计"), (",,2025年", ",,,2025年"), ("合计,,", "合计,,,"),
        ("就业支出,", "就业支出,,"), ("养老支出,", "养老支出,,"),
      ], [.columnUnknown]),
    changed("no row of groups", [("项目,,2025年预算数,,\n", "")]),
    changed(
      "last year's columns beside",
      [
        ("2025年预算数,,\n", "2024年预算数,2025年预算数,,\n"), ("科目名称,合计", "科目名称,合计,合计"), ("合计,,684", "合计,,600.00,684"),
        ("支出,53.93", "支出,50.00,53.93"),
      ], [.columnUnknown]),
  ]

  static let rows: [Form] = [
    changed("codes with an apostrophe", [("\n208,", "\n'208,"), ("20805,", "'20805,")]),
    changed("full-width codes", [("\n208,", "\n２０８,")]),
    changed(
      "codes glued to names",
      [("208,社会", "208-社会,"), ("就业支出,53", "就业支出,53")].map { $0 } + [("208-社会,保障和就业支出", "208-社会保障和就业支出,")]),
    changed("codes glued with signs", [("20805,行政事业单位养老支出", "20805##行政事业单位养老支出,")]),
    changed("codes in the item column", [("208,社会保障和就业支出", ",208 社会保障和就业支出")]),
    changed("indented names", [("行政事业", "　　行政事业"), ("社会保障", "  社会保障")]),
    changed("a line break inside a name", [("行政事业单位养老支出", "\"行政事业\n单位养老支出\"")]),
    changed("合计 in the item column, with blanks", [("合计,,684", ",合 计,684")]),
    changed(
      "thousands separators and full-width digits",
      [("684.04", "\"0,684.04\""), ("443.54", "４４３．５４"), ("53.93", "\"53.93 \"")].dropFirst().map { $0 }),
    changed("binary residue", [("53.93", "53.930000000000007"), ("443.54", "443.53999999999996")]),
    changed("dashes for none", [("53.93,53.93,\n20805", "53.93,53.93,—\n20805")]),
    changed("the unit behind the figure", [("684.04", "684.04万元"), ("443.54", "4435400元")]),
    changed("a currency sign", [("684.04", "￥684.04")]),
  ]

  static let below: [Form] = [
    Form(trap: "a signature below", text: clean + "填报人：张三,审核人：李四,,,\n"),
    Form(trap: "a date below", text: clean + "\n,,,填报日期：2025-03-04,\n"),
    Form(trap: "prose below", text: clean + "\n第三部分 情况说明\n\n本单位2025年预算支出684.04万元。\n\n一、其他\n二、名词解释\n三、说明\n四、附件\n"),
    Form(trap: "a stranger's form below", text: clean + "\n甲中心项目支出绩效目标表,,,,\n项目名称,设备维护,,,\n年度资金总额:,\"2,500.00\",,,\n"),
    Form(trap: "a list of contents before", text: "表一2025年预算收支总表.....,1\n表二2025年预算收入总表.....,2\n\n" + clean),
    Form(trap: "a list of bare titles before", text: "2025年预算收支总表\n2025年预算收入总表\n2025年预算支出总表\n第一部分 概况\n\n" + clean),
    Form(trap: "the title twice", text: "2025年预算支出总表,,,,\n" + clean),
  ]

  @Test(arguments: surroundings + headers + rows + below)
  func theFiguresAreThoseOfTheCleanTable(form: Form) throws {
    let probe = try Probe.read(form.text)
    #expect(probe.facts == Self.facts, "\(probe.words())")
    #expect(probe.codes == form.codes, "\(probe.words())")
    #expect(probe.labels == ["3 total 合计", "3 function 208 社会保障和就业支出", "3 function 20805 行政事业单位养老支出"])
    #expect(probe.disclosures.first?.tables.first?.title == "2025年预算支出总表")
    #expect(probe.disclosures.first?.unitName == (form.codes == [.unitMissing] ? nil : "甲中心"))
    #expect(probe.ledger.read == probe.ledger.used + probe.ledger.diagnosed)
  }
}
