package import YusuanFindings

/// The type of a cell's text, as the file declares it (单元格类型).
public enum CellKind: UInt8, Sendable, Hashable {
  /// Characters. Every cell of delimited text is of this kind.
  case text
  /// A number, as the digits in the file.
  case number
  /// `0`/`1` or `TRUE`/`FALSE`.
  case boolean
  /// An error value such as `#REF!`.
  case error
  /// A date: ISO 8601 text (ECMA-376 part 1, 18.18.11, `d`), or a number shown as a date.
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

/// What else is known of a cell besides its text.
public struct CellTraits: OptionSet, Sendable, Hashable {
  /// One bit for each trait.
  public let rawValue: UInt8
  /// The traits of `rawValue`.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A formula without a cached value.
  public static let formulaWithoutValue = CellTraits(rawValue: 1)
  /// The text is not valid in its encoding, or contradicts itself. It must not be trusted.
  public static let damaged = CellTraits(rawValue: 2)
  /// The whole text is struck out (删除线).
  public static let struckOut = CellTraits(rawValue: 4)
  /// The cell is merged with others: ``Row/merged`` has the area.
  public static let merged = CellTraits(rawValue: 8)
  /// The traits that make a cell count even without text.
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
  /// How the number format shows a number.
  public var shown = ShownNumber()
  /// The range of the text in ``Row/bytes``.
  public var text: Range<Int32>
  /// The range of the formula in ``Row/bytes``, without its `=`. Empty if there is none.
  public var formula: Range<Int32>

  /// A cell in `column` whose text is at `text`.
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

/// A merged cell that reaches into a row (合并单元格). Its text stands in its first row and column only, and belongs to all
/// of them.
public struct MergedCell: Sendable, Hashable {
  /// Its first and its last column, from 1.
  public var columns: ClosedRange<Int32>
  /// Its first and its last row, from 1.
  public var rows: ClosedRange<Int32>
  /// The range of the text in ``Row/bytes``. Empty if there is none, or if it is too long for a label.
  public var text: Range<Int32>

  /// A cell merged over `columns` and `rows` whose text is at `text`.
  public init(columns: ClosedRange<Int32>, rows: ClosedRange<Int32>, text: Range<Int32>) {
    self.columns = columns
    self.rows = rows
    self.text = text
  }
}

/// A row of a sheet (行): its cells that are not blank, from left to right.
///
/// ```
/// bytes   合计684.04443.54            one buffer, UTF-8, used again for the next row
///         └┬─┘└─┬──┘└─┬──┘
/// cells   A     C     D               blank cells are left out
/// ```
/// A reader fills one `Row` again and again. To keep a row, copy what is needed.
public struct Row: Sendable {
  /// The row's number in its sheet, from 1. In delimited text the number of the record, blank lines included.
  public var number: Int
  /// The line where the row begins, from 1. 0 if the input has no lines.
  public var line: Int
  /// Whether the row is hidden in its sheet.
  public var isHidden: Bool
  /// The text of all cells, UTF-8, one after another. Text of other rows may come before and after it.
  public var bytes: [UInt8]
  /// The cells that are not empty, sorted by column. Cells with only white space are among them.
  public var cells: [Cell]
  /// The merged cells that reach into the row, sorted by column. Few rows have any.
  public var merged: [MergedCell] = []

  /// An empty row.
  public init(number: Int = 0, line: Int = 0) {
    self.number = number
    self.line = line
    isHidden = false
    bytes = []
    cells = []
  }

  /// Empties the row, but keeps its memory.
  public mutating func clear() {
    isHidden = false
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
    if !merged.isEmpty { merged.removeAll(keepingCapacity: true) }
  }

  /// The text of `cell`, with white space.
  public func text(of cell: Cell) -> String { string(cell.text) }

  /// The formula of `cell` without its `=`. Empty if there is none.
  public func formula(of cell: Cell) -> String { string(cell.formula) }

  /// The text of the merged cell `cell`, with white space.
  public func text(of cell: MergedCell) -> String { string(cell.text) }

  private func string(_ range: Range<Int32>) -> String {
    String(decoding: bytes[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }
}

/// What is known of a sheet before its rows (工作表).
public struct SheetInfo: Sendable, Hashable {
  /// The input that the sheet belongs to, as the user named it. In a folder, with the path below it.
  public var input: String
  /// The sheet's name, with trailing spaces. Nil for delimited text.
  public var name: String?
  /// The sheet's position in the file, from 1.
  public var index: Int
  /// Whether the sheet is hidden.
  public var isHidden: Bool
  /// Whether dates count days from 1904-01-01 instead of 1899-12-30 (ECMA-376 part 1, 18.2.28, `date1904`).
  public var countsFrom1904 = false
  /// Whether semicolons separate the cells of the text. Then a comma in a figure may be its decimal point (RFC 4180 has
  /// commas only).
  public var isSemicolonDelimited = false

  /// A sheet of `input`.
  public init(input: String, name: String? = nil, index: Int = 1, isHidden: Bool = false) {
    self.input = input
    self.name = name
    self.index = index
    self.isHidden = isHidden
  }
}

/// Receives the rows of an input as they are read: for each sheet `begin`, its rows, `end`.
package protocol RowSink: AnyObject {
  /// A sheet begins.
  func begin(_ sheet: SheetInfo) throws(Diagnostic)
  /// The next row of the sheet. `row` is valid only during the call.
  func receive(_ row: borrowing Row) throws(Diagnostic)
  /// The sheet's rows are complete.
  func end(_ sheet: SheetInfo) throws(Diagnostic)
  /// A finding of the reader that does not stop it.
  func note(_ finding: Diagnostic)
}

/// Reads one input and sends its rows to a sink, each once and in order. Memory does not grow with the input.
package protocol SheetReader {
  /// Reads the whole input. Throws the error that makes it unreadable, or what `sink` throws.
  func read(into sink: any RowSink) throws(Diagnostic)
}
