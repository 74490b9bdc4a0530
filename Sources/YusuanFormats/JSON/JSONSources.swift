internal import YusuanJSON
internal import YusuanModel

/// Writes the member `sources` of a disclosure in JSON (出处): where its tables, rows and values stood.
///
/// ```
/// "sources": {"sheets": [{"input": "a.xlsx", "sheet": "表3", "sha256": "…"}],
///   "tables": [{"sheet": 0, "row": 1, "amountUnit": "元", "panels": [
///     {"columns": ["A", "B", "C", "D", ""], "rows": [{"row": 6, "cells": ["C6", "D6"]}]}]}]}
/// ```
/// Tables, panels and rows are in the order of the disclosure.
///
/// - `sheet` is an index in `sheets`. A row without one stood in the sheet of its table.
/// - `columns` has the source's column for each column of the profile, or "" if the source has none. It is absent if
///   that is not known.
/// - `cells` has the amounts and then the other values, each in the order of the profile's columns. A cell that is not
///   known is "".
/// - `hidden` names the cells whose row, column or sheet is hidden, such as `"hidden": ["D6"]`. It is absent if there
///   are none.
enum JSONSources {
  /// Writes the sources of `document`.
  static func write(_ document: Document, to output: inout JSONOutput) {
    let sources = document.sources
    var sheets = SheetList()
    for table in sources.tables {
      sheets.note(table.title.sheet)
      for panel in table.panels {
        for row in panel.rows.indices { sheets.note(panel.origin(row: row).sheet) }
      }
    }
    output.object { output in
      output.key("sheets")
      output.list(sheets.sheets) { output, sheet in output.compact { write(sheet, to: &$0) } }
      output.key("tables")
      output.list(sources.tables) { write($1, sheets, to: &$0) }
    }
  }

  private static func write(_ sheet: SourceSheet, to output: inout JSONOutput) {
    output.object { output in
      output.member("input", sheet.input)
      if let name = sheet.name { output.member("sheet", name) }
      if !sheet.digest.isEmpty { output.member("sha256", sheet.digest) }
    }
  }

  private static func write(_ table: TableSource, _ sheets: SheetList, to output: inout JSONOutput) {
    output.object { output in
      write(table.title, sheets.place(table.title.sheet), to: &output)
      if let unit = table.amountUnit { output.member("amountUnit", unit.rawValue) }
      output.key("panels")
      output.list(table.panels) { output, panel in
        output.object { output in
          if !panel.header.isEmpty { write(columns: panel.header, to: &output) }
          output.key("rows")
          output.list(panel.rows.indices) { output, row in
            output.compact { write(row, of: panel, table.title.sheet, sheets, to: &$0) }
          }
        }
      }
    }
  }

  private static func write(columns: [Int32], to output: inout JSONOutput) {
    output.key("columns")
    output.compact { output in
      output.list(columns) { write(cell: Int($1), row: 0, to: &$0) }
    }
  }

  private static func write(
    _ row: Int, of panel: PanelSource, _ sheet: SourceSheet?, _ sheets: SheetList, to output: inout JSONOutput
  ) {
    let origin = panel.origin(row: row)
    output.object { output in
      write(origin, origin.sheet == sheet ? nil : sheets.place(origin.sheet), to: &output)
      guard panel.count(row: row) > 0 else { return }
      output.key("cells")
      output.list(0..<panel.count(row: row)) { output, value in
        write(cell: panel.column(row: row, value: value) ?? 0, row: Int(origin.row), to: &output)
      }
      let hidden = (0..<panel.count(row: row)).filter { panel.isHidden(row: row, value: $0) }
      if hidden.isEmpty { return }
      output.key("hidden")
      output.list(hidden) { output, value in
        write(cell: panel.column(row: row, value: value) ?? 0, row: Int(origin.row), to: &output)
      }
    }
  }

  /// Writes the cell in `column` and `row`. Without a row only the letters of the column, without a column nothing.
  private static func write(cell column: Int, row: Int, to output: inout JSONOutput) {
    var name: [UInt8] = []
    if column > 0 { CellName.append(column: column, row: row, to: &name) }
    name.withUnsafeBufferPointer { output.string($0) }
  }

  private static func write(_ origin: Origin, _ sheet: Int?, to output: inout JSONOutput) {
    if let sheet { output.member("sheet", sheet) }
    if origin.row > 0 { output.member("row", Int(origin.row)) }
    if origin.line > 0 { output.member("line", Int(origin.line)) }
  }
}

/// The sheets and texts in which the rows of a disclosure stood, each once.
private struct SheetList {
  private(set) var sheets: [SourceSheet] = []
  private var places: [SourceSheet: Int] = [:]
  private var last: SourceSheet?

  mutating func note(_ sheet: SourceSheet?) {
    guard let sheet, sheet !== last else { return }
    last = sheet
    if places[sheet] == nil {
      places[sheet] = sheets.count
      sheets.append(sheet)
    }
  }

  func place(_ sheet: SourceSheet?) -> Int? { sheet.flatMap { places[$0] } }
}
