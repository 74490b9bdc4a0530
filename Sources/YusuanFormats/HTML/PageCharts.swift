internal import YusuanFindings
internal import YusuanModel

/// Draws charts as SVG inside the page (网页图表): with a title, a description and a table of the same figures. Parts differ by
/// pattern as well as by colour, and all geometry is in whole numbers, so that the bytes are always the same.
struct PageCharts {
  let content: PageContent

  init(_ content: PageContent) { self.content = content }

  func write(to page: PageWriter) {
    if content.charts.isEmpty { return }
    let id = content.anchor(part: "charts")
    page.beside("section", id: id, label: content.names("\(id)-title")) {
      page.element("h2", ["id": "\(id)-title"], content.words("图表", "Charts"))
      page.element("div", ["class": "charts"]) {
        for chart in content.charts { write(chart, to: page) }
      }
    }
    page.line()
  }

  private func write(_ chart: PrintedChart, to page: PageWriter) {
    let drawing = ChartDrawing(chart, content)
    let id = content.anchor(part: "g-\(chart.id)")
    page.line()
    page.element("figure", ["id": id]) {
      page.element("figcaption", [:], title(chart, drawing))
      if drawing.isDrawn {
        page.element(
          "svg",
          [
            "role": "img", "aria-labelledby": "\(id)-title \(id)-desc",
            "viewBox": "0 0 \(ChartDrawing.width) \(drawing.height)",
          ]
        ) {
          page.element("title", ["id": "\(id)-title"], content.words(chart.title))
          page.element("desc", ["id": "\(id)-desc"], drawing.description)
          drawing.write(to: page, id: id)
        }
      } else {
        page.element("p", ["class": "soft"], drawing.reason)
      }
      if chart.points.contains(where: \.isUnread) {
        page.element(
          "p", ["class": "soft"],
          content.words("有的金额读不出，图不完整。", "Some figures could not be read: the chart is not complete."))
      }
      table(chart, drawing, to: page)
    }
  }

  /// The title with the money unit.
  private func title(_ chart: PrintedChart, _ drawing: ChartDrawing) -> String {
    content.words(chart.title) + content.words("（\(drawing.unit.rawValue)）", " (\(drawing.unit.rawValue))")
  }

  /// The same figures as a table.
  private func table(_ chart: PrintedChart, _ drawing: ChartDrawing, to page: PageWriter) {
    page.element("details") {
      page.element("summary", [:], content.words("数据表", "As a table"))
      page.element("table") {
        page.element("caption", [:], title(chart, drawing))
        page.element("thead") {
          page.element("tr") {
            for head in [content.words("项目", "Item"), content.words("金额", "Amount"), content.words("占比", "Share")] {
              page.element("th", ["scope": "col"], head)
            }
          }
        }
        page.element("tbody") {
          for point in chart.points { row(point, drawing, to: page) }
          page.element("tr", ["class": "total"]) {
            page.element("th", ["scope": "row"], content.words("各项之和", "Sum of these"))
            page.element("td", ["class": "n"], drawing.sum)
            page.element("td", ["class": "n"], "")
          }
        }
      }
    }
  }

  private func row(_ point: PrintedChart.Point, _ drawing: ChartDrawing, to page: PageWriter) {
    page.element("tr") {
      page.element("th", ["scope": "row"]) {
        if content.isPrinted(point.cell) {
          page.element("a", ["href": "#\(content.anchor(point.cell))"], point.label)
        } else {
          page.text(point.label)
        }
      }
      page.element("td", ["class": "n"], drawing.amount(point))
      page.element("td", ["class": "n"], drawing.share(point) ?? "")
    }
  }
}

/// One chart, drawn in units of a picture 400 wide.
private struct ChartDrawing {
  static let width = 400
  private static let line = 24
  private static let bar = 44

  let chart: PrintedChart
  let content: PageContent
  let unit: AmountUnit
  /// The sum of all points. It is asked for with each of them.
  private let whole: Amount?

  init(_ chart: PrintedChart, _ content: PageContent) {
    self.chart = chart
    whole = chart.sum
    self.content = content
    unit = content.unit(ofTable: chart.table)
  }

  private var isNegative: Bool { chart.points.contains { ($0.amount?.fen ?? 0) < 0 } }

  /// Whether there is a picture: some figure, none below zero, and a sum.
  var isDrawn: Bool { chart.hasFigures && !isNegative && chart.sum != nil }

  /// Why there is none.
  var reason: String {
    isNegative
      ? content.words("有负数，不作图。", "There is a figure below zero: no chart is drawn.")
      : content.words("没有金额，不作图。", "There is no figure: no chart is drawn.")
  }

  /// The figures that are drawn, with their place among all.
  private var drawn: [(place: Int, point: PrintedChart.Point)] {
    chart.points.enumerated().filter { ($1.amount?.fen ?? 0) > 0 }.map { ($0, $1) }
  }

  var height: Int {
    switch chart.kind {
    case .parts: Self.bar + 8 + Self.line * chart.points.count
    case .bars: Self.bar * max(drawn.count, 1)
    }
  }

