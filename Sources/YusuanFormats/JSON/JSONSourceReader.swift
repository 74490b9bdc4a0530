internal import YusuanFindings
internal import YusuanJSON
internal import YusuanModel

/// Reads the member `sources` of a disclosure, which ``JSONSources`` writes.
struct JSONSourceReader {
  private let disclosure: Disclosure

  /// A reader of the sources of `disclosure`.
  init(_ disclosure: Disclosure) { self.disclosure = disclosure }

  func sources(_ value: JSONValue, _ path: WirePath) throws(Diagnostic) -> DisclosureSources {
    let object = try JSONObject(value, path, members: ["sheets", "tables"])
    var sheets: [SourceSheet] = []
    for (value, path) in try object.elements("sheets") {
      let object = try JSONObject(value, path, members: ["input", "sheet", "sha256"])
      sheets.append(
        SourceSheet(
          input: try object.string("input", .any), name: try object.optionalString("sheet", .any),
          digest: try object.optionalString("sha256", .some) ?? ""))
    }
    var sources = DisclosureSources()
    let tables = try elements(of: object, "tables", count: disclosure.tables.count)
    for (index, (value, path)) in tables.enumerated() {
      sources.tables.append(try table(value, disclosure.tables[index], sheets, path))
    }
    return sources
  }

  private func table(
    _ value: JSONValue, _ table: Table, _ sheets: [SourceSheet], _ path: WirePath
  ) throws(Diagnostic) -> TableSource {
    let object = try JSONObject(value, path, members: ["sheet", "row", "line", "amountUnit", "panels"])
    var source = TableSource()
    source.title = try origin(object, sheets, nil)
    source.amountUnit = try object.optionalName("amountUnit")
    let panels = try elements(of: object, "panels", count: table.panels.count, mayBeUnknown: true)
    for (index, (value, path)) in panels.enumerated() {
      let object = try JSONObject(value, path, members: ["columns", "rows"])
      var panel = PanelSource()
      panel.header = try columns(object)
      let rows = table.panels[index].rows
      panel.reserve(rows.count)
      for (place, (value, path)) in try elements(of: object, "rows", count: rows.count, mayBeUnknown: true)
        .enumerated()
      {
        try add(value, rows[place], source.title.sheet, sheets, to: &panel, path)
      }
      source.panels.append(panel)
    }
    return source
  }

  private func columns(_ object: JSONObject) throws(Diagnostic) -> [Int32] {
    guard object["columns"] != nil else { return [] }
    var columns: [Int32] = []
    for (value, path) in try object.elements("columns") {
      guard case .string(let text) = value, let column = Self.column(text, row: 0) else {
        throw path.wrong(expected: "A", found: value.kind)
      }
      columns.append(column)
    }
    return columns
  }

  private func add(
    _ value: JSONValue, _ row: BudgetRow, _ sheet: SourceSheet?, _ sheets: [SourceSheet],
    to panel: inout PanelSource, _ path: WirePath
  ) throws(Diagnostic) {
    let object = try JSONObject(value, path, members: ["sheet", "row", "line", "cells", "hidden"])
    let origin = try origin(object, sheets, sheet)
    var columns: [Int32] = []
    if object["cells"] != nil {
      let cells = try elements(of: object, "cells", count: row.amounts.count + row.values.count)
      for (cell, path) in cells {
        guard case .string(let text) = cell, let column = Self.column(text, row: Int(origin.row)) else {
          throw path.wrong(expected: origin.row > 0 ? "A\(origin.row)" : "A", found: cell.kind)
        }
        columns.append(column)
      }
    }
    panel.append(sheet: origin.sheet, row: Int(origin.row), line: Int(origin.line), columns: columns)
    if object["hidden"] == nil { return }
    for (cell, path) in try object.elements("hidden") {
      guard case .string(let text) = cell, let column = Self.column(text, row: Int(origin.row)), column > 0,
        columns.contains(column)
      else { throw path.wrong(expected: origin.row > 0 ? "A\(origin.row)" : "A", found: cell.kind) }
      for value in columns.indices where columns[value] == column {
        panel.hide(value: value, ofRow: panel.rows.count - 1)
      }
    }
  }

  private func origin(
    _ object: JSONObject, _ sheets: [SourceSheet], _ sheet: SourceSheet?
  ) throws(Diagnostic) -> Origin {
    var origin = Origin(sheet: sheet)
    if let place = try object.optionalInteger("sheet", in: 0...max(sheets.count - 1, 0)) {
      guard sheets.indices.contains(place) else {
        throw object.path.member("sheet").wrong(expected: "", found: String(place))
      }
      origin.sheet = sheets[place]
    }
    let highest = Int(Int32.max)
    origin.row = Int32(try object.optionalInteger("row", in: 1...highest) ?? 0)
    origin.line = Int32(try object.optionalInteger("line", in: 1...highest) ?? 0)
    return origin
  }

  /// The `count` elements of the array `name`. With `mayBeUnknown` it may be empty: they are not known.
  private func elements(
    of object: JSONObject, _ name: String, count: Int, mayBeUnknown: Bool = false
  ) throws(Diagnostic) -> [(value: JSONValue, path: WirePath)] {
    let elements = try object.elements(name)
    guard elements.count == count || elements.isEmpty && mayBeUnknown else {
      throw object.path.member(name).wrong(expected: "array (\(count))", found: "array (\(elements.count))")
    }
    return elements
  }

  /// The column of the cell `text` in the row `row`. Without a row (0), `text` is only a column. 0 for "".
  private static func column(_ text: String, row: Int) -> Int32? {
    if text.isEmpty { return 0 }
    guard let cell = CellName(text), cell.row == row else { return nil }
    return cell.column
  }
}
