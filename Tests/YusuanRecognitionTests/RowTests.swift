import Testing

/// What a row is follows from its label, its code and its place.
@Suite struct RowTests {
  static func table(_ title: String, _ header: String, _ body: String) -> String {
    "\(title)\n单位名称：甲中心\n单位：万元\n\(header)\n\(body)\n"
  }

  @Test func labelsOfTable4RepeatAndAreKnownByTheirPlace() throws {
    let probe = try Probe.read(
      Self.table(
        "2025年财政拨款收支总表", "收入,,支出,,,,\n项目,金额,项目,金额,,,\n,,,小计,一般公共预算,政府性基金预算,国有资本经营预算",
        """
        一、一般公共预算,1,一、一般公共服务支出,4,4,,
        二、政府性基金预算,2,八、社会保障和就业支出,5,5,,
        三、国有资本经营预算,3,七、卫生健康支出,6,6,,
        本年收入合计,6,本年支出合计,15,15,,

        上年财政拨款结转,9,年终结转,,,,
        一、一般公共预算,7,,,,,
        二、政府性基金预算,1,,,,,
        三、国有资本经营预算,1,,,,,
        收入总计,15,支出总计,15,15,,
        """))
    #expect(
      probe.labels == [
        "4 item 一、一般公共预算", "4 item 二、政府性基金预算", "4 item 三、国有资本经营预算", "4 subtotal 本年收入合计",
        "4 carryover 上年财政拨款结转", "4 carryoverItem 一、一般公共预算", "4 carryoverItem 二、政府性基金预算",
        "4 carryoverItem 三、国有资本经营预算", "4 total 收入总计", "4 item 一、一般公共服务支出", "4 item 八、社会保障和就业支出",
        "4 item 七、卫生健康支出", "4 subtotal 本年支出合计", "4 carryover 年终结转", "4 total 支出总计",
      ])
    #expect(probe.facts.filter { $0.hasPrefix("4 一、一般公共预算") } == ["4 一、一般公共预算 amount=1.00", "4 一、一般公共预算 amount=7.00"])
    #expect(probe.codes == [])
  }

  @Test func aUnitEndsWithABracketBeforeTheMoneyUnit() throws {
    let probe = try Probe.read(
      "2025年预算支出总表\n单位名称：甲中心（乙中心）          单位：元\n项目,,2025年预算数,,\n科目编码,科目名称,合计,基本支出,项目支出\n合计,,6,6,\n")
    #expect(probe.disclosures.first?.unitName == "甲中心（乙中心）")
    #expect(probe.disclosures.first?.amountUnit == .yuan)
    #expect(probe.codes == [])
  }

  /// 人, 个 and 项 begin names of codes; without a sign between them digits before these are a number of something.
  @Test func codesAreGluedToNamesThatBeginLikeCounts() throws {
    let rows = ["201,一般公共服务支出,6,6,", "20101-人大事务,,1,1,", "2010101##人员经费,,1,1,", "20199 个体管理事务,,1,1,", "200人,,1,1,"]
    let probe = try Probe.read(
      Self.table(
        "2025年预算支出总表", "项目,,2025年预算数,,\n科目编码,科目名称,合计,基本支出,项目支出",
        "合计,,6,6,\n" + rows.joined(separator: "\n")))
    #expect(
      probe.facts.filter { $0.contains("basic") } == [
        "3 合计 basic=6.00", "3 201 一般公共服务支出 basic=6.00", "3 20101 人大事务 basic=1.00", "3 2010101 人员经费 basic=1.00",
        "3 20199 个体管理事务 basic=1.00", "3 200人 basic=1.00",
      ])
  }

  @Test func itemsOfOtherYearsAreKnownByTheirNames() throws {
    let probe = try Probe.read(
      Self.table(
        "2018年预算收支总表", "收入,,支出,,,\n项目,2018年,项目,2018年合计,当年预算安排,上年结转安排",
        "一、一般公共预算,1,九、医疗卫生与计划生育支出,2,2,\n,,十、节能环保支出,3,3,\n,,十一、一种新的支出,4,4,\n本年收入合计,1,本年支出合计,9,9,\n收入总计,1,支出总计,9,9,"))
    #expect(
      probe.labels.filter { $0.hasPrefix("1 item") || $0.hasPrefix("1 other") } == [
        "1 item 一、一般公共预算", "1 item 十、卫生健康支出", "1 item 十、节能环保支出", "1 other 十一、一种新的支出",
      ])
    #expect(
      probe.words().filter { !$0.contains("[Y0037]") } == [
        "1.csv › 第 6 行 › C6（第 6 行第 3 列）：警告：2018年预算收支总表：“九、医疗卫生与计划生育支出”按版式写作“十、卫生健康支出” [Y0039]",
        "1.csv › 第 8 行 › C8（第 8 行第 3 列）：信息：2018年预算收支总表：“十一、一种新的支出”不是版式中的行，按原样保留 [Y0027]",
      ])
  }

  @Test func theUnitsOwnRowStandsAboveItsProjects() throws {
    let probe = try Probe.read(
      Self.table(
        "2025年项目支出预算表（本年预算）",
        "项目名称,合计,2025年财政拨款,,,财政专户管理 资金,单位资金\n,,一般公共预算,政府性 基金预 算,国有资本经营 预算,,\n1,2,3,4,5,6,7",
        "甲中心,3,3,,,,\n设备维护（2025年）,2,2,,,,\n没有金额的项目,,,,,,\n培训,1,1,,,,"))
    #expect(probe.labels == ["12 subtotal 甲中心", "12 project 设备维护（2025年）", "12 project 没有金额的项目", "12 project 培训"])
    // A name alone may be a heading.
    #expect(probe.codes == [.headingInside])
  }

  @Test func economicItemsKeepTheirCodesAndBothNames() throws {
    let probe = try Probe.read(
      Self.table(
        "2025年一般公共预算安排基本支出分经济科目表（不含上年结转）", "部门预算支出经济科目名称,政府预算支出经济科目名称,2025年预算数,,\n,,合计,人员经费,公用经费",
        "合计,,3,3,\n30101-基本工资,50101##工资奖金津补贴,2,2,\n津贴补贴,工资奖金津补贴,1,1,"))
    #expect(probe.labels == ["6 total 合计", "6 economic 30101 基本工资", "6 economic 津贴补贴"])
    let rows = probe.disclosures.first?.tables.first?.panels.first?.rows ?? []
    #expect(rows.map { $0.value("governmentItem") } == [nil, "50101##工资奖金津补贴", "工资奖金津补贴"])
  }

  @Test func codesSplitOverColumnsAreJoined() throws {
    let probe = try Probe.read(
      Self.table(
        "2025年预算支出总表", "项目,,,,2025年预算数,,\n科目编码,,,科目名称,合计,基本支出,项目支出\n类,款,项,,,,",
        "合计,,,,9,9,\n208,,,社会保障和就业支出,5,5,\n208,05,,行政事业单位养老支出,5,5,\n208,5,5,机关事业单位基本养老保险缴费支出,5,5,\n,,06,机关事业单位职业年金缴费支出,4,4,"
      ))
    #expect(
      probe.labels == [
        "3 total 合计", "3 function 208 社会保障和就业支出", "3 function 20805 行政事业单位养老支出",
        "3 function 2080505 机关事业单位基本养老保险缴费支出", "3 function 2080506 机关事业单位职业年金缴费支出",
      ])
    #expect(probe.codes == [])
  }

  @Test func zeroIsNotBlank() throws {
    let probe = try Probe.read(
      Self.table("2025年政府性基金预算支出表（不含上年结转）", "科目编码,科目名称,合计,基本支出,项目支出", "合计,,0.00,,-\n注：本表无数据"))
    #expect(probe.facts == ["8 合计 total=0.00"])
    #expect(probe.disclosures.first?.tables.first?.note == "本表无数据")
  }

  @Test(arguments: [
    ("(12.30)", "-12.30"), ("（12.30）", "-12.30"), ("-12.30", "-12.30"), ("－12.30", "-12.30"), ("+12.30", "12.30"),
    ("1 234 567.5", "1234567.50"), ("１，２３４．５", "1234.50"), ("¥12.3", "12.30"), ("'12.3", "12.30"), ("123000元", "12.30"),
    ("12.3万元", "12.30"), ("35.949999999999996", "35.95"), ("12。5", "12.50"),
  ])
  func amountsAreReadAsPeopleTypeThem(typed: String, amount: String) throws {
    let field = "\"\(typed)\""
    let probe = try Probe.read(
      Self.table("2025年政府性基金预算支出表（不含上年结转）", "科目编码,科目名称,合计,基本支出,项目支出", "合计,,\(field),1,"))
    #expect(probe.facts == ["8 合计 total=\(amount)", "8 合计 basic=1.00"], "\(probe.words())")
  }
}
