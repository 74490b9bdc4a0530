internal import YusuanFindings
internal import YusuanFormats
internal import YusuanModel
internal import YusuanPlatform
internal import YusuanXML

/// The notice for a unit (核对通知): what has to be corrected in its disclosure, as a page to print.
struct Notice {
  private let language: Language
  private let date: String?
  private var isChinese: Bool { language == .zh }

  /// A notice in `language`. `date` is what stands as its date, or nil for none.
  init(_ language: Language, date: String?) { (self.language, self.date) = (language, date) }

  /// How many findings a notice lists.
  private static let limit = 1_000
  /// How many figures of a finding are listed.
  private static let figureLimit = 30

  private static let style = """
    @page{size:A4;margin:18mm 16mm}
    body{font:14px/1.55 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
    h1{font-size:1.6rem;text-align:center;margin:0 0 1.2rem}
    dl.head{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:0 0 1rem}
    dt{color:#555}dd{margin:0;overflow-wrap:anywhere}
    section{border:1px solid #bbb;border-left:.4rem solid #c9a227;padding:.5rem .9rem;margin:.8rem 0;break-inside:avoid}
    section.error{border-left-color:#b3261e}
    h2{font-size:1rem;margin:0 0 .3rem}
    section dl{display:grid;grid-template-columns:6.5rem 1fr;gap:.1rem .8rem;margin:0}
    .value{font-variant-numeric:tabular-nums;font-weight:600}
    ul{margin:0;padding-left:1.1rem}
    .tag{font-weight:400;color:#555}
    @media print{body{margin:0;padding:0;max-width:none}}
    """

  /// The notice of `shown`, which stands in `input`. Throws `.outputFailed` if there is no memory.
  func page(_ shown: ShownFindings, input: String) throws(Diagnostic) -> [UInt8] {
    var shown = shown
    shown.findings = shown.forUnit
    let title = isChinese ? "预算公开核对通知" : "Notice on the budget disclosure"
    let page = try XMLWriter(name: "notice.html")
    page.startHTML()
    page.start("html", attributes: [("lang", isChinese ? "zh-CN" : "en")])
    page.start("head")
    page.start("meta", attributes: [("charset", "utf-8")])
    page.end()
    page.start("meta", attributes: [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
    page.end()
    page.element("title", Self.safe([title, shown.unit ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")))
    page.element("style", Self.style)
    page.end()
    page.start("body")
    page.element("h1", title)
    writeHead(shown, input, to: page)
    for (index, finding) in shown.findings.prefix(Self.limit).enumerated() {
      write(finding, index + 1, shown, to: page)
    }
    let rest = shown.findings.count - Self.limit
    if rest > 0 { page.element("p", isChinese ? "另有 \(rest) 处，见清单。" : "\(rest) more are in the list.") }
    page.end()
    page.end()
    return try page.finish()
  }

  private func writeHead(_ shown: ShownFindings, _ input: String, to page: XMLWriter) {
    let names =
      isChinese
      ? ["单位", "单位代码", "年度", "文件", "日期"] : ["unit", "code", "fiscal year", "file", "date"]
    let values = [
      shown.unit, shown.unitCode, shown.year.map(String.init), PathText.shown(Self.lastStep(input)), date,
    ]
    page.start("dl", attributes: [("class", "head")])
    for (name, value) in zip(names, values) {
      if let value { term(name, value, to: page) }
    }
    page.end()
    let (errors, count) = (shown.findings.count { $0.severity == .error }, shown.findings.count)
    page.element(
      "p",
      isChinese
        ? "核对发现 \(count) 处，其中错误 \(errors) 处。请逐处核对，改正后重新报送。"
        : "\(count) findings, \(errors) of them errors. Please check each, correct it, and hand in again.")
  }

  private func write(_ finding: PrintedFinding, _ number: Int, _ shown: ShownFindings, to page: XMLWriter) {
    page.start("section", attributes: [("class", finding.severity.rawValue)])
    page.start("h2")
    page.text(Self.safe("\(number). \(finding.title[language]) "))
    page.element(
      "span", attributes: [("class", "tag")],
      Self.safe("[\(Wording(language).severity(finding.severity)) · \(finding.id)]"))
    page.end()
    page.start("dl")
    term(isChinese ? "位置" : "place", place(finding), to: page)
    term(isChinese ? "发现" : "finding", finding.message[language], to: page)
    term(isChinese ? "实为" : "found", value(finding.found, shown), to: page, isValue: true)
    let expected = finding.isUpperBound ? (isChinese ? "应不大于" : "at most") : (isChinese ? "应为" : "expected")
    term(expected, value(finding.expected, shown), to: page, isValue: true)
    writeFigures(finding, shown, to: page)
    term(isChinese ? "怎么办" : "what to do", finding.remedy[language], to: page)
    term(isChinese ? "依据" : "because", finding.explanation[language], to: page)
    page.end()
    page.end()
  }

  /// Where the finding stands: the sheet, the line, the cell; the file itself stands above.
  private func place(_ finding: PrintedFinding) -> String {
    finding.location.map(place) ?? finding.place[language]
  }

  private func place(_ location: Location) -> String {
    var steps: [String] = []
    if let sheet = location.sheet { steps.append(isChinese ? "工作表“\(sheet)”" : "sheet “\(sheet)”") }
    if let line = location.line { steps.append(isChinese ? "第 \(line) 行" : "line \(line)") }
    if let cell = location.cell { steps.append(cell.a1) }
    return steps.joined(separator: " › ") + Wording(language).hidden(location)
  }

  private func writeFigures(_ finding: PrintedFinding, _ shown: ShownFindings, to page: XMLWriter) {
    guard finding.origin == .rule, finding.figures.count > 1 else { return }
    page.element("dt", isChinese ? "有关的数" : "figures")
    page.start("dd")
    page.start("ul")
    for figure in finding.figures.prefix(Self.figureLimit) {
      let amount = figure.amount?.text(in: shown.amountUnit) ?? (isChinese ? "空" : "blank")
      let place = figure.location.map(place) ?? ""
      let words = [figure.name[language], amount, place.isEmpty ? "" : "（\(place)）"]
      page.element("li", Self.safe(words.filter { !$0.isEmpty }.joined(separator: " ")))
    }
    let rest = finding.figures.count - Self.figureLimit
    if rest > 0 { page.element("li", isChinese ? "另有 \(rest) 个" : "\(rest) more") }
    page.end()
    page.end()
  }

  private func value(_ value: PrintedFinding.Value?, _ shown: ShownFindings) -> String {
    if case .amount? = value { return shown.text(value) + " " + shown.amountUnit.rawValue }
    return shown.text(value)
  }

  /// Writes a name and a value, unless that is empty.
  private func term(_ name: String, _ value: String, to page: XMLWriter, isValue: Bool = false) {
    if value.isEmpty { return }
    page.element("dt", name)
    page.element("dd", attributes: isValue ? [("class", "value")] : [], Self.safe(value))
  }

  private static func lastStep(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func safe(_ text: String) -> String { XMLWriter.permitted(ShownText.lines(text)) }
}