  /// The sum of the figures.
  var sum: String { chart.sum?.text(in: unit) ?? content.words("超出范围", "out of range") }

  /// The figures in words.
  var description: String {
    let parts = chart.points.map { point in
      point.label + " " + amount(point) + (share(point).map { content.words("，占 \($0)", ", \($0)") } ?? "")
    }
    let sum = content.words("各项之和", "Sum of these") + " " + sum
    return content.words("单位：\(unit.rawValue)。", "In \(unit.rawValue). ")
      + (parts + [sum]).joined(separator: content.words("；", "; "))
  }

  func amount(_ point: PrintedChart.Point) -> String {
    if point.isUnread { return content.words("读不出", "unread") }
    return point.amount?.text(in: unit) ?? content.words("空", "blank")
  }

  /// The share of the sum, rounded to two places. Nil without a sum above zero.
  func share(_ point: PrintedChart.Point) -> String? {
    guard let amount = point.amount, let sum = whole, sum.fen > 0, amount.fen >= 0 else { return nil }
    let hundredths = (Int128(amount.fen) * 20_000 / Int128(sum.fen) + 1) / 2
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
  }

  func write(to page: PageWriter, id: String) {
    switch chart.kind {
    case .parts: parts(to: page, id: id)
    case .bars: bars(to: page)
    }
  }

  // MARK: Parts of a whole

  /// One bar, parted, and a legend with the figures.
  private func parts(to page: PageWriter, id: String) {
    page.element("defs") { for index in 0..<Self.patterns { pattern(index, id: id, to: page) } }
    guard let sum = chart.sum, sum.fen > 0 else { return }
    var before: Int64 = 0
    for (place, point) in drawn {
      let fen = point.amount?.fen ?? 0
      let (start, end) = (Self.place(before, of: sum.fen), Self.place(before + fen, of: sum.fen))
      before += fen
      rectangle(x: start, y: 0, width: max(end - start, 1), height: Self.bar, place: place, id: id, to: page)
    }
    for (place, point) in chart.points.enumerated() {
      let top = Self.bar + 8 + Self.line * place
      rectangle(x: 0, y: top + 3, width: 18, height: 18, place: place, id: id, to: page)
      text(point.label, x: 26, y: top + 17, to: page)
      let share = share(point).map { " · \($0)" } ?? ""
      text(amount(point) + share, x: Self.width, y: top + 17, isRight: true, to: page)
    }
  }

  private static func place(_ fen: Int64, of sum: Int64) -> Int { Int(Int128(fen) * Int128(width) / Int128(sum)) }

  /// How many patterns there are, one for each colour.
  private static let patterns = 6

  private func rectangle(
    x: Int, y: Int, width: Int, height: Int, place: Int, id: String, to page: PageWriter
  ) {
    page.element(
      "rect",
      [
        "x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)", "class": "edge",
        "fill": "url(#\(id)-p\(place % Self.patterns))",
      ])
  }

  /// A pattern: its colour, and lines or dots that are there without colours, too.
  private func pattern(_ index: Int, id: String, to page: PageWriter) {
    page.element(
      "pattern", ["id": "\(id)-p\(index)", "width": "12", "height": "12", "patternUnits": "userSpaceOnUse"]
    ) {
      page.element("rect", ["width": "12", "height": "12", "class": "k\(index)"])
      switch index {
      case 1: path("M-3 3L3 -3M-3 15L15 -3M9 15L15 9", to: page)
      case 2: page.element("circle", ["cx": "6", "cy": "6", "r": "2.5", "class": "dot"])
      case 3: path("M0 6H12", to: page)
      case 4: path("M6 0V12M0 6H12", to: page)
      case 5: path("M6 0V12", to: page)
      default: break
      }
    }
  }

  private func path(_ data: String, to page: PageWriter) { page.element("path", ["d": data, "class": "cut"]) }

  // MARK: Bars

  /// A bar for each figure below its label and amount.
  private func bars(to page: PageWriter) {
    let largest = drawn.compactMap { $0.point.amount?.fen }.max() ?? 1
    for (line, (_, point)) in drawn.enumerated() {
      let top = Self.bar * line
      let share = share(point).map { " · \($0)" } ?? ""
      text(point.label, x: 0, y: top + 16, to: page)
      text(amount(point) + share, x: Self.width, y: top + 16, isRight: true, to: page)
      page.element(
        "rect",
        [
          "x": "0", "y": "\(top + 22)", "width": "\(max(Self.place(point.amount?.fen ?? 0, of: largest), 1))",
          "height": "14", "class": "k0",
        ])
    }
  }

  /// The longest label that fits beside its amount.
  private static let labelLength = 16

  private func text(_ text: String, x: Int, y: Int, isRight: Bool = false, to page: PageWriter) {
    let isLong = !isRight && text.count > Self.labelLength
    page.element(
      "text", ["x": "\(x)", "y": "\(y)", "text-anchor": isRight ? "end" : nil],
      isLong ? String(text.prefix(Self.labelLength - 1)) + "…" : text)
  }
}
