import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanFindings
import YusuanFormats
import YusuanModel
import YusuanRules
import YusuanXML

/// Pages of disclosures (网页): what they show is what the disclosure has, and hostile texts stay texts.
@Suite struct PageTests {
  private static let profiles = Result { () throws(Diagnostic) in try ProfileSet() }

  /// The page of a sample with all findings.
  private static func page(
    _ result: Converting.Result, _ language: Language = .zh, isChecked: Bool = true
  ) throws -> [UInt8] {
    let profiles = try profiles.get()
    let rules = try RuleChoice(profiles)
    var output = Output(form: .html, profiles: profiles)
    output.options.language = language
    let checks = isChecked ? try result.documents.map { try rules.check($0) } : []
    return try output.text(result.documents, checks: checks, reading: result.findings)
  }

  private static func convert(_ sample: String) throws -> Converting.Result {
    Converting.read([Project.path(sample)], try profiles.get()) { $0.keepsNarrative = true }
  }

  private static let samples =
    [
      SampleTests.disclosure, "Samples/checks/broken.csv", "Samples/workbooks/jincheng-2025.xlsx",
    ] + SampleTests.damaged + SampleTests.districts

  // MARK: Read back

  /// Neither findings nor charts nor marks are taken for tables, and nothing is told of them but that they are there.
  @Test(arguments: samples, Language.allCases)
  func aPageWithFindingsReadsBack(sample: String, language: Language) throws {
    let result = try Self.convert(sample)
    let bytes = try Self.page(result, language)
    #expect(bytes == (try Self.page(result, language)))
    let folder = try TemporaryFolder()
    let back = Converting.read([try folder.write(bytes, as: "t.html")], try Self.profiles.get())
    #expect(back.disclosures == result.disclosures.map { Kept.by(.html, $0, in: $0.amountUnit) })
    #expect(back.findings.count { $0.code.rawValue == "Y0170" } == 1)
    #expect(back.findings.filter { $0.severity > .info && !Self.isOfTheTables($0) } == [])
  }

  /// What is damaged in a disclosure is told again where it is read back.
  private static func isOfTheTables(_ finding: Diagnostic) -> Bool {
    ["Y0026", "Y0031", "Y0029", "Y0032", "Y0034", "Y0039"].contains(finding.code.rawValue)
  }

  // MARK: Findings and cells

  /// The place of each amount leads to its cell: the ids of findings of rules and the places of those of reading mean the
  /// same cells.
  @Test(arguments: samples)
  func aPlaceLeadsToItsCell(sample: String) throws {
    var count = 0
    for document in try Self.convert(sample).documents {
      let profile = try Self.profiles.get().profile(document.disclosure.profile)
      let finder = CellFinder(document, profile)
      for (index, table) in document.disclosure.tables.enumerated() {
        for (place, panel) in table.panels.enumerated() {
          for (row, content) in panel.rows.enumerated() {
            for (value, fact) in content.amounts.enumerated() {
              let location = document.sources.location(table: index, panel: place, row: row, value: value)
              let cell = finder.cell(table: table.id, panel: panel.id, path: content.path, column: fact.column)
              #expect(cell != nil && location.flatMap(finder.cell) == cell)
              #expect(location.flatMap(finder.table) == index)
              count += 1
            }
          }
        }
      }
    }
    #expect(count > 20)
  }

  @Test func aFindingHasBothSumsAndItsCells() throws {
    let result = try Self.convert("Samples/checks/broken.csv")
    let document = try #require(result.documents.first)
    let profiles = try Self.profiles.get()
    let report = try RuleChoice(profiles).check(document)
    let profile = try profiles.profile(document.disclosure.profile)
    let findings = FindingPrinter(document, profile).findings(FindingReview(report), reading: result.findings)
    #expect(findings.count == report.findings.count + result.findings.count)
    #expect(findings.map(\.severity) == findings.map(\.severity).sorted(by: >))
    let finding = try #require(findings.first)
    #expect((finding.id, finding.origin) == ("B2", .rule))
    #expect(finding.message[.zh] == "表5·2210201 住房公积金·合计：实为 33.76，应为 33.67，相差 0.09，尾差允许 0.01")
    #expect(finding.message[.en].hasSuffix("found 33.76, expected 33.67, difference 0.09, rounding allows 0.01"))
    #expect(finding.found == .amount(Amount(fen: 33_760_000)))
    #expect(finding.expected == .amount(Amount(fen: 33_670_000)))
    #expect(finding.difference == Amount(fen: 900_00))
    #expect(finding.figures.map(\.side) == [.found, .expected, .expected])
    let grid = try #require(PrintedGrid(tableAt: 4, of: document, profile: profile))
    #expect(finding.cells.map { grid.cell(at: $0)?.text(in: .tenThousandYuan) } == ["33.76", "33.67", ""])
    #expect(finding.remedy[.zh] == "该行合计应为 33.67。")
  }

