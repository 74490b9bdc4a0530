public import YusuanFindings

/// Where the tables and figures of a disclosure stood (出处). This is not part of ``Disclosure``, so that content can be
/// compared.
///
/// Tables, panels and rows have the same order as in the disclosure.
public struct DisclosureSources: Sendable, Hashable {
  /// The sources of each table.
  public var tables: [TableSource] = []

  /// No sources.
  public init() {}

  /// Where the value at index `place` of the row stood, or nil if that is not known. Amounts are counted first, then
  /// the other values.
  public func location(table: Int, panel: Int, row: Int, value place: Int) -> Location? {
    guard tables.indices.contains(table), tables[table].panels.indices.contains(panel) else { return nil }
    return tables[table].panels[panel].location(row: row, value: place)
  }
}

/// Where a table stood, and in what unit it was printed (表的出处).
public struct TableSource: Sendable, Hashable {
  /// Where the title stands.
  public var title = Origin()
  /// The unit its figures were printed in, or nil if that is not known.
  public var amountUnit: AmountUnit?
  /// The sources of each panel.
  public var panels: [PanelSource] = []

  /// An unknown place.
  public init() {}
}

/// Where the rows of a panel stood (行的出处).
public struct PanelSource: Sendable, Hashable {
  /// The sources of each row.
  public private(set) var rows: [RowSource] = []
  /// The source column, from 1, of each column of the panel, in the profile's order; 0 for a column that is not there.
  /// With it blank cells have a place as well. Empty if not known.
  public var header: [Int32] = []
  /// The source columns of the values of all rows, row by row: the amounts, then the other values. A hidden value has a
  /// negative one.
  private var columns: [Int32] = []
  /// Where the source columns of the next row begin in `columns`.
  private var end = 0
  /// The sheets of the rows; most panels have one.
  private var sheets: [SourceSheet] = []

  /// No rows.
  public init() {}

  /// Adds the source column, from 1, of the next value of the row that is appended next, and whether that value is
  /// hidden. Inlined, since it is called for each value.
  @inline(__always) public mutating func append(column: Int, isHidden: Bool = false) {
    columns.append(isHidden ? -Int32(clamping: column) : Int32(clamping: column))
  }

  /// Marks a value of the row as hidden.
  public mutating func hide(value place: Int, ofRow row: Int) {
    guard rows.indices.contains(row), place < places(row).count else { return }
    let index = places(row).lowerBound + place
    columns[index] = -abs(columns[index])
  }

  /// Appends a row that stood at `row` and `line` of `sheet`. Its values stood in the columns added since the row
  /// before, then in `columns`, from 1.
  public mutating func append(sheet: SourceSheet?, row: Int, line: Int, columns: [Int32] = []) {
    var place: Int32 = -1
    if let sheet {
      if sheets.last !== sheet { sheets.append(sheet) }
      place = Int32(sheets.count - 1)
    }
    rows.append(
      RowSource(
        sheet: place, row: Int32(clamping: row), line: Int32(clamping: line), start: Int32(end)))
    if !columns.isEmpty { self.columns.append(contentsOf: columns) }
    end = self.columns.count
  }

  /// Removes a value of a row.
  public mutating func remove(value place: Int, ofRow row: Int) {
    guard rows.indices.contains(row), place < places(row).count else { return }
    columns.remove(at: places(row).lowerBound + place)
    for later in rows.indices.dropFirst(row + 1) { rows[later].start -= 1 }
    end -= 1
  }

  /// Appends the rows of `other`. The header of `other` is used if none is known here.
  public mutating func append(_ other: PanelSource) {
    if header.isEmpty { header = other.header }
    for (index, row) in other.rows.enumerated() {
      append(
        sheet: other.sheet(of: row), row: Int(row.row), line: Int(row.line),
        columns: Array(other.columns[other.places(index)]))
    }
  }

  /// Reserves room for `count` rows.
  public mutating func reserve(_ count: Int) { rows.reserveCapacity(count) }

