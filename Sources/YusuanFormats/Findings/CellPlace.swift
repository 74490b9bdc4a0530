/// A cell of a disclosure's printed tables (单元格的位置), by indices that ``Printout`` has: the same cell has the same place in
/// every printed form.
public struct CellPlace: Hashable, Sendable, Comparable {
  /// The table's index in the disclosure.
  public var table: Int
  /// The panel's index in the table's layout.
  public var panel: Int
  /// The row's index in the panel of the disclosure.
  public var row: Int
  /// The column's index in the panel's layout.
  public var column: Int

  /// The cell in `row` and `column` of a panel.
  public init(table: Int, panel: Int, row: Int, column: Int) {
    self.table = table
    self.panel = panel
    self.row = row
    self.column = column
  }

  /// By table, panel, row and column.
  public static func < (a: CellPlace, b: CellPlace) -> Bool {
    (a.table, a.panel, a.row, a.column) < (b.table, b.panel, b.row, b.column)
  }
}
