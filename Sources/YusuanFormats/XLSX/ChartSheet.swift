internal import YusuanFindings
internal import YusuanModel
internal import YusuanXLSXWriter

/// The sheet 图表: each chart of the profile, over cells that point to the tables.
struct ChartSheet {
  private let charts: [PrintedChart]
  private let tables: [Int: TableSheet]
  private let language: Language

  /// The charts of `printout`, whose tables are in `tables`. One without figures is left out.
  init(_ printout: Printout, _ tables: [Int: TableSheet], _ language: Language) {
    charts = PrintedChart.all(of: printout.document, printout.profile).filter {
      $0.hasFigures && tables[$0.table] != nil
    }
    (self.tables, self.language) = (tables, language)
  }

  /// Whether there is no chart.
  var isEmpty: Bool { charts.isEmpty }

  /// The columns with the names and the numbers of charts, and how many rows a chart takes.
  private enum Place {
    static let label = 1
    static let amount = 2
    static let chart = 4
    static let rows = 20
  }

  /// The sheet, called `name`.
  func sheet(_ name: String) -> XLSXSheet {
    var sheet = XLSXSheet(name)
    sheet.showsGridlines = false
    sheet.columnWidths = [Place.label: 38, Place.amount: 18, 3: 2]
    var row = 1
    for chart in charts { row = add(chart, at: row, to: &sheet) }
    var page = XLSXPage()
    page.isLandscape = false
    page.isOnePage = charts.count <= 4
    page.footer = "&C&9第 &P 页，共 &N 页"
    sheet.page = page
    return sheet
  }

  /// Adds a chart, and returns the row behind it.
  private func add(_ chart: PrintedChart, at start: Int, to sheet: inout XLSXSheet) -> Int {
    let title = chart.title[language]
    guard let table = tables[chart.table] else { return start }
    let unit = table.amountUnit
    sheet.put(.text(title), at: CellPosition(row: start, column: Place.label), XLSXStyle(size: 12, bold: true))
    sheet.put(.text(unit.rawValue), at: CellPosition(row: start, column: Place.amount), XLSXStyle(.right))
    var row = start + 1
    for point in chart.points {
      guard let position = table.position(of: point.cell), drawn(point, of: chart) else { continue }
      sheet.put(.text(point.label), at: CellPosition(row: row, column: Place.label), .text)
      let (value, style) = value(point, "=\(XLSXSheetNames.quoted(table.sheet.name))!\(position.a1)", unit)
      sheet.put(value, at: CellPosition(row: row, column: Place.amount), style)
      row += 1
    }
    func area(_ column: Int) -> XLSXArea {
      XLSXArea(CellPosition(row: start + 1, column: column), CellPosition(row: row - 1, column: column))
    }
    let hasNegative = chart.points.contains { ($0.amount?.fen ?? 0) < 0 }
    let kind: XLSXChart.Kind = chart.kind == .parts && !hasNegative ? .pie : .bar
    sheet.charts.append(
      XLSXChart(
        kind, title: title,
        series: [
          XLSXChart.Series(
            name: "", sheet: sheet.name, categories: area(Place.label), values: area(Place.amount))
        ], at: CellPosition(row: start, column: Place.chart), height: Double(max(row - start, 16)) * 20 - 10))
    return max(row, start + 17) + 1
  }

  /// Whether a point is drawn: a blank bar is left out, since most classes are blank.
  private func drawn(_ point: PrintedChart.Point, of chart: PrintedChart) -> Bool {
    chart.kind == .parts || point.amount != nil
  }

  /// A formula that points to the table's cell; a blank stays blank.
  private func value(_ point: PrintedChart.Point, _ formula: String, _ unit: AmountUnit) -> (XLSXValue, XLSXStyle) {
    guard let amount = point.amount else { return (.blank, .amount) }
    let value = CellLook.value(of: amount, in: unit)
    guard case .number(let text) = value else { return (value, .amount) }
    return (.formula(formula, result: text), .amount)
  }
}
