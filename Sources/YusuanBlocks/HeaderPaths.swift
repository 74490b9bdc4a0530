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

  /// The labels above one column.
  public struct Path: Equatable {
    /// The source column, from 1.
    public var column: Int
    /// The labels, from the top down.
    public var steps: [Step]
  }

  /// The paths to all columns with a label, from the left.
  public private(set) var all: [Path] = []
  /// How many cells were looked at: each header row once for each column with a label.
  private(set) var looks = 0

  /// The paths of a header with cells in `columns`, row by row, each rising.
  public init(_ columns: [[Int]]) {
    var spans = [Span](repeating: Span(), count: columns.count)
    while let column = columns.indices.compactMap({ spans[$0].next(in: columns[$0]) }).min() {
      all.append(Path(column: column, steps: steps(above: column, columns, &spans)))
    }
  }

  /// The last cell of a header row that was reached from the left.
  private struct Span {
    /// Its place in the row; -1 before the first.
    var index = -1
    /// The step above it, and its own: each is the number of a cell, so that equal numbers are equal paths.
    var above = -1
    var own = -1

    func next(in row: [Int]) -> Int? { index + 1 < row.count ? row[index + 1] : nil }
  }

  /// The labels above `column`: its own cell of each row, or the one that spans it. Cells are numbered as they are reached.
  private mutating func steps(above column: Int, _ columns: [[Int]], _ spans: inout [Span]) -> [Step] {
    var steps: [Step] = []
    var last = -1
    for row in spans.indices {
      looks += 1
      if spans[row].next(in: columns[row]) == column {
        spans[row] = Span(index: spans[row].index + 1, above: last, own: looks)
      } else if spans[row].index < 0 || spans[row].above != last {
        continue
      }
      last = spans[row].own
      steps.append(Step(row: row, index: spans[row].index, column: columns[row][spans[row].index]))
    }
    return steps
  }
}
