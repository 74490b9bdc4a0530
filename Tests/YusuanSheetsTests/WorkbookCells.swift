import TestSupport
import YusuanFindings
import YusuanSheets

extension Workbooks {
  /// What a reader gives for the parts in a folder.
  static func read(_ parts: [String: String]) throws -> SheetCollector {
    let folder = try TemporaryFolder()
    for (name, text) in parts { _ = try folder.write(Array(text.utf8), as: name) }
    let collector = SheetCollector()
    try XLSXReader.unpacked(folder.path).read(into: collector)
    return collector
  }

  /// The cells of a workbook with one sheet of `rows`.
  static func cells(_ rows: String, strings: String = "", styles: String = "") throws -> [String] {
    try read(one(worksheet(rows), strings: strings, styles: styles)).cells
  }
}

/// Keeps the cells of all sheets as `A1 number 1.5`, with `=formula` and traits behind.
final class SheetCollector: RowSink {
  private(set) var sheets: [String] = []
  private(set) var cells: [String] = []
  /// Every merged cell by the rows that it reaches into: `5: A5:A7 甲`.
  private(set) var merged: [String] = []
  private(set) var findings: [Diagnostic] = []

  func begin(_ sheet: SheetInfo) throws(Diagnostic) {
    sheets.append((sheet.name ?? "-") + (sheet.isHidden ? " hidden" : ""))
  }

  func receive(_ row: borrowing Row) throws(Diagnostic) {
    for cell in row.merged {
      let first = CellPosition(row: Int(cell.rows.lowerBound), column: Int(cell.columns.lowerBound)).a1
      let last = CellPosition(row: Int(cell.rows.upperBound), column: Int(cell.columns.upperBound)).a1
      merged.append("\(row.number): \(first):\(last) \(row.text(of: cell))")
    }
    for cell in row.cells {
      var text = "\(CellPosition(row: row.number, column: Int(cell.column)).a1) \(cell.kind) \(row.text(of: cell))"
      if !cell.formula.isEmpty { text += " =" + row.formula(of: cell) }
      let names: [(CellTraits, String)] = [
        (.formulaWithoutValue, "valueless"), (.hiddenColumn, "hidden"), (.damaged, "damaged"), (.struckOut, "struck"),
        (.merged, "merged"),
      ]
      if let misfit = cell.shown.misfit { text += " [\(misfit)]" }
      if cell.shown.places > 0 { text += " [÷10^\(cell.shown.places)]" }
      if let unit = cell.shown.unit { text += " [10^\(unit)元]" }
      for (trait, name) in names where cell.traits.contains(trait) { text += " [\(name)]" }
      cells.append(text + (row.isHidden ? " (hidden row)" : ""))
    }
  }

  func end(_ sheet: SheetInfo) throws(Diagnostic) {}

  func note(_ finding: Diagnostic) { findings.append(finding) }
}
