/// The labels above each column of a header (表头的层级): the column's own labels, and those to the left that span it.
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
    /// The cell's index among those of its row that hold something.
    public var index: Int
    /// The cell's source column, from 1.
    public var column: Int
  }

  /// The labels above one column.
  public struct Path: Equatable {
    /// The source column, from 1.
    public var column: Int
    /// The labels, from the top down.
    public var steps: [Step]
  }

  /// The paths to all labelled columns, from left to right.
  public private(set) var all: [Path] = []
  /// How many cells were examined: one of each header row for each labelled column.
  private(set) var examinedCells = 0

  /// The paths of a header that has cells in `columns`. These are given by row, in ascending order.
  public init(_ columns: [[Int]]) {
    var spans = [Span](repeating: Span(), count: columns.count)
    while let column = columns.indices.compactMap({ spans[$0].next(in: columns[$0]) }).min() {
      all.append(Path(column: column, steps: steps(above: column, columns, &spans)))
    }
  }

  /// The last cell of a header row that was reached from the left.
  private struct Span {
    /// Its index in the row; -1 before the first.
    var index = -1
    /// The numbers of the cell's own step and of the step above it. Equal numbers mean equal paths.
    var above = -1
    var own = -1

    func next(in row: [Int]) -> Int? { index + 1 < row.count ? row[index + 1] : nil }
  }

  /// The labels above `column`: in each row its own cell, or the one that spans it. Cells are numbered as they are
  /// reached.
  private mutating func steps(above column: Int, _ columns: [[Int]], _ spans: inout [Span]) -> [Step] {
    var steps: [Step] = []
    var last = -1
    for row in spans.indices {
      examinedCells += 1
      if spans[row].next(in: columns[row]) == column {
        spans[row] = Span(index: spans[row].index + 1, above: last, own: examinedCells)
      } else if spans[row].index < 0 || spans[row].above != last {
        continue
      }
      last = spans[row].own
      steps.append(Step(row: row, index: spans[row].index, column: columns[row][spans[row].index]))
    }
    return steps
  }
}
