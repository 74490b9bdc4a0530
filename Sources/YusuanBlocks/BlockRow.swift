public import YusuanSheets

/// The id of a text of the current rows (标签编号). A cell holds this number and not the text itself: copying a number
/// counts no references. Whoever assigns ids knows their texts.
public struct LabelID: Sendable, Equatable {
  /// The number of the text.
  public var place: Int32

  /// The id with the number `place`.
  public init(_ place: Int32) { self.place = place }
}

/// A cell that holds something, as needed to find blocks.
public struct BlockCell: Sendable {
  /// The source column, from 1.
  public var column: Int
  /// The kind of cell stated by the file.
  public var kind: CellKind
  /// Further traits stated by the file.
  public var traits: CellTraits
  /// How the number format shows a number.
  public var shown = ShownNumber()
  /// Whether the cell is merged and began in a row above, where it was counted.
  public var isFromAbove = false
  /// The range of its text in the row's bytes, without white space around it.
  public var range: Range<Int>
  /// The text's id. Nil for plain digits, whose text is looked up only in doubtful cases.
  public var label: LabelID?
  /// What kinds of text it may be.
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

  /// Whether it holds a figure or a mark for none.
  public var isFigure: Bool { !marks.isDisjoint(with: [.figure, .dash]) || kind != .text && kind != .error }

  /// Whether it holds words.
  public var isWord: Bool { !isFigure && !marks.contains(.blank) }
}

/// A row without its blank cells. A cell with nothing but white space is blank (空白单元格).
public struct BlockRow: Sendable {
  /// The row's number in its sheet, from 1.
  public var number: Int
  /// The physical line, from 1; 0 if the source has no lines.
  public var line: Int
  /// The cells, in the order of their columns.
  public var cells: [BlockCell]
  /// The bytes that the cells' ranges refer to.
  public var bytes: [UInt8]
  /// The merged cells that cover a part of the row.
  public var merged: [MergedCell] = []
  /// Whether the row or its sheet is hidden.
  public var isHidden = false
  /// How many blank rows stand directly before this one.
  public var blankRowsBefore: Int

  /// A row with the given content.
  public init(number: Int, line: Int, cells: [BlockCell], bytes: [UInt8], blankRowsBefore: Int = 0) {
    self.number = number
    self.line = line
    self.cells = cells
    self.bytes = bytes
    self.blankRowsBefore = blankRowsBefore
  }

  /// Where the row stands.
  public var place: RowPlace { place(cells.first?.column ?? 1) }

  /// Where the cell in `column` stands.
  public func place(_ column: Int) -> RowPlace {
    var place = RowPlace(number: number, line: line, column: column)
    place.isHidden = isHidden || cell(column)?.traits.contains(.hiddenColumn) ?? false
    return place
  }

  /// The cell in the source column `column`, or nil if it is blank.
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

/// Where a row, or a cell of it, stands in its sheet.
public struct RowPlace: Sendable, Equatable {
  /// The row's number, from 1.
  public var number: Int
  /// The physical line, from 1; 0 if the source has no lines.
  public var line: Int
  /// The source column, from 1: that of the cell, or of the row's first cell.
  public var column: Int
  /// Whether its row, its column or its sheet is hidden.
  public var isHidden = false

  /// The place of a cell.
  public init(number: Int, line: Int, column: Int) {
    self.number = number
    self.line = line
    self.column = column
  }
}
