import Testing
import YusuanFindings
import YusuanModel
import YusuanProfiles
import YusuanRules
import YusuanText

/// Templates of text: what they write, and what is wrong in them (说明模板).
@Suite struct TemplateTests {
  /// The profile `shanxi-unit` with the template `text` in the place of its own.
  private func profile(_ text: String) throws -> Profile {
    let file = try #require(BuiltInProfiles.file("shanxi-unit"))
    return try Profile.load(file) { name, base throws(Diagnostic) in
      name == "text.xml"
        ? ProfileFile(bytes: Array(text.utf8), name: "text.xml") : try BuiltInProfiles.resolve(name, base)
    }
  }

  /// A template whose only part has `body`.
  private func template(_ body: String, before: String = "", attributes: String = "") -> String {
    """
    <text xmlns="urn:yusuan:text:1" id="t" version="1"\(attributes)>\(before)
    <part kind="text"><heading>说明</heading>
    \(body)
    </part></text>
    """
  }

  private func row(_ code: String?, _ item: String, _ amounts: [(String, Int64)]) -> BudgetRow {
    let path = code.map { $0.count > 3 ? "\($0.prefix(3))/\($0)" : $0 } ?? "total"
    return BudgetRow(
      kind: code == nil ? .total : .function, id: code == nil ? "total" : nil, path: path, code: code, item: item,
      amounts: amounts.map { Fact(column: $0.0, amount: Amount(fen: $0.1 * 10_000)) })
  }

  /// A disclosure with table 3, in hundredths of 万元: 合计, 208 with a row below it, 210.
  private func document(_ total: Int64, year: Int? = 2025, unread: [String] = []) -> Document {
    var first = row(nil, "合计", [("total", total), ("basic", total)])
    first.unread = unread
    let rows = [
      first, row("208", "社会保障和就业支出", [("total", total / 3)]), row("20805", "行政事业单位养老支出", [("total", total / 3)]),
      row("210", "卫生健康支出", [("total", total - total / 3)]), row("221", "住房保障支出", []),
    ]
    let table = Table(
      id: "expenditureSummary", number: "3", title: "2025年预算支出总表", panels: [Panel(id: "expenditure", rows: rows)])
    return Document(
      Disclosure(
        profile: "shanxi-unit", unitName: "甲单位", fiscalYear: year, amountUnit: .tenThousandYuan, tables: [table]))
  }

  /// The paragraphs that `body` gives.
  private func written(
    _ body: String, before: String = "", attributes: String = "", _ document: Document? = nil, since: Document? = nil
  ) throws -> [String] {
    let profile = try profile(template(body, before: before, attributes: attributes))
    let writer = TextWriter(try TextTemplate(profile, try RuleSet(profile)), profile)
    return writer.write(document ?? self.document(10_001), since: since).parts[0].blocks.map(\.text)
  }

  // MARK: What is written

  @Test(arguments: [
    ("{T3[total, total]}", "100.01万元"), ("{T3[221, total]}", "0万元"), ("{T3[total, project]}", "0万元"),
    ("{T3[total, total] - T3[208, total]}", "66.68万元"), ("{sum(T3[open, total])}", "133.34万元"),
    ("{share T3[208, total] of T3[total, total]}", "33.33%"), ("{share T3[221, total] of T3[total, total]}", "0%"),
    ("{share T3[total, total] of T3[total, total]}", "100.00%"),
    ("{share T3[total, total] of T3[221, total]}", "【…】%"), ("{share T3[221, total] of T3[221, total]}", "0%"),
    ("{T1.revenue[grandTotal, amount]}", "【…】万元"), ("{previous(T3[total, total])}", "【…】万元"),
    ("{unit}{year}年，{lastYear}年，{level}", "甲单位2025年，2024年，单位"), ("{count T3[open]}个", "4个"),
    ("一\n      二  三\n   四", "一二  三四"),
  ])
  func aPlaceholderIsWritten(text: String, expected: String) throws {
    #expect(try written("<paragraph><say>\(text)</say></paragraph>") == [expected])
  }

  @Test func whatTheDisclosureDoesNotSayIsAGap() throws {
    var nameless = document(10_001, year: nil)
    nameless.disclosure.unitName = nil
    #expect(try written("<paragraph><say>{unit}{year}年</say></paragraph>", nameless) == ["【单位名称】【年度】年"])
  }

