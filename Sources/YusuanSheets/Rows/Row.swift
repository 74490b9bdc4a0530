public import YusuanFindings

/// What a cell's text is, as its file says (单元格类型).
public enum CellKind: UInt8, Sendable, Hashable {
  /// Characters. Every cell of delimited text is of this kind.
  case text
  /// A number, as the digits that stand in the file.
  case number
  /// `0`/`1` or `TRUE`/`FALSE`.
  case boolean
  /// An error value such as `#REF!`.
  case error
  /// A date: an ISO 8601 text (ECMA-376 part 1, 18.18.11, `d`) or a number shown as a date.
  case date

  /// The name used on the wire.
  public var name: String {
    switch self {
    case .text: "text"
    case .number: "number"
    case .boolean: "boolean"
    case .error: "error"
    case .date: "date"
    }
  }
}

/// What else is known of a cell beside its text.
public struct CellTraits: OptionSet, Sendable, Hashable {
  /// One bit a trait.
  public let rawValue: UInt8
  /// The traits of `rawValue`.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A formula without a cached value.
  public static let formulaWithoutValue = CellTraits(rawValue: 1)
  /// What stands in the file is no text in its encoding, or contradicts itself: the text is not to be trusted.
  public static let damaged = CellTraits(rawValue: 2)
  /// All of the text is struck out (删除线).
  public static let struckOut = CellTraits(rawValue: 4)
  /// The cell is merged with others: ``Row/merged`` says with which.
  public static let merged = CellTraits(rawValue: 8)
  /// A cell with one of these counts, though it may have no text.
  public static let withoutText: CellTraits = [.formulaWithoutValue, .damaged]
  /// The cell's column is hidden.
  public static let hiddenColumn = CellTraits(rawValue: 32)
}

/// A cell of a row: its column, its kind and where its text stands in the row's bytes.
public struct Cell: Sendable, Hashable {
  /// The column, from 1.
  public var column: Int32
  /// What the text is.
  public var kind: CellKind
  /// What else is known of the cell.
  public var traits: CellTraits
  /// What the number format shows of a number.
  public var shown = ShownNumber()
  /// The text's place in ``Row/bytes``.
  public var text: Range<Int32>
  /// The formula's place in ``Row/bytes``, without its `=`; empty where there is none.
  public var formula: Range<Int32>

  /// A cell in `column` whose text stands at `text`.
  public init(
    column: Int32, kind: CellKind = .text, traits: CellTraits = [], text: Range<Int32>, formula: Range<Int32> = 0..<0
  ) {
    self.column = column
    self.kind = kind
    self.traits = traits
    self.text = text
    self.formula = formula
  }
}

/// A cell that is merged over further columns or rows (合并单元格), as it reaches into a row: its text stands in its first row
/// and column only, and belongs to all of them.
public struct MergedCell: Sendable, Hashable {
  /// Its first and its last column, from 1.
  public var columns: ClosedRange<Int32>
  /// Its first and its last row, from 1.
  public var rows: ClosedRange<Int32>
  /// The text's place in ``Row/bytes``; empty where it has none, or one that is too long for a label.
  public var text: Range<Int32>

  /// A cell merged over `columns` and `rows` whose text stands at `text`.
  public init(columns: ClosedRange<Int32>, rows: ClosedRange<Int32>, text: Range<Int32>) {
    self.columns = columns
    self.rows = rows
    self.text = text
  }
}

/// One row of a sheet (行): the cells that hold something, left to right.
///
/// ```
/// bytes   合计684.04443.54            one buffer, UTF-8, used again for the next row
///         └┬─┘└─┬──┘└─┬──┘
/// cells   A     C     D               blank cells are left out
/// ```
/// A reader fills one `Row` again and again; whoever wants to keep a row keeps a copy of what it needs.
public struct Row: Sendable {
  /// The row's number in its sheet, from 1; in delimited text the record's ordinal, blank lines included.
  public var number: Int
  /// The physical line where the row begins, from 1; 0 where the input has no lines.
  public var line: Int
  /// The row is hidden in its sheet.
  public var isHidden: Bool
  /// The text of all cells, UTF-8, one after another; that of other rows may stand before and behind it.
  public var bytes: [UInt8]
  /// The cells that are not empty, by rising column. A cell of white space only is among them.
  public var cells: [Cell]
  /// The merged cells that reach into the row, by rising column; few rows have any.
  public var merged: [MergedCell] = []

  /// An empty row.
  public init(number: Int = 0, line: Int = 0) {
    self.number = number
    self.line = line
    isHidden = false
    bytes = []
    cells = []
  }

  /// Empties the row and keeps its memory.
  public mutating func clear() {
    isHidden = false
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    if !merged.isEmpty { merged.removeAll(keepingCapacity: true) }
  }

  /// The text of `cell`, decoded, white space kept.
  public func text(of cell: Cell) -> String { string(cell.text) }

  /// The formula of `cell` without its `=`, or an empty string.
  public func formula(of cell: Cell) -> String { string(cell.formula) }

  /// The text of the merged cell `cell`, decoded, white space kept.
  public func text(of cell: MergedCell) -> String { string(cell.text) }

  private func string(_ range: Range<Int32>) -> String {
    String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }
}

/// What is known of a sheet when its rows begin (工作表).
public struct SheetInfo: Sendable, Hashable {
  /// The input the sheet belongs to, as the user named it; inside a folder, with the path below it.
  public var input: String
  /// The sheet's name as written, trailing spaces kept; nil for delimited text.
  public var name: String?
  /// The sheet's place in the file, from 1.
  public var index: Int
  /// The sheet is hidden.
  public var isHidden: Bool
  /// Days are counted from 1904-01-01 (ECMA-376 part 1, 18.2.28, `date1904`), not from 1899-12-30.
  public var countsFrom1904 = false
  /// Semicolons part the cells of the text: a comma in a figure may be its decimal point (RFC 4180 knows commas only).
  public var isSemicolonDelimited = false

  /// A sheet of `input`.
  public init(input: String, name: String? = nil, index: Int = 1, isHidden: Bool = false) {
    self.input = input
    self.name = name
    self.index = index
    self.isHidden = isHidden
  }
}

/// Takes the rows of an input as they are read: for every sheet `begin`, its rows, `end`.
public protocol RowSink: AnyObject {
  /// A sheet begins.
  func begin(_ sheet: SheetInfo) throws(Diagnostic)
  /// The next row of the sheet. `row` is only valid during the call.
  func receive(_ row: borrowing Row) throws(Diagnostic)
  /// The sheet's rows are complete.
  func end(_ sheet: SheetInfo) throws(Diagnostic)
  /// A finding of the reader that does not end the reading.
  func note(_ finding: Diagnostic)
}

/// Reads one input and gives its rows to a sink, each once and in order, in memory that does not grow with the input.
public protocol SheetReader {
  /// Reads the whole input. Throws the finding that made it unreadable, or what the sink threw.
  func read(into sink: any RowSink) throws(Diagnostic)
}
