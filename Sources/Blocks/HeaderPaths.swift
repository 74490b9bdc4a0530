/// The labels above each column of a header (表头的层级): its own, and those to the left that span it.
///
/// ```
/// 项目          2025年预算数                  项目 spans two columns, 2025年预算数 three
/// 科目编码 科目名称 合计 基本支出 项目支出        the path to 合计: 2025年预算数 › 合计
/// ```
/// A label spans the blank cells to its right as long as the labels above both are the same cells.
public struct HeaderPaths {
  /// A label on the way to a column.
  public struct Step: Equatable {
    /// The header's row, from 0.
    public var row: Int
    /// The cell's place among those of its row that hold something.
    public var index: Int
    /// The cell's source column, from 1.
    public var column: Int
  }

  /// By header row the source columns of the cells that hold something, rising.
  private let columns: [[Int]]

  /// The paths of a header with cells in `columns`, row by row.
  public init(_ columns: [[Int]]) { self.columns = columns }

  /// The labels above `column`, from the top down.
  public func path(to column: Int) -> [Step] { path(to: column, rows: columns.count) }

  private func path(to column: Int, rows count: Int) -> [Step] {
    var steps: [Step] = []
    for row in 0..<count {
      guard let index = columns[row].lastIndex(where: { $0 <= column }) else { continue }
      let own = columns[row][index]
      if own == column || path(to: own, rows: row) == steps {
        steps.append(Step(row: row, index: index, column: own))
      }
    }
    return steps
  }
}