  /// Two disclosures in one file: each finding stands on the page of the one it is about.
  @Test func eachDisclosureHasItsOwnFindings() throws {
    let text = ["甲", "乙"].map { unit in
      """
      2025年预算支出总表
      单位名称：\(unit)
      单位：万元
      项目,,2025年预算数,,
      科目编码,科目名称,合计,基本支出,项目支出
      合计,,1.00,1.00,\(unit == "乙" ? "x" : "")
      """
    }.joined(separator: "\n\n")
    let result = try Converting.read(text: text, try Self.profiles.get())
    let pairs = try result.documents.map { ($0, try Self.profiles.get().profile($0.disclosure.profile)) }
    let shares = FindingPrinter.share(result.findings.filter { $0.severity == .error }, among: pairs)
    #expect(shares.map(\.count) == [0, 1])
    #expect(String(decoding: try Self.page(result), as: UTF8.self).contains("id=\"d2-f1\""))
  }

  // MARK: What is marked

  @Test func aCellThatCouldNotBeReadIsMarked() throws {
    let page = String(decoding: try Self.page(Self.convert("Samples/damaged/letter-in-amount.csv")), as: UTF8.self)
    #expect(page.count(of: "<span lang=\"zh-CN\">读不出</span>") == 1)
    let english = try Self.page(Self.convert("Samples/damaged/letter-in-amount.csv"), .en)
    #expect(String(decoding: english, as: UTF8.self).count(of: "<span lang=\"en\">unread</span>") == 1)
  }

  @Test func aHiddenFigureIsMarked() throws {
    let html = """
      <p>2025年预算支出总表</p><p>单位名称：甲</p><p>单位：万元</p><table>
      <tr><td colspan="2">项目</td><td colspan="3">2025年预算数</td></tr>
      <tr><td>科目编码</td><td>科目名称</td><td>合计</td><td>基本支出</td><td>项目支出</td></tr>
      <tr style="display:none"><td>合计</td><td></td><td>3.00</td><td>1.00</td><td>2.00</td></tr></table>
      """
    let folder = try TemporaryFolder()
    let path = try folder.write(Array(html.utf8), as: "t.html")
    let page = String(decoding: try Self.page(Converting.read([path], try Self.profiles.get())), as: UTF8.self)
    #expect(page.count(of: "<span lang=\"zh-CN\">隐藏</span>") == 3)
    #expect(page.contains("title=\"t.html › C6（隐藏）\">3.00<"))
  }

  @Test func aPageThatWasNotCheckedSaysSo() throws {
    let page = String(decoding: try Self.page(Self.convert(SampleTests.disclosure), isChecked: false), as: UTF8.self)
    #expect(page.contains("读取没有错误或警告；没有按规则核对。"))
  }

  // MARK: Charts

  @Test func chartsHaveTheFiguresOfTheTables() throws {
    let document = try #require(try Self.convert(SampleTests.disclosure).documents.first)
    let charts = PrintedChart.all(of: document, try Self.profiles.get().profile("shanxi-unit"))
    #expect(charts.map { $0.title[.zh] } == ["2025年支出预算按功能分类", "2025年基本支出与项目支出", "2025年“三公”经费分布图"])
    #expect(charts.map { $0.title[.en] }.first == "Expenditure 2025 by class")
    #expect(charts.map { $0.sum?.text(in: .tenThousandYuan) } == ["684.05", "684.04", "3.90"])
    #expect(charts[0].points.map(\.label) == ["社会保障和就业支出", "卫生健康支出", "住房保障支出", "灾害防治及应急管理支出"])
    #expect(charts[1].points.map { $0.amount?.text(in: .tenThousandYuan) } == ["443.54", "240.50"])
    #expect(charts[2].points.map(\.label) == ["因公出国（境）费", "公务接待费", "公务用车购置费", "公务用车运行维护费"])
    #expect(charts[2].points.map { $0.amount?.text(in: .tenThousandYuan) } == [nil, nil, nil, "3.90"])
  }

