/// What stands above the body of a table (表头区): the lines, and the rows of the header.
///
/// ```
/// 2025年预算支出总表                          lines: title, whose table it is, unit
/// 单位名称：甲中心            单位：万元
/// 项目          2025年预算数                  rows: the header, and perhaps rows of a body without figures
/// 科目编码 科目名称 合计 基本支出 项目支出
/// ```
public struct BlockHead: Sendable {
  /// The lines above, from the top; those of an earlier title may be among them.
  public var lines: [BlockRow]
  /// The rows with words below them, up to the first row with figures.
  public var rows: [BlockRow]
  /// The first row with figures; nil where none follows.
  public var firstFigures: BlockRow?
}

/// What the columns of a block hold, as far as whoever reads it knows (列的角色).
public enum ColumnRole: UInt8, Sendable {
  /// Nothing is known.
  case unknown
  /// Words, and never a figure without figures beside it.
  case label
  /// Codes: digits that are no figure.
  case code
  /// Figures.
  case figure
  /// Either.
  case any
}

/// What whoever reads a block makes of its head (块的形状).
public struct BlockShape: Sendable {
  /// How many of the head's rows are its header; the others are rows of the body.
  public var headerRows: Int
  /// By source column, from 0, which is none.
  public var roles: [ColumnRole]
  /// Rows with words alone may be rows of the body: a list of names.
  public var isList: Bool

  /// A block with `headerRows` rows of header and columns of `roles`.
  public init(headerRows: Int, roles: [ColumnRole] = [], isList: Bool = false) {
    self.headerRows = headerRows
    self.roles = roles
    self.isList = isList
  }

  /// The role of a source column.
  @inline(__always) func role(_ column: Int) -> ColumnRole { column < roles.count ? roles[column] : .unknown }
}

/// How sure it is that a row belongs to the block (归属).
public enum Belonging: Sendable {
  /// Its figures stand where the block's do, or its words are known there.
  case certain
  /// It has words alone, stands among the block's rows, and nothing says that something else begins.
  case likely
  /// As `likely`, but a blank row stands before it.
  case doubtful
}

/// Takes blocks as they are found, in the order of the source (块的接收者).
public protocol BlockSink: AnyObject {
  /// Whether the cells of `row` are known as labels of a header.
  func isHeader(_ row: BlockRow) -> Bool
  /// Whether `cell` of `row` is known as a label of a header.
  func isLabel(_ cell: BlockCell, _ row: BlockRow) -> Bool
  /// Whether `row` is a row of the open block's header printed again: the same words in the same columns.
  func isHeaderAgain(_ row: BlockRow) -> Bool
  /// Whether a cell of `row` holds the label that the open block's header has in the same column.
  func repeatsLabel(_ row: BlockRow) -> Bool
  /// Whether a row without figures is known as one of the open block.
  func claims(_ row: BlockRow) -> Bool
  /// Whether a head whose rows are complete is known as a whole, so that it is one table however wide its gaps are.
  func isKnown(_ head: BlockHead) -> Bool
  /// A block begins. Its head's lines and header rows are told by this alone.
  func begin(_ head: BlockHead) -> BlockShape
  /// A row of the open block's body.
  func body(_ row: BlockRow, _ belonging: Belonging)
  /// A row of the open block's header, or a line above it, stands there again.
  func again(_ row: BlockRow, _ rowClass: RowClass)
  /// A note, a signature or the sum of a page below or within the open block.
  func below(_ row: BlockRow, _ rowClass: RowClass)
  /// Whether `row`, which tells whose table it is or its unit and stands right below the open block, tells it of that block.
  func claimsBelow(_ row: BlockRow) -> Bool
  /// The open block ends.
  func end()
  /// A sink of its own for a table beside the ones that come here, with what was told above both.
  func beside() -> any BlockSink
  /// A line beside other tables: what it tells counts for the next block here, too, unless a line of its own tells it.
  func hear(_ row: BlockRow)
  /// A row that belongs to no block.
  func line(_ row: BlockRow, _ rowClass: RowClass)
  /// The rows of a sink that came from ``beside()`` are complete.
  func finish()
}

extension BlockSink {
  /// Nothing: whatever came was told of at once.
  public func finish() {}
}
