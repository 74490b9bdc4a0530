internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// Writes tables as they are printed (网页表格). Nothing but the table's own text stands in them; marks of findings are
/// elements that our reader leaves out.
struct PageTables {
  let content: PageContent

  init(_ content: PageContent) { self.content = content }

  /// Writes all tables.
  func write(to page: PageWriter) {
    page.element("div", ["id": content.anchor(part: "tables"), "class": "tables"]) {
      for index in content.grids.indices { write(tableAt: index, to: page) }
    }
  }

  /// Tables with more columns than this are printed on paper that lies on its side.
  private static let narrow = 7

  /// Writes the table at `index`.
  func write(tableAt index: Int, to page: PageWriter) {
    guard let grid = content.grids[index] else { return }
    let id = content.anchor(table: index)
    page.element("section", ["id": id, "class": grid.width > Self.narrow ? "wide" : nil, "lang": "zh-CN"]) {
      page.element(
        "div", ["class": "scroll", "role": "region", "tabindex": "0", "aria-labelledby": content.names("\(id)-title")]
      ) {
        page.line()
        page.element("table") {
          caption(grid, index, id, to: page)
          head(grid, to: page)
          body(grid, to: page)
          note(grid, to: page)
        }
      }
      source(index, to: page)
    }
    page.line()
  }

  private func caption(_ grid: PrintedGrid, _ index: Int, _ id: String, to page: PageWriter) {
    page.element("caption") {
      for cell in grid.headings.joined() {
        let text = cell.text(in: grid.amountUnit)
        if cell.kind == .title {
          page.element("h2", ["id": "\(id)-title"]) { page.cellText(text) }
        } else {
          page.element("p") { page.cellText(text) }
        }
      }
      let marks = content.marks(ofTable: index)
      if !marks.isEmpty {
        page.beside("p", class: "marks") {
          page.element("span", ["lang": content.words("zh-CN", "en")], content.words("发现：", "Findings: "))
          self.marks(marks, to: page)
        }
      }
    }
    page.line()
  }

  private func head(_ grid: PrintedGrid, to page: PageWriter) {
    page.element("thead") {
      for line in grid.header {
        page.element("tr") {
          for cell in line {
            let spans: (String?, String?) = (Self.span(cell.columnSpan), Self.span(cell.rowSpan))
            let isLabel = cell.kind == .header
            page.element(
              isLabel ? "th" : "td",
              ["scope": isLabel ? "col" : nil, "colspan": spans.0, "rowspan": spans.1]
            ) { page.cellText(cell.text(in: grid.amountUnit)) }
          }
        }
        page.line()
      }
    }
  }

  private static func span(_ count: Int) -> String? { count > 1 ? String(count) : nil }

  private func note(_ grid: PrintedGrid, to page: PageWriter) {
    guard let note = grid.note else { return }
    page.element("tfoot") {
      page.element("tr") {
        page.element("td", ["colspan": Self.span(note.columnSpan)]) { page.cellText(note.text(in: grid.amountUnit)) }
      }
    }
  }

  /// Where the table stood.
  private func source(_ index: Int, to page: PageWriter) {
    let sources = content.document.sources.tables
    guard sources.indices.contains(index), sources[index].title.sheet != nil,
      let place = sources[index].title.location(column: 1)
    else { return }
    var shown = place
    shown.cell = place.line == nil ? place.cell : nil
    page.beside("p", class: "soft") {
      page.element("span", ["lang": content.words("zh-CN", "en")]) {
        page.text(content.words("出处：", "From: ") + content.place(shown))
      }
    }
  }

  // MARK: The body

  private func body(_ grid: PrintedGrid, to page: PageWriter) {
    page.element("tbody") {
      for line in 0..<grid.bodyCount {
        let cells = grid.body(line: line)
        page.element("tr", ["class": cells.contains(where: \.isTotal) ? "total" : nil]) {
          for cell in cells { write(cell, of: grid, to: page) }
        }
        page.line()
      }
    }
  }

  private func write(_ cell: PrintedGridCell, of grid: PrintedGrid, to page: PageWriter) {
    let text = cell.text(in: grid.amountUnit)
    let marks = cell.place.map(content.marks) ?? []
    let place = cell.place.flatMap { self.place(of: $0, grid) }
    let severity = content.severity(marks)?.rawValue
    let styles = [
      Self.style(cell), cell.indent > 0 ? "i\(cell.indent)" : nil, cell.isUnread ? "unread" : nil, severity,
    ].compactMap { $0 }
    let isLabel = cell.kind == .label && !text.isEmpty
    page.element(
      isLabel ? "th" : "td",
      [
        "id": cell.place.flatMap(content.anchor(ofNamed:)), "scope": isLabel ? "row" : nil,
        "class": styles.isEmpty ? nil : styles.joined(separator: " "),
        "title": place.map { PageWriter.shown(content.place($0)) },
      ]
    ) {
      page.cellText(text)
      if cell.isUnread { flag(content.words("读不出", "unread"), to: page) }
      if place?.isHidden == true { flag(content.words("隐藏", "hidden"), to: page) }
      if !marks.isEmpty { page.beside("span", class: "marks") { self.marks(marks, to: page) } }
    }
  }

  private static func style(_ cell: PrintedGridCell) -> String? {
    switch cell.kind {
    case .amount, .count, .percent: "n"
    case .code: "code"
    case .text: "text"
    default: nil
    }
  }

  private func flag(_ words: String, to page: PageWriter) {
    page.beside("span", class: "flag") { page.element("span", ["lang": content.words("zh-CN", "en")], words) }
  }

  /// Links to the findings with these numbers.
  private func marks(_ numbers: [Int], to page: PageWriter) {
    for number in numbers {
      let finding = content.findings[number - 1]
      let words = "\(content.badge(finding.severity)) \(number) \(finding.id) \(content.words(finding.title))"
      page.element(
        "a",
        [
          "href": "#\(content.anchor(finding: number))", "title": PageWriter.shown(words),
          "aria-label": PageWriter.shown(words), "lang": content.words("zh-CN", "en"),
        ], String(number))
    }
  }

  /// Where the cell's value stood. Nil for a cell without a value, and if it is not known.
  private func place(of cell: CellPlace, _ grid: PrintedGrid) -> Location? {
    let panel = grid.layout.panels[cell.panel]
    guard let index = grid.table.panels.firstIndex(where: { $0.id == panel.id }) else { return nil }
    let (row, id) = (grid.row(cell), panel.columns[cell.column].id)
    if let value = row.amounts.firstIndex(where: { $0.column == id }) {
      return content.document.sources.location(table: cell.table, panel: index, row: cell.row, value: value)
    }
    guard let value = row.values.firstIndex(where: { $0.column == id }) else { return nil }
    return content.document.sources.location(
      table: cell.table, panel: index, row: cell.row, value: row.amounts.count + value)
  }
}