  /// Where the row stood; an unknown origin if that is not known.
  public func origin(row: Int) -> Origin {
    guard rows.indices.contains(row) else { return Origin() }
    return Origin(sheet: sheet(of: rows[row]), row: rows[row].row, line: rows[row].line)
  }

  /// The source column of a value of the row, from 1, or nil if it is not known.
  public func column(row: Int, value place: Int) -> Int? {
    guard rows.indices.contains(row) else { return nil }
    let places = places(row)
    return place < places.count ? Int(abs(columns[places.lowerBound + place])) : nil
  }

  /// Whether a value of the row is hidden, with its row, its column or its sheet.
  public func isHidden(row: Int, value place: Int) -> Bool {
    guard rows.indices.contains(row) else { return false }
    let places = places(row)
    return place < places.count && columns[places.lowerBound + place] < 0
  }

  /// The source column, from 1, of the panel's column at index `place`, or nil if it is not known.
  public func header(_ place: Int) -> Int? {
    header.indices.contains(place) && header[place] > 0 ? Int(header[place]) : nil
  }

  /// How many values of the row have a source column.
  public func count(row: Int) -> Int { rows.indices.contains(row) ? places(row).count : 0 }

  /// Where a value of the row stood, or nil if that is not known.
  public func location(row: Int, value place: Int) -> Location? {
    guard let column = column(row: row, value: place), var location = origin(row: row).location(column: column) else {
      return nil
    }
    if isHidden(row: row, value: place) { location.isHidden = true }
    return location
  }

  private func sheet(of row: RowSource) -> SourceSheet? { row.sheet < 0 ? nil : sheets[Int(row.sheet)] }

  private func places(_ row: Int) -> Range<Int> {
    let end = row + 1 < rows.count ? Int(rows[row + 1].start) : columns.count
    return Int(rows[row].start)..<end
  }
}

/// Where one row stood, in compact form.
public struct RowSource: Sendable, Hashable {
  /// The index of its sheet in the panel's ``PanelSource/sheets``; -1 if not known.
  fileprivate var sheet: Int32
  /// The row's number in its sheet, from 1; 0 if not known.
  public fileprivate(set) var row: Int32
  /// The physical line, from 1; 0 if the source has no lines.
  public fileprivate(set) var line: Int32
  /// Where its source columns begin.
  fileprivate var start: Int32
}

/// Where a row or a title stood (出处).
public struct Origin: Sendable, Hashable {
  /// The sheet or text, or nil if not known.
  public var sheet: SourceSheet?
  /// The row's number in its sheet, from 1; 0 if not known.
  public var row: Int32
  /// The physical line, from 1; 0 if the source has no lines.
  public var line: Int32
  /// Whether the row or its sheet is hidden. Not set for rows of panels: there each value says whether it is hidden.
  public var isHidden = false

  /// An origin; without arguments, an unknown one.
  public init(sheet: SourceSheet? = nil, row: Int32 = 0, line: Int32 = 0) {
    self.sheet = sheet
    self.row = row
    self.line = line
  }

  /// The place of the cell in `column`, or nil if the origin is not known.
  public func location(column: Int) -> Location? {
    guard let sheet else { return nil }
    var location = Location(
      input: sheet.input, sheet: sheet.name, line: line > 0 ? Int(line) : nil,
      cell: row > 0 ? CellPosition(row: Int(row), column: column) : nil)
    location.isHidden = isHidden
    return location
  }
}

/// The sheet or text in which rows stood, shared by all of them.
public final class SourceSheet: Sendable, Hashable {
  /// The input as the user named it.
  public let input: String
  /// The sheet's name, or nil for delimited text.
  public let name: String?
  /// The SHA-256 digest of the input in hexadecimal digits; empty if it was not worked out.
  public let digest: String

  /// The sheet `name` of `input`.
  public init(input: String, name: String?, digest: String = "") {
    self.input = input
    self.name = name
    self.digest = digest
  }

  /// Whether both are the same sheet of the same input.
  public static func == (a: SourceSheet, b: SourceSheet) -> Bool {
    a === b || a.input == b.input && a.name == b.name && a.digest == b.digest
  }

  /// Hashes the input and the name.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(input)
    hasher.combine(name)
  }
}