  /// Parts that do not add up to their whole are not drawn in its place: the picture would not be of the printed total.
  @Test func partsThatDoNotAddUpGiveWayToTheWhole() throws {
    var document = try #require(try Self.convert(SampleTests.disclosure).documents.first)
    let table = try #require(document.disclosure.tables.firstIndex { $0.id == "threePublicExpenses" })
    let rows = document.disclosure.tables[table].panels[0].rows
    let row = try #require(rows.firstIndex { $0.path == "vehicles" })
    document.disclosure.tables[table].panels[0].rows[row].amounts[0].amount = Amount(fen: 4_000_000)
    let charts = PrintedChart.all(of: document, try Self.profiles.get().profile("shanxi-unit"))
    #expect(charts[2].points.map(\.label) == ["因公出国（境）费", "公务接待费", "公务用车购置及运行费"])
    #expect(charts[2].sum == Amount(fen: 4_000_000))
  }

  /// The charts of the sample with another first figure of 三公经费.
  private static func charts(_ change: (inout BudgetRow) -> Void) throws -> String {
    var document = try #require(try convert(SampleTests.disclosure).documents.first)
    let table = try #require(document.disclosure.tables.firstIndex { $0.id == "threePublicExpenses" })
    change(&document.disclosure.tables[table].panels[0].rows[0])
    let printout = Printout(document, try profiles.get().profile("shanxi-unit"))
    return String(decoding: try PageParts(printout).charts(), as: UTF8.self)
  }

  @Test func aChartThatCannotBeRightIsNotDrawn() throws {
    let figure = Fact(column: "total", amount: Amount(fen: -1_000_000))
    let negative = try Self.charts { $0.amounts = [figure] }
    #expect(negative.count(of: "<svg") == 2 && negative.count(of: "有负数，不作图。") == 1)
    #expect(negative.contains("<td class=\"n\">-1.00</td>"))
    let unread = try Self.charts { $0.unread = ["total"] }
    #expect(unread.count(of: "<svg") == 3 && unread.count(of: "有的金额读不出，图不完整。") == 1)
    #expect(unread.contains("因公出国（境）费 读不出；"))
    let blank = try Self.charts { _ in }
    #expect(blank.contains("单位：万元。因公出国（境）费 空；公务接待费 空；公务用车购置费 空；公务用车运行维护费 3.90，占 100.00%；各项之和 3.90"))
  }

  // MARK: Bounds

  /// However much is wrong, the page stays one that a browser opens, and says what it leaves out.
  @Test func aPageShowsSoManyFindingsAndNoMore() throws {
    let document = try #require(try Self.convert(SampleTests.disclosure).documents.first)
    let words = Phrase(zh: "甲", en: "a")
    let figures = (0..<100).map { _ in PrintedFigure(.found, name: words, amount: Amount(fen: 1)) }
    let finding = PrintedFinding(.rule, id: "X1", severity: .error, title: words, message: words, figures: figures)
    let printout = Printout(
      document, try Self.profiles.get().profile("shanxi-unit"), findings: Array(repeating: finding, count: 5_007))
    let page = String(decoding: try PageParts(printout).findings(), as: UTF8.self)
    #expect(page.count(of: "<li id=") == 5_000)
    #expect(page.count(of: "另有 7 条未列出") == 1)
    #expect(page.count(of: "另有 40 个数未列出") == 5_000)
  }

  // MARK: Hostile texts

  /// Texts that would be markup, end an attribute, turn what follows around, or that no page can hold.
  static let hostile = [
    "<script>alert(1)</script>", "\"onmouseover=alert(1) x=\"", "'onload='x", "]]>", "<!--", "&amp;&lt;",
    "</td></table>",
    "\u{202E}999\u{202C}", "\u{200F}a\u{2066}b", "</style><style>*{display:none}</style>", "javascript:alert(1)",
    "<svg onload=alert(1)>", "${x}{{x}}", "a\u{0085}b",
  ]

