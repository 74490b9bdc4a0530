internal import CXLSXWriter
internal import YusuanFindings

/// Adds charts to a workbook of libxlsxwriter, which owns them.
struct ChartFile {
  let library: UnsafePointer<yusuan_xlsx>

  private static let font = "Microsoft YaHei"
  private static let colours: [UInt32] = [
    0x2F5D8A, 0xC0504D, 0x7F9A48, 0xE0A030, 0x6B5B95, 0x3A9AA8, 0x9C6B4E, 0x8C8C8C,
  ]

  /// The chart that draws `chart`. Nil if there is no memory.
  func add(
    _ chart: XLSXChart, to workbook: UnsafeMutablePointer<lxw_workbook>?
  ) -> UnsafeMutablePointer<lxw_chart>? {
    guard let made = library.pointee.workbook_add_chart(workbook, UInt8(kind(chart.kind).rawValue)) else { return nil }
    library.pointee.chart_title_set_name(made, XLSXText.plain(chart.title))
    yusuan_xlsx_chart_fonts(library, made, Self.font)
    for (index, series) in chart.series.enumerated() {
      guard add(series, colour: Self.colours[index % Self.colours.count], to: made, isPie: chart.kind == .pie) else {
        return nil
      }
    }
    switch chart.kind {
    case .pie: break
    case .bar, .stackedBar:
      // The first label at the top, as in the table. Of bars the library has the labels on the y axis.
      library.pointee.chart_axis_set_reverse(made.pointee.y_axis)
      library.pointee.chart_axis_set_crossing_max(made.pointee.y_axis)
      library.pointee.chart_axis_set_num_format(made.pointee.x_axis, "#,##0")
    case .column: library.pointee.chart_axis_set_num_format(made.pointee.y_axis, "#,##0")
    }
    let legend = chart.kind == .pie || chart.series.count < 2 ? LXW_CHART_LEGEND_NONE : LXW_CHART_LEGEND_BOTTOM
    library.pointee.chart_legend_set_position(made, UInt8(legend.rawValue))
    if chart.kind != .pie { library.pointee.chart_set_series_gap(made, 60) }
    return made
  }

  private func add(
    _ series: XLSXChart.Series, colour: UInt32, to chart: UnsafeMutablePointer<lxw_chart>, isPie: Bool
  ) -> Bool {
    guard let made = library.pointee.chart_add_series(chart, nil, nil) else { return false }
    let (categories, values) = (series.categories, series.values)
    library.pointee.chart_series_set_categories(
      made, series.sheet, UInt32(categories.first.row - 1), UInt16(categories.first.column - 1),
      UInt32(categories.last.row - 1), UInt16(categories.last.column - 1))
    library.pointee.chart_series_set_values(
      made, series.sheet, UInt32(values.first.row - 1), UInt16(values.first.column - 1), UInt32(values.last.row - 1),
      UInt16(values.last.column - 1))
    if !series.name.isEmpty { library.pointee.chart_series_set_name(made, XLSXText.plain(series.name)) }
    yusuan_xlsx_series_labels(library, made, Self.font, isPie ? 1 : 0)
    if !isPie {
      var fill = lxw_chart_fill()
      fill.color = colour
      library.pointee.chart_series_set_fill(made, &fill)
    }
    return true
  }

  private func kind(_ kind: XLSXChart.Kind) -> lxw_chart_type {
    switch kind {
    case .pie: LXW_CHART_PIE
    case .bar: LXW_CHART_BAR
    case .stackedBar: LXW_CHART_BAR_STACKED
    case .column: LXW_CHART_COLUMN
    }
  }
}
