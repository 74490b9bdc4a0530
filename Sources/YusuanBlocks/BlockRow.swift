public import YusuanSheets

/// The number of a text of the rows at hand (标签编号): cells carry it instead of the text itself, which would be counted as
/// used and not used at each copy of a cell. Whoever gives numbers knows what they mean.
public struct LabelID: Sendable, Equatable {
  /// The number.
  public var place: Int32

  /// The number `place`.
  public init(_ place: Int32) { self.place = place }
}

/// A cell that holds something, as blocks are found in it.
public struct BlockCell: Sendable {
  /// The source column, from 1.
  public var column: Int
  /// What the file says the cell is.
  public var kind: CellKind
  /// What else the file says of it.
  public var traits: CellTraits
  /// What the number format shows of a number.
  public var shown = ShownNumber()
  /// It is merged and began in a row above, where it was counted.
  public var isFromAbove = false
  /// Where its text stands in the row's bytes, without white space around it.
  public var range: Range<Int>
  /// The text; nil for plain digits, which are asked for only when in doubt.
  public var label: LabelID?
  /// What the text may be.
  public var marks: TextMarks

  /// A cell in `column` whose text stands at `range`.
  public init(
    column: Int, kind: CellKind, traits: CellTraits = [], range: Range<Int>, label: LabelID? = nil,
    marks: TextMarks = []
  ) {
    self.column = column
    self.kind = kind
    self.traits = traits
    self.range = range
    self.label = label
    self.marks = marks
  }

  /// It holds a figure, or a mark for none.
  public var isFigure: Bool { !marks.isDisjoint(with: [.figure, .dash]) || kind != .text && kind != .error }

  /// It holds words.
  public var isWord: Bool { !isFigure && !marks.contains(.blank) }
}

/// A row without its blank cells: nothing but white space is blank (空白单元格).
public struct BlockRow: Sendable {
  /// The row's number in its sheet, from 1.
  public var number: Int
  /// The physical line, from 1; 0 where the source has no lines.
  public var line: Int
  /// The cells, by rising column.
  public var cells: [BlockCell]
  /// The bytes the cells' ranges point into.
  public var bytes: [UInt8]
  /// The merged cells that reach into the row.
  public var merged: [MergedCell] = []
  /// The row, or its sheet, is hidden.
  public var isHidden = false
  /// How many blank rows stand directly before this one.
  public var blankRowsBefore: Int
  /// A table of the source ends before this row, as in HTML.
  public var startsTable: Bool

  /// A row with the given content.
  public init(
    number: Int, line: Int, cells: [BlockCell], bytes: [UInt8], blankRowsBefore: Int = 0, startsTable: Bool = false
  ) {
    self.number = number
    self.line = line
    self.cells = cells
    self.bytes = bytes
    self.blankRowsBefore = blankRowsBefore
    self.startsTable = startsTable
  }

  /// Where the row stands.
  public var place: RowPlace { place(cells.first?.column ?? 1) }

  /// Where its cell in `column` stands.
  public func place(_ column: Int) -> RowPlace {
    var place = RowPlace(number: number, line: line, column: column)
    place.isHidden = isHidden || cell(column)?.traits.contains(.hiddenColumn) ?? false
    return place
  }

  /// The cell in the source column `column`, or nil where it is blank.
  public func cell(_ column: Int) -> BlockCell? { cells.first { $0.column == column } }

  /// The marks of all cells together.
  var marks: TextMarks {
    var marks: TextMarks = []
    for cell in cells { marks.formUnion(cell.marks) }
    return marks
  }

  /// The same row with the cells of `columns` only.
  func columns(_ columns: ClosedRange<Int>) -> BlockRow {
    var part = self
    part.cells = cells.filter { columns.contains($0.column) }
    return part
  }
}

/// Where a row stands in its sheet, or a cell of it.
public struct RowPlace: Sendable, Equatable {
  /// The row's number, from 1.
  public var number: Int
  /// The physical line, from 1; 0 where the source has no lines.
  public var line: Int
  /// The source column, from 1: of the cell, or of the row's first one.
  public var column: Int
  /// Its row, its column or its sheet is hidden.
  public var isHidden = false

  /// The place of a cell.
  public init(number: Int, line: Int, column: Int) {
    self.number = number
    self.line = line
    self.column = column
  }
}