  @Test func aFigureThatCouldNotBeReadIsAGapAndIsTold() throws {
    var unread = document(10_001, unread: ["project"])
    let body = "<paragraph><say>{T3[total, project]}{T4.revenue[grandTotal, amount]}</say></paragraph>"
    let profile = try profile(template(body))
    let writer = TextWriter(try TextTemplate(profile, try RuleSet(profile)), profile)
    let text = writer.write(unread)
    #expect(text.parts[0].blocks.map(\.text) == ["【…】万元【…】万元"])
    #expect(
      text.findings.map(Wording(.zh).line) == [
        "甲单位：警告：说明中有的数没有写出：表3“合计”的金额读不出 [Y0188]", "甲单位：警告：说明中有的数没有写出：没有表4 [Y0188]",
        "甲单位：信息：说明中有 2 处【…】，是表格没有写明的 [Y0187]",
      ])
    #expect(
      text.findings.map(Wording(.en).line) == [
        "甲单位: warning: figures of the text were not written: a figure of “合计” in table 3 could not be read [Y0188]",
        "甲单位: warning: figures of the text were not written: table 4 is missing [Y0188]",
        "甲单位: info: the text has 2 gaps 【…】, which the tables say nothing about [Y0187]",
      ])
    unread.disclosure.tables = []
    #expect(writer.write(unread).findings.count == 3)
  }

  /// Halves are rounded away from zero; everything is computed in integers.
  @Test func amountsInAnotherUnitHaveTwoPlaces() throws {
    var document = document(0)
    let amounts: [(Int64, String)] = [
      (1_234_567_890, "1234.57万元"), (5_000, "0.01万元"), (4_999, "0.00万元"), (-5_000, "-0.01万元"),
      (Int64.max, "9223372036854.78万元"),
    ]
    for (fen, expected) in amounts {
      document.disclosure.tables[0].panels[0].rows[0].amounts[0].amount = Amount(fen: fen)
      let body = "<paragraph><say>{T3[total, total]}</say></paragraph>"
      #expect(try written(body, attributes: " amountUnit=\"万元\"", document) == [expected])
    }
    document.disclosure.tables[0].panels[0].rows[0].amounts[0].amount = Amount(fen: 5_050)
    #expect(try written("<paragraph><say>{T3[total, total]}</say></paragraph>", document) == ["0.00505万元"])
  }

  private static let change = """
    <change id="c"><more>增{difference}、{rate}</more><less>减{difference}、{rate}</less><same>平</same>\
    <unknown>不详</unknown></change>
    """

  @Test(arguments: [
    (10_001, 10_000, "增0.01万元、0.01%"), (9_000, 10_000, "减10.00万元、10.00%"), (10_000, 10_000, "平"),
    (10_000, 0, "增100.00万元、【…】%"), (0, 0, "平"), (0, 10_000, "减100.00万元、100.00%"), (10_000, -10_000, "增200.00万元、【…】%"),
  ])
  func aChangeHasTheWordsOfItsDirection(now: Int64, before: Int64, expected: String) throws {
    let body = "<paragraph><say>{change c of T3[total, total]}</say></paragraph>"
    #expect(
      try written(body, before: Self.change, document(now), since: document(before, year: 2024)) == [expected])
    #expect(try written(body, before: Self.change, document(now)) == ["不详"])
    let column = "<paragraph><say>{change c of T3[total, total] from T3[208, total]}</say></paragraph>"
    if now == 9_000 { #expect(try written(column, before: Self.change, document(now)) == ["增60.00万元、200.00%"]) }
  }

  @Test func loopsHaveTheOrderOfTheTableOrOfAmounts() throws {
    let loop = """
      <each name="c" in="classes(T3)" where="not zero(T3[c, total])" between="；" %><say>{number c}{name c}</say></each>
      """
    #expect(
      try written("<paragraph>\(loop.replacing("%", with: ""))</paragraph>") == ["1社会保障和就业支出；2卫生健康支出"])
    #expect(
      try written("<paragraph>\(loop.replacing("%", with: "by=\"T3[c, total]\""))</paragraph>") == [
        "1卫生健康支出；2社会保障和就业支出"
      ])
    #expect(
      try written("<each name=\"r\" in=\"T3[leaves]\"><paragraph><say>{fullName r}</say></paragraph></each>") == [
        "社会保障和就业支出（类）行政事业单位养老支出（款）", "卫生健康支出（类）", "住房保障支出（类）",
      ])
    let none = """
      <paragraph><each name="r" in="T3[all]" where="noted(T3)" none="无"><say>{name r}</say></each></paragraph>
      """
    #expect(try written(none) == ["无"])
    #expect(
      try written("<each name=\"r\" in=\"T5[open]\"><paragraph><say>{name r}</say></paragraph></each>") == ["【…】"])
    let nested = """
      <each name="p" in="T3[parents]"><section><heading>{name p}</heading>
      <paragraph><each name="q" in="T3[children(p)]" between="、"><say>{name q}</say></each></paragraph></section></each>
      """
    #expect(try written(nested) == ["合计", "社会保障和就业支出、卫生健康支出、住房保障支出", "社会保障和就业支出", "行政事业单位养老支出"])
  }

  @Test func aConditionHasThreeOutcomes() throws {
    let choice = "<if test=\"%\"><then><say>是</say></then><else><say>否</say></else></if>"
    func answer(_ test: String) throws -> [String] {
      try written("<paragraph>\(choice.replacing("%", with: test))</paragraph>")
    }
    #expect(try answer("zero(T3[221, total])") == ["是"])
    #expect(try answer("printed(T3[221, total]) or empty(T3)") == ["否"])
    #expect(try answer("empty(T11)") == ["【…】"])
    let own = choice.replacing("</if>", with: "<unknown><say>不详</say></unknown></if>")
      .replacing("%", with: "empty(T11)")
    #expect(try written("<paragraph>\(own)</paragraph>") == ["不详"])
    #expect(try written("<if test=\"empty(T11)\"><then/></if>") == ["【…】"])
    #expect(try written("<if test=\"empty(T3)\"><then><paragraph><say>空</say></paragraph></then></if>") == [])
  }

  // MARK: Mistakes

  @Test func allMistakesAreNamedWithTheirPlaces() throws {
    let text = """
      <text xmlns="urn:yusuan:text:1" id="t" version="1">
      <change id="c"><more>{difference</more><less/><same>{T3[total, totel]}</same><unknown>a</unknown></change>
      <part kind="text"><heading>{yeer}</heading>
      <paragraph><say>一{share T3[total, total]}</say>
      <say>{change d of T3[total, total]}{difference}</say><tell>a</tell></paragraph>
      <if test="zero(T3[total, totals])"><else/></if>
      <paragraph><each name="c" in="columns(T3)"><say>{name c}</say></each>
      <each name="r" in="T3[open]"><each name="r" in="T3[opens]"><say>{number s}</say></each></each></paragraph>
      <paragraph><say>}</say></paragraph>
      </part></text>
      """
    let profile = try profile(text)
    let rules = try RuleSet(profile)
    let mistakes = TextTemplate.mistakes(of: profile, rules)
    let tables = (profile.tables.map { "T\($0.number)" } + profile.tables.map(\.id)).joined(separator: ", ")
    #expect(
      mistakes.map(Wording(.zh).line) == [
        "text.xml › 第 2 行第 22 列：错误：公式有误：应为 {…}，实为“{” [Y0127]",
        "text.xml › 第 2 行第 40 列：错误：less 不能是“（无）”，应为文字，字数 1–2000 [Y0119]",
        "text.xml › 第 2 行第 64 列：错误：没有金额列“totel”（T3）；是否“total”？ [Y0126]",
        "text.xml › 第 3 行第 29 列：错误：没有表“yeer”；是否“year”？ [Y0126]",
        "text.xml › 第 4 行第 41 列：错误：公式有误：应为 of，实为“（无）” [Y0127]",
        "text.xml › 第 5 行第 14 列：错误：没有增减的说法“d”；是否“c”？ [Y0126]",
        "text.xml › 第 5 行第 37 列：错误：没有表“difference”；可用：\(tables) [Y0126]",
        "text.xml › 第 5 行第 54 列：错误：paragraph 里不能有 tell；可用：say, if, each [Y0115]",
        "text.xml › 第 6 行第 1 列：错误：if 缺少 then [Y0118]",
        "text.xml › 第 6 行第 26 列：错误：没有金额列“totals”（T3）；是否“total”？ [Y0126]",
        "text.xml › 第 7 行第 31 列：错误：公式有误：应为行，实为“columns” [Y0127]",
        "text.xml › 第 8 行第 36 列：错误：each/@name “r”重复 [Y0120]",
        "text.xml › 第 8 行第 52 列：错误：没有行“opens”（T3）；是否“open”？ [Y0126]",
        "text.xml › 第 9 行第 17 列：错误：公式有误：应为 {…}，实为“}” [Y0127]",
      ])
    #expect(throws: Diagnostic.self) { _ = try TextTemplate(profile, rules) }
  }

  @Test func whatIsNoTemplateIsRefused() throws {
    let profile = try profile("<rules xmlns=\"urn:yusuan:rules:1\"/>")
    #expect(
      TextTemplate.mistakes(of: profile, try RuleSet(profile)).map(Wording(.en).line) == [
        "text.xml › line 1, column 1: error: the text template is wrong: expected text (urn:yusuan:text:1), found “rules (urn:yusuan:rules:1)” [Y0185]"
      ])
    var without = try self.profile(template(""))
    without.companions.removeAll { $0.kind == .text }
    #expect(TextTemplate.mistakes(of: without, try RuleSet(without)) == [])
    do {
      _ = try TextTemplate(without, try RuleSet(without))
      Issue.record("a template was found")
    } catch {
      #expect(Wording(.zh).line(error) == "shanxi-unit：错误：版式 shanxi-unit 没有说明模板 [Y0186]")
    }
  }

  @Test(arguments: Profile.builtInIDs) func theTemplatesOfTheProgramAreSound(id: String) throws {
    let profile = try #require(try Profile.builtIn(id))
    #expect(TextTemplate.mistakes(of: profile, try RuleSet(profile)) == [])
  }

  /// Loops within each other end, whatever the tables.
  @Test func loopsEnd() throws {
    var large = document(10_001)
    for code in 0..<2_000 {
      large.disclosure.tables[0].panels[0].rows.append(row("22\(1_000 + code)", "科目", [("total", 1)]))
    }
    let body = """
      <paragraph><each name="a" in="T3[all]"><each name="b" in="T3[all]"><each name="c" in="T3[all]"><say>甲</say></each></each></each></paragraph>
      """
    let profile = try profile(template(body))
    let text = TextWriter(try TextTemplate(profile, try RuleSet(profile)), profile).write(large)
    #expect(text.findings.map(\.code) == [.textTooLong])
  }
}
