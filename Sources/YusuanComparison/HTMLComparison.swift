public import YusuanFindings
internal import YusuanModel
internal import YusuanXML

/// Writes a comparison as one self-contained HTML page: a table of differences for each table of each disclosure.
public struct HTMLComparison {
  private let words: ComparisonWording

  /// A writer with the words `words`.
  public init(_ words: ComparisonWording) { self.words = words }

  private var isChinese: Bool { words.language == .zh }

  private static let style = """
    body{font:15px/1.6 system-ui,Noto Sans CJK SC,sans-serif;max-width:80rem;margin:2rem auto;padding:0 1rem;color:#222}
    .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.3rem 0 1.5rem}
    caption{text-align:left;font-weight:bold;padding:.4rem 0}
    th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top}
    th{background:#f0f0f0}th,td.w{white-space:nowrap}td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    td.p{color:#555;font-size:.85em;overflow-wrap:anywhere}
    tr.added td.w{background:#e3f3e3}tr.removed td.w{background:#f8e4e4}tr.changed td.w{background:#fff4d6}
    tr.blankToZero td.w,tr.zeroToBlank td.w{background:#e6ecf8}tr.unread td.w{background:#eee}
    @media print{body{max-width:none;margin:0;font-size:10pt}tr{break-inside:avoid}thead{display:table-header-group}}
    """

  /// The bytes of the page. Throws `.outputFailed` if there is no memory.
  public func write(_ comparison: BudgetComparison) throws(Diagnostic) -> [UInt8] {
    let title = isChinese ? "预算对比" : "What differs"
    let page = try XMLWriter(name: "comparison.html")
    page.startHTML()
    page.start("html", attributes: [("lang", isChinese ? "zh-CN" : "en")])
    page.start("head")
    page.start("meta", attributes: [("charset", "utf-8")])
    page.end()
    page.start("meta", attributes: [("name", "viewport"), ("content", "width=device-width,initial-scale=1")])
    page.end()
    page.element("title", title)
    page.element("style", Self.style)
    page.end()
    page.start("body")
    page.element("h1", title)
    page.element("p", words.summary(comparison))
    write(comparison.removed, isChinese ? "只有前一份有" : "Only the earlier side has", to: page)
    write(comparison.added, isChinese ? "只有后一份有" : "Only the later side has", to: page)
    for pair in comparison.pairs { write(pair, to: page) }
    page.end()
    page.end()
    return try page.finish()
  }

  private func write(_ sides: [ComparedSide], _ title: String, to page: XMLWriter) {
    if sides.isEmpty { return }
    page.element("h2", title)
    page.start("ul")
    for side in sides { page.element("li", words.name(side)) }
    page.end()
  }

  private func write(_ pair: DisclosureComparison, to page: XMLWriter) {
    page.element("h2", "\(words.name(pair.before)) → \(words.name(pair.after))")
    page.start("ul")
    page.element("li", isChinese ? "金额以\(words.unit.rawValue)计" : "amounts in \(words.unit.rawValue)")
    for heading in pair.headings {
      page.element("li", words.heading(heading.heading, heading.before, heading.after))
    }
    if pair.differences.isEmpty { page.element("li", isChinese ? "没有差异" : "no difference") }
    page.end()
    for group in ComparisonLines.byTable(pair.differences) { write(group.differences, group.table, to: page) }
    if pair.unread.isEmpty { return }
    page.element("h3", isChinese ? "没有比较的" : "Not compared")
    for group in ComparisonLines.byTable(pair.unread) { write(group.differences, group.table, to: page) }
  }

  private func write(_ differences: [BudgetDifference], _ table: TableName?, to page: XMLWriter) {
    page.start("div", attributes: [("class", "scroll")])
    page.start("table")
    if let table { page.element("caption", words.table(table)) }
    page.start("thead")
    page.start("tr")
    for name in words.columns { page.element("th", attributes: [("scope", "col")], name) }
    page.end()
    page.end()
    page.start("tbody")
    for difference in differences {
      for line in ComparisonLines.lines(of: difference) {
        page.start("tr", attributes: [("class", difference.change.rawValue)])
        for cell in words.cells(line) { page.element("td", attributes: [("class", cell.kind.rawValue)], cell.text) }
        page.end()
      }
    }
    page.end()
    page.end()
    page.end()
  }
}