  @Test(arguments: hostile)
  func hostileLabelsStayTexts(text: String) throws {
    var document = try #require(try Self.convert(SampleTests.disclosure).documents.first)
    document.disclosure.unitName = text
    let table = try #require(document.disclosure.tables.firstIndex { $0.id == "projectExpenditureCurrent" })
    for row in document.disclosure.tables[table].panels[0].rows.indices {
      document.disclosure.tables[table].panels[0].rows[row].item = text
    }
    var finding = Diagnostic(
      .canonicalWrong, at: Location(input: text, sheet: text), [.label: text, .found: text, .expected: text])
    finding.severity = .warning
    let result = Converting.Result(
      documents: [document], conversion: Conversion(ConversionOptions(profiles: try Self.profiles.get())) { _ in },
      findings: [finding])
    let page = try Self.page(result)
    // libxml2 finds it well-formed. The elements and attributes are those of the program, whatever the texts are.
    let root = try XMLNode.parse(page.withoutDoctype, input: "page")
    #expect(Set(Self.elements(root)).isSubset(of: Self.known))
    #expect(Self.elements(root).count { $0 == "style" } == 1)
    let shown = String(decoding: page, as: UTF8.self)
    for mark in ["\u{0085}", "\u{0000}"] { #expect(!shown.contains(mark)) }
    // Signs that turn text around stand in cells, which they cannot leave, and nowhere else.
    #expect(text.unicodeScalars.contains("\u{202E}") == shown.unicodeScalars.contains("\u{202E}"))
    #expect(!Self.texts(root, of: "p").contains { $0.unicodeScalars.contains("\u{202E}") && $0.contains("应为") })
    #expect(Self.texts(root, of: "th").contains(text.replacing("\u{0085}", with: "\\x85")))
  }

  private static let known: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "a", "p", "header", "h1", "h2", "h3", "ul", "ol", "li", "nav",
    "main", "section", "div", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "span", "details",
    "summary",
    "figure", "figcaption", "svg", "desc", "defs", "pattern", "rect", "path", "circle", "text",
  ]

  private static func elements(_ node: XMLNode) -> [String] {
    for attribute in node.attributes where attribute.name.hasPrefix("on") { return ["@" + attribute.name] }
    return [node.name] + node.children.flatMap(elements)
  }

  private static func texts(_ node: XMLNode, of name: String) -> [String] {
    (node.name == name ? [node.text] : []) + node.children.flatMap { texts($0, of: name) }
  }

  // MARK: The parts alone

  /// Another program sets the parts into pages of its own: each is well-formed, and anchors keep apart.
  @Test func thePartsAreFragments() throws {
    let result = try Self.convert(SampleTests.disclosure)
    let document = try #require(result.documents.first)
    let profile = try Self.profiles.get().profile("shanxi-unit")
    let report = try RuleChoice(Self.profiles.get()).check(document)
    let printer = FindingPrinter(document, profile)
    let printout = Printout(
      document, profile, findings: printer.findings(FindingReview(report), reading: result.findings),
      outcomes: printer.outcomes(report))
    var options = PageOptions(.en)
    options.anchorPrefix = "x-"
    let parts = PageParts(printout, options)
    let fragments = [
      try parts.heading(), try parts.contents(), try parts.findings(), try parts.charts(), try parts.tables(),
    ]
    let roots = try fragments.map { try XMLNode.parse($0, input: "part") }
    #expect(roots.map(\.name) == ["header", "nav", "section", "section", "div"])
    #expect(roots.map { $0["id"] } == ["x-top", nil, "x-findings", "x-charts", "x-tables"])
    let table = try XMLNode.parse(try parts.table(at: 2), input: "part")
    #expect((table.name, table["id"]) == ("section", "x-t3"))
  }

  @Test func theStyleHasNoSignThatIsEscaped() {
    #expect(!PageStyle.sheet.contains { "<>&\"".contains($0) })
    #expect(!PageStyle.sheet.contains("url("))
    #expect(PageStyle.policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
  }
}

extension [UInt8] {
  /// The page without its first line: our own reader of XML refuses a DOCTYPE.
  fileprivate var withoutDoctype: [UInt8] { Array(drop { $0 != 0x0A }.dropFirst()) }
}

extension String {
  fileprivate func count(of text: String) -> Int { components(separatedBy: text).count - 1 }
}
