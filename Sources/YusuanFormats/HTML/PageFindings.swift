internal import YusuanFindings
internal import YusuanModel

/// Writes what the rules and reading found (网页上的发现): each with both sums, its figures and links to their cells.
struct PageFindings {
  let content: PageContent

  init(_ content: PageContent) { self.content = content }

  /// How many figures of a finding are listed.
  private static let figureLimit = 60

  func write(to page: PageWriter) {
    let id = content.anchor(part: "findings")
    page.beside("section", id: id, label: content.names("\(id)-title")) {
      page.element("h2", ["id": "\(id)-title"], content.words("发现", "Findings"))
      let grave = content.findings.indices.filter { content.findings[$0].severity > .info }
      let mild = content.findings.indices.filter { content.findings[$0].severity == .info }
      if grave.isEmpty { page.element("p", [:], none) }
      list(grave, to: page)
      if !mild.isEmpty {
        page.element("details") {
          page.element("summary", [:], content.words("信息 \(mild.count) 条", "\(mild.count) of mere information"))
          list(mild, to: page)
        }
      }
      let leftOut = content.printout.findings.count - content.findings.count + (content.printout.outcomes?.omitted ?? 0)
      if leftOut > 0 {
        page.element("p", [:], content.words("另有 \(leftOut) 条未列出", "\(leftOut) more are not listed"))
      }
    }
    page.line()
  }

  private var none: String {
    content.printout.outcomes == nil
      ? content.words("读取没有错误或警告；没有按规则核对。", "Reading found no error and no warning; no rules were run.")
      : content.words("没有错误或警告。", "No error and no warning.")
  }

  private func list(_ indices: [Int], to page: PageWriter) {
    if indices.isEmpty { return }
    page.line()
    page.element("ol", ["class": "findings"]) {
      for index in indices {
        write(content.findings[index], number: index + 1, to: page)
        page.line()
      }
    }
  }

  // MARK: One finding

  private func write(_ finding: PrintedFinding, number: Int, to page: PageWriter) {
    page.element(
      "li", ["id": content.anchor(finding: number), "class": "finding \(finding.severity.rawValue)"]
    ) {
      page.element("h3") {
        page.text("\(number). ")
        page.element("span", ["class": "badge \(finding.severity.rawValue)"], content.badge(finding.severity))
        page.text(" \(finding.id) \(content.words(finding.title))")
      }
      paragraph(content.words(finding.message), to: page)
      places(finding, to: page)
      if finding.figures.contains(where: { $0.side != .subject }) { sides(finding, to: page) }
      paragraph(content.words(finding.explanation), class: "soft", to: page)
      let remedy = content.words(finding.remedy)
      if !remedy.isEmpty { paragraph("→ " + remedy, class: "remedy", to: page) }
    }
  }

  private func paragraph(_ text: String, class style: String? = nil, to page: PageWriter) {
    if !text.isEmpty { page.element("p", ["class": style], text) }
  }

  /// Where it stands: a link to its cell or its table, and the place in the input.
  private func places(_ finding: PrintedFinding, to page: PageWriter) {
    let place = finding.location.map(content.place) ?? ""
    let isListed = finding.figures.contains { $0.side != .subject }
    let cell = finding.cells.first(where: content.isPrinted)
    // The figures have links and places of their own.
    if isListed, cell != nil { return }
    if cell == nil, place.isEmpty, finding.table == nil { return }
    page.element("p", ["class": "soft"]) {
      if let cell {
        page.element("a", ["href": "#\(content.anchor(cell))"], content.words("看单元格", "to the cell"))
        page.text(" ")
      } else if let table = finding.table, content.grids[table] != nil {
        let number = content.disclosure.tables[table].number
        page.element(
          "a", ["href": "#\(content.anchor(table: table))"], content.words("看表\(number)", "to table \(number)"))
        page.text(" ")
      }
      if !isListed { page.text(place) }
    }
  }

  // MARK: Both sides

  /// Writes the figures of both sides with their sums.
  private func sides(_ finding: PrintedFinding, to page: PageWriter) {
    let heads = [
      content.words("数", "Figure"), content.words("金额", "Amount"), content.words("出处", "Place"),
    ]
    page.element("div", ["class": "scroll"]) {
      page.element("table") {
        page.element("thead") {
          page.element("tr") { for head in heads { page.element("th", ["scope": "col"], head) } }
        }
        side(.found, of: finding, content.words("实为", "Found"), finding.found, to: page)
        side(.expected, of: finding, relation(finding), finding.expected, to: page)
        if let difference = finding.difference {
          page.element("tbody") {
            sum(content.words("相差", "Difference"), text(.amount(difference), finding), to: page)
          }
        }
      }
    }
  }

  private func relation(_ finding: PrintedFinding) -> String {
    finding.isUpperBound ? content.words("应不大于", "Expected at most") : content.words("应为", "Expected")
  }

  private func side(
    _ side: PrintedFigure.Side, of finding: PrintedFinding, _ name: String, _ value: PrintedFinding.Value?,
    to page: PageWriter
  ) {
    let figures = finding.figures.filter { $0.side == side }
    page.element("tbody") {
      for figure in figures.prefix(Self.figureLimit) { row(figure, of: finding, to: page) }
      if figures.count > Self.figureLimit {
        let more = figures.count - Self.figureLimit
        page.element("tr") {
          page.element(
            "td", ["colspan": "3"], content.words("另有 \(more) 个数未列出", "\(more) more figures are not listed"))
        }
      }
      sum(name, value.map { text($0, finding) } ?? content.words("超出范围", "out of range"), to: page)
    }
  }

  private func row(_ figure: PrintedFigure, of finding: PrintedFinding, to page: PageWriter) {
    page.element("tr") {
      page.element("th", ["scope": "row"]) {
        let name = content.words(figure.name)
        if let cell = figure.cell, content.isPrinted(cell) {
          page.element("a", ["href": "#\(content.anchor(cell))"], name)
        } else {
          page.text(name)
        }
      }
      let isText = figure.amount == nil && figure.cell == nil
      let amount = figure.amount.map { text(.amount($0), finding) } ?? (isText ? "" : content.words("空", "blank"))
      page.element("td", ["class": "n"], (figure.isSubtracted && !amount.isEmpty ? "−" : "") + amount)
      page.element("td", ["class": "soft"], figure.location.map(content.place) ?? "")
    }
  }

  private func sum(_ name: String, _ value: String, to page: PageWriter) {
    page.element("tr", ["class": "total"]) {
      page.element("th", ["scope": "row"], name)
      page.element("td", ["class": "n"], value)
      page.element("td")
    }
  }

  private func text(_ value: PrintedFinding.Value, _ finding: PrintedFinding) -> String {
    switch value {
    case .amount(let amount):
      let unit = content.disclosure.amountUnit
      return amount.text(in: unit) + " " + content.words(unit.rawValue, unit.rawValue)
    case .text(let text): return text
    }
  }
}
