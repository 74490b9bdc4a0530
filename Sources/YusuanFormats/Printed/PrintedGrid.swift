public import YusuanModel
public import YusuanProfiles

/// A table as a grid of cells, the way its profile prints it (表格版面), with headings, the merged header tree, the body and
/// the note: what workbooks, pages and documents are written from.
///
/// ```
/// ┌──────────────────────────────────────────┐
/// │            2025年预算支出总表              │   headings: lines of cells that span columns
/// ├───────────────────────────────┬──────────┤
/// │ 单位名称：…                     │ 单位：万元 │
/// ├───────────────┬───────────────┴──────────┤
/// │ 项目           │ 2025年预算数              │   header: a cell spans columns, or the rows down to the body
/// ├───────┬───────┼──────┬─────────┬─────────┤
/// │ 科目编码│ 科目名称│ 合计  │ 基本支出  │ 项目支出  │
/// ├───────┼───────┼──────┼─────────┼─────────┤
/// │ 合计   │       │684.04│ 443.54  │ 240.50  │   body: each cell with its panel, row and column
/// └───────┴───────┴──────┴─────────┴─────────┘
/// ```
public struct PrintedGrid {
  /// The table.
  public let table: Table
  /// How it is printed.
  public let layout: TableLayout
  /// The unit that the amounts are printed in.
  public let amountUnit: AmountUnit
  /// How many columns it has.
  public let width: Int
  /// The lines above the header.
  public let headings: [[PrintedGridCell]]
  /// The lines of the header, with the column numbers if they are printed. A line has only the cells that begin on it.
  public let header: [[PrintedGridCell]]
  /// The note below the table, across its width.
  public let note: PrintedGridCell?
  /// The table's index in the disclosure.
  private let index: Int
  private let printed: PrintedTable
  private let kinds: [PrintedGridCell.Kind]

  /// The table at `index` of `document`, which must exist, as `profile` prints it. Amounts are in `unit`; without it in the
  /// unit the table stood in, or its own, or the disclosure's. Nil if the profile does not have the table.
  public init?(tableAt index: Int, of document: Document, profile: Profile, in unit: AmountUnit? = nil) {
    let disclosure = document.disclosure
    self.index = index
    table = disclosure.tables[index]
    guard let layout = profile.table(table.id) else { return nil }
    self.layout = layout
    let unit = unit ?? PrintedHeadings.amountUnit(ofTableAt: index, of: document, layout: layout)
    amountUnit = unit
    let printed = PrintedTable(table, layout: layout, year: disclosure.fiscalYear)
    (self.printed, width) = (printed, printed.width)
    let headings = PrintedHeadings(table, layout: layout, of: disclosure, profile: profile, in: unit)
    self.headings = Self.lines(headings, width: printed.width)
    header = Self.header(layout, width: printed.width, year: disclosure.fiscalYear)
    note = headings.note.map { PrintedGridCell(.note, $0, column: 0, columnSpan: printed.width) }
    kinds = (0..<printed.width).map { column in
      guard let reference = printed.reference(column: column) else { return .text }
      return PrintedGridCell.Kind(layout.panels[reference.panel], column: reference.column)
    }
  }

  private static func lines(_ headings: PrintedHeadings, width: Int) -> [[PrintedGridCell]] {
    var lines: [[PrintedGridCell]] = []
    func across(_ kind: PrintedGridCell.Kind, _ text: String?) {
      if let text { lines.append([PrintedGridCell(kind, text, column: 0, columnSpan: width)]) }
    }
    across(.cover, headings.cover)
    across(.printLabel, headings.printLabel)
    across(.title, headings.title)
    if width > 1, let name = headings.unitName {
      lines.append([
        PrintedGridCell(.unitName, name, column: 0, columnSpan: width - 1),
        PrintedGridCell(.amountUnit, headings.amountUnit, column: width - 1),
      ])
    } else {
      across(.unitName, headings.unitName)
      across(.amountUnit, headings.amountUnit)
    }
    return lines
  }

  private static func header(_ layout: TableLayout, width: Int, year: Int?) -> [[PrintedGridCell]] {
    let depth = layout.headerDepth
    var lines = [[PrintedGridCell]](repeating: [], count: depth)
    func place(_ node: HeaderNode, line: Int, column: Int) {
      var cell = PrintedGridCell(.header, node.label.printed(year: year), column: column, columnSpan: node.span)
      if node.children.isEmpty { cell.rowSpan = depth - line }
      lines[line].append(cell)
      var column = column
      for child in node.children {
        place(child, line: line + 1, column: column)
        column += child.span
      }
    }
    var column = 0
    for node in layout.header {
      place(node, line: 0, column: column)
      column += node.span
    }
    if layout.printsColumnNumbers {
      lines.append((0..<width).map { PrintedGridCell(.columnNumber, String($0 + 1), column: $0) })
    }
    return lines
  }

