public import YusuanFindings

/// A sheet of a workbook to be written (工作表). Rows and columns are counted from 1.
public struct XLSXSheet: Sendable {
  /// The name on its tab.
  public var name: String
  /// The cells, in the order they were put. Of two at one place the later one counts.
  public private(set) var cells: [XLSXCell] = []
  /// The styles that the cells have.
  public private(set) var styles: [XLSXStyle] = []
  private var styleIndex: [XLSXStyle: Int32] = [:]
  /// Merged areas of more than one cell.
  public private(set) var merges: [XLSXArea] = []
  /// Comments (批注) on cells.
  public private(set) var comments: [CellPosition: String] = [:]
  /// Links of cells. The cell needs a value of its own.
  public private(set) var links: [CellPosition: XLSXLink] = [:]
  /// The widths of columns in digits of the default font.
  public var columnWidths: [Int: Double] = [:]
  /// The heights of rows in points.
  public var rowHeights: [Int: Double] = [:]
  /// How many rows at the top stay when the sheet is scrolled.
  public var frozenRows = 0
  /// How many columns on the left stay when the sheet is scrolled.
  public var frozenColumns = 0
  /// How the sheet is printed. Nil for Excel's defaults.
  public var page: XLSXPage?
  /// The area with filter buttons in its first row.
  public var filter: XLSXArea?
  /// The charts on the sheet.
  public var charts: [XLSXChart] = []
  /// The colour of its tab.
  public var tabColour: XLSXColour?
  /// Whether the lines between cells are shown.
  public var showsGridlines = true

  /// An empty sheet.
  public init(_ name: String) { self.name = name }

  /// Puts `value` into the cell at `position`.
  public mutating func put(_ value: XLSXValue, at position: CellPosition, _ style: XLSXStyle = XLSXStyle()) {
    let index: Int32
    if let known = styleIndex[style] {
      index = known
    } else {
      index = Int32(styles.count)
      styles.append(style)
      styleIndex[style] = index
    }
    cells.append(XLSXCell(value: value, position: position, style: index))
  }

  /// Merges the cells of `area`, and puts `value` into it.
  public mutating func put(_ value: XLSXValue, in area: XLSXArea, _ style: XLSXStyle = XLSXStyle()) {
    put(value, at: area.first, style)
    guard area.first != area.last else { return }
    merges.append(area)
    for row in area.first.row...area.last.row {
      for column in area.first.column...area.last.column {
        let position = CellPosition(row: row, column: column)
        if position != area.first { put(.blank, at: position, style) }
      }
    }
  }

  /// Comments on the cell at `position`. A second comment on it is added to the first, in a line of its own.
  public mutating func comment(_ text: String, at position: CellPosition) {
    if let other = comments[position] { comments[position] = other + "\n" + text } else { comments[position] = text }
  }

  /// Makes the cell at `position` a link.
  public mutating func link(_ link: XLSXLink, at position: CellPosition) { links[position] = link }

  /// Throws `.worksheetTooSmall` for what Excel does not allow ("Excel specifications and limits").
  func check(_ path: String) throws(Diagnostic) {
    for cell in cells {
      if cell.position.row > XLSXArea.lastRow {
        throw tooSmall(path, cell.position, .rows, cell.position.row, XLSXArea.lastRow)
      }
      if cell.position.column > XLSXArea.lastColumn {
        throw tooSmall(path, cell.position, .columns, cell.position.column, XLSXArea.lastColumn)
      }
      guard case .text(let text) = cell.value, text.utf8.count > XLSXText.longest else { continue }
      let count = XLSXText.cell(text).utf16.count
      if count > XLSXText.longest { throw tooSmall(path, cell.position, .characters, count, XLSXText.longest) }
    }
  }

  private func tooSmall(
    _ path: String, _ position: CellPosition, _ what: Phrase, _ found: Int, _ limit: Int
  ) -> Diagnostic {
    Diagnostic(
      .worksheetTooSmall, at: Location(input: path, sheet: name, cell: position), because: what,
      [.found: String(found), .limit: String(limit)])
  }
}

/// A cell to be written.
public struct XLSXCell: Sendable {
  /// What stands in it.
  public var value: XLSXValue
  /// Where it is.
  public var position: CellPosition
  /// The index of its style in ``XLSXSheet/styles``.
  public var style: Int32
}

/// What stands in a cell.
public enum XLSXValue: Sendable, Hashable {
  /// Nothing; the cell has a style alone.
  case blank
  /// A text. It is never taken for a formula or a number.
  case text(String)
  /// A plain decimal. Worksheets hold binary numbers, of which 15 digits are exact: one with more is written as a text
  /// (``isExact(_:)``). The file may have a wrong 16th digit; an amount of money must be so small that it stands below 分.
  case number(String)
  /// A formula that begins with `=`, and the decimal that it gives.
  case formula(String, result: String)

  /// Whether the plain decimal `text` has at most 15 digits, zeros at its end counted and those at its beginning not, so that
  /// a worksheet keeps it exactly.
  public static func isExact(_ text: String) -> Bool {
    text.utf8.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }.count <= 15
  }
}

/// A rectangle of cells.
public struct XLSXArea: Sendable, Hashable {
  /// The cell at the top left.
  public var first: CellPosition
  /// The cell at the bottom right.
  public var last: CellPosition

  /// The last row that a worksheet has.
  public static let lastRow = 1_048_576
  /// The last column that a worksheet has.
  public static let lastColumn = 16_384

  /// The area from `first` to `last`.
  public init(_ first: CellPosition, _ last: CellPosition) {
    self.first = first
    self.last = last
  }

  /// The area in A1 notation that never moves, such as `$A$1:$C$7`.
  public var absolute: String {
    func absolute(_ position: CellPosition) -> String {
      "$\(CellPosition.letters(ofColumn: position.column))$\(position.row)"
    }
    return absolute(first) + ":" + absolute(last)
  }
}

/// Where a link of a cell leads (超链接).
public enum XLSXLink: Sendable, Hashable {
  /// A cell of the same workbook.
  case cell(sheet: String, CellPosition)
  /// A file, by its path relative to the workbook, with `/` between folders.
  case file(String)
  /// An address on the web.
  case web(String)

  /// The link as libxlsxwriter takes it.
  var target: String {
    switch self {
    case .cell(let sheet, let position): "internal:\(XLSXSheetNames.quoted(sheet))!\(position.a1)"
    case .file(let path): XLSXText.plain(path).map { $0 == "%" ? "%25" : $0 == "#" ? "%23" : String($0) }.joined()
    case .web(let address): XLSXText.plain(address)
    }
  }
}

/// How a sheet is printed (打印设置): on A4, fit to the width of the page.
public struct XLSXPage: Sendable, Hashable {
  /// Whether the long side of the paper is at the top (横向).
  public var isLandscape = true
  /// The rows that are printed at the top of each page (打印标题).
  public var repeatedRows: ClosedRange<Int>?
  /// Whether the whole sheet is on one page in height, too.
  public var isOnePage = false
  /// What stands at the foot of each page, in Excel's codes: `&P` is the page, `&N` their number.
  public var footer = ""

  /// A4 landscape.
  public init() {}
}

/// A colour, as `0xRRGGBB`.
public struct XLSXColour: Sendable, Hashable {
  /// Red, green, blue.
  public var rgb: UInt32

  /// The colour `0xRRGGBB`.
  public init(_ rgb: UInt32) { self.rgb = rgb }
}
