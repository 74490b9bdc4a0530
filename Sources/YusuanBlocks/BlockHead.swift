/// What stands above the body of a table (表头区): the lines, then the rows of the header.
///
/// ```
/// 2025年预算支出总表                          lines: title, whose table it is, unit
/// 单位名称：甲中心            单位：万元
/// 项目          2025年预算数                  rows: the header, and perhaps rows of a body without figures
/// 科目编码 科目名称 合计 基本支出 项目支出
/// ```
public struct BlockHead: Sendable {
  /// The lines above, from the top. They may include those of an earlier title.
  public var lines: [BlockRow]
  /// The rows of words below them, up to the first row with figures.
  public var rows: [BlockRow]
  /// The first row with figures, or nil if none follows.
  public var firstFigures: BlockRow?
}

/// What a column of a block holds, as far as the sink knows (列的角色).
public enum ColumnRole: UInt8, Sendable {
  /// Nothing is known.
  case unknown
  /// Words. A figure stands here only with figures beside it.
  case label
  /// Codes: digits that are not figures.
  case code
  /// Figures.
  case figure
  /// Words or figures.
  case any
}

/// What the sink decides about a block from its head (块的形状).
public struct BlockShape: Sendable {
  /// How many of the head's rows are its header; the others are rows of the body.
  public var headerRows: Int
  /// Indexed by source column, from 0, which is unused.
  public var roles: [ColumnRole]
  /// Whether rows of words alone may be rows of the body: a list of names.
  public var isList: Bool

  /// A block with `headerRows` header rows and columns with the given `roles`.
  public init(headerRows: Int, roles: [ColumnRole] = [], isList: Bool = false) {
    self.headerRows = headerRows
    self.roles = roles
    self.isList = isList
  }

  /// The role of a source column. Inlined, since it is asked for each cell.
  @inline(__always) func role(_ column: Int) -> ColumnRole { column < roles.count ? roles[column] : .unknown }
}

/// How sure it is that a row belongs to the block (归属).
public enum Belonging: Sendable {
  /// Its figures stand where the block's figures stand, or its words are known in the block.
  case certain
  /// It has words alone and stands among the block's rows, and nothing says that something else begins.
  case likely
  /// As `likely`, but a blank row stands before it.
  case doubtful
}

/// Receives blocks as they are found, in the order of the source (块的接收者).
public protocol BlockSink: AnyObject {
  /// Whether all cells of `row` are known header labels.
  func isHeader(_ row: BlockRow) -> Bool
  /// Whether `cell` of `row` is a known header label.
  func isLabel(_ cell: BlockCell, _ row: BlockRow) -> Bool
  /// Whether `row` repeats a row of the open block's header: the same words in the same columns.
  func isHeaderAgain(_ row: BlockRow) -> Bool
  /// Whether a cell of `row` repeats the label that the open block's header has in the same column.
  func repeatsLabel(_ row: BlockRow) -> Bool
  /// Whether a row without figures is known to belong to the open block.
  func claims(_ row: BlockRow) -> Bool
  /// Whether a head with all its rows is the complete header of a known table. Then it is one table, however wide its
  /// gaps are.
  func isKnown(_ head: BlockHead) -> Bool
  /// A block begins. The lines and header rows of its head are passed here only.
  func begin(_ head: BlockHead) -> BlockShape
  /// A row of the open block's body.
  func body(_ row: BlockRow, _ belonging: Belonging)
  /// A row of the open block's header, or a line above it, is printed again.
  func again(_ row: BlockRow, _ rowClass: RowClass)
  /// A note, a signature or the sum of a page below or within the open block.
  func below(_ row: BlockRow, _ rowClass: RowClass)
  /// Whether `row`, right below the open block, states whose table that block is, or its unit.
  func claimsBelow(_ row: BlockRow) -> Bool
  /// The open block ends.
  func end()
  /// A new sink for a table beside the ones received here. It knows what was stated above both.
  func beside() -> any BlockSink
  /// A line above tables side by side. What it states counts for the next block here as well, unless a line of its own
  /// states it.
  func hear(_ row: BlockRow)
  /// A row that belongs to no block.
  func line(_ row: BlockRow, _ rowClass: RowClass)
  /// All rows of a sink that came from ``beside()`` were received.
  func finish()
}

extension BlockSink {
  /// Does nothing, for sinks that hold nothing back.
  public func finish() {}
}