  /// How many lines the body has.
  public var bodyCount: Int { printed.bodyCount }

  /// The cells of a line of the body, one for each column.
  public func body(line: Int) -> [PrintedGridCell] {
    kinds.indices.map { column in
      var cell = PrintedGridCell(kinds[column], printed.cell(line: line, column: column), column: column)
      guard let place = printed.place(line: line, column: column, ofTable: index) else { return cell }
      cell.place = place
      let panel = layout.panels[place.panel]
      let row = printed.row(place)
      cell.isTotal = row.kind == .total || row.kind == .subtotal
      cell.isUnread = row.unread.contains(panel.columns[place.column].id)
      if cell.kind == .label, let level = row.level { cell.indent = min(max(level - 1, 0), 6) }
      return cell
    }
  }

  /// The row at `place`.
  public func row(_ place: CellPlace) -> BudgetRow { printed.row(place) }

  /// The line of the body on which the row at `place` is printed. Nil if it is of another table, or is not there.
  public func line(of place: CellPlace) -> Int? { place.table == index ? printed.line(of: place) : nil }

  /// The printed column, from 0, of the column at `place`. Nil if the header does not have it.
  public func column(of place: CellPlace) -> Int? {
    (0..<width).first { printed.reference(column: $0) == ColumnReference(panel: place.panel, column: place.column) }
  }

  /// The cell that prints the value at `place`. Nil if it is not printed.
  public func cell(at place: CellPlace) -> PrintedGridCell? {
    guard let line = line(of: place), let column = column(of: place) else { return nil }
    return body(line: line)[column]
  }
}

/// A cell of a printed table (版面单元格).
public struct PrintedGridCell: Sendable, Hashable {
  /// What a cell is.
  public enum Kind: Sendable, Hashable {
    /// The title of the cover, above the table's own.
    case cover
    /// What is printed above the title, such as 预算公开表1.
    case printLabel
    /// The title.
    case title
    /// 单位名称 and the name.
    case unitName
    /// 单位 and the money unit.
    case amountUnit
    /// A label of the header.
    case header
    /// A column's number below the header.
    case columnNumber
    /// A code or a part of one: digits, but a text.
    case code
    /// The label of a row.
    case label
    /// Any other text of the body, and a date.
    case text
    /// Money.
    case amount
    /// A number of things or people.
    case count
    /// A percentage, with its sign unless the header has it.
    case percent
    /// The note below the table.
    case note

    /// What stands in a column of the body.
    init(_ panel: PanelLayout, column: Int) {
      switch panel.columns[column].kind {
      case .code, .codePart: self = .code
      case .item: self = column == panel.labelColumn ? .label : .text
      case .text, .date: self = .text
      case .amount: self = .amount
      case .count: self = .count
      case .percent: self = .percent
      }
    }
  }

  /// Where the content stands from left to right.
  public enum Alignment: Sendable, Hashable {
    case left, centre, right
  }

  /// What the cell is.
  public var kind: Kind
  /// What is printed in it.
  public var content: PrintedCell
  /// Its first column, from 0.
  public var column: Int
  /// How many columns it spans.
  public var columnSpan = 1
  /// How many lines it spans.
  public var rowSpan = 1
  /// The depth of a label: 0 for the first level.
  public var indent = 0
  /// Whether its row is a total or a subtotal.
  public var isTotal = false
  /// Whether its figure could not be read: it is printed blank, but it was not.
  public var isUnread = false
  /// The value that it prints. Nil outside of the body, and where a panel has no row.
  public var place: CellPlace?

  /// A cell with `content`.
  init(_ kind: Kind, _ content: PrintedCell, column: Int) {
    self.kind = kind
    self.content = content
    self.column = column
  }

  /// A cell with a text.
  init(_ kind: Kind, _ text: String, column: Int, columnSpan: Int = 1) {
    self.init(kind, .text(text), column: column)
    self.columnSpan = columnSpan
  }

  /// Where the content stands.
  public var alignment: Alignment {
    switch kind {
    case .cover, .title, .header, .columnNumber: .centre
    case .printLabel, .unitName, .code, .label, .text, .note: .left
    case .amountUnit, .amount, .count, .percent: .right
    }
  }

  /// The text that is printed, amounts in `unit`.
  public func text(in unit: AmountUnit) -> String {
    switch content {
    case .blank: ""
    case .text(let text): text
    case .amount(let amount): amount.text(in: unit)
    }
  }
}
