public import Budget
public import Diagnostics

/// A table as it was recognised, before it is joined with the others of its disclosure (识别出的表).
public struct RecognisedTable: Sendable {
  /// A source column and what it was taken for.
  public struct Column: Sendable, Hashable {
    /// The source column, from 1.
    public var source: Int
    /// The side, where the column was recognised.
    public var side: Side?
    /// The column's id in the layout; nil for a column that is not converted.
    public var id: String?
  }

  /// The rows in the model. The title is the layout's, without a year; the assembler fills it in.
  public var table: Table
  /// The year of the title; nil where the table has none.
  public var fiscalYear: Int?
  /// The unit's name as printed with the table; nil where none is.
  public var unitName: String? { unit?.text }
  let unit: PrintedName?
  /// The money unit printed with the table; nil where none is.
  public var amountUnit: AmountUnit?
  /// The title is marked as the continuation of a table (续表).
  public var isContinuation: Bool
  /// A 合计 or 总计 row was read, which a continuation does not print again.
  public var hasTotal: Bool
  /// Where the title stands.
  public var location: Location
  /// Where the unit's name stands, else the title.
  public var unitLocation: Location
  /// Where the last row stands.
  public var lastLocation: Location
  /// Required rows that were not seen, by side.
  public var missingRows: [String]
  /// What became of the table's cells.
  public var ledger: Ledger

  let scheme: TableScheme
  /// What its source columns hold, from 0, which is none; empty where it has no header.
  let targets: [ColumnTarget?]

  /// The columns, by rising source column.
  public var columns: [Column] {
    let sections = scheme.layout.sections
    return targets.enumerated().compactMap { source, target in
      switch target {
      case nil: nil
      case .field(let field, _):
        Column(
          source: source, side: sections[field.section].side, id: sections[field.section].columns[field.column].id)
      case .codePart(let section, _): Column(source: source, side: sections[section].side, id: "code")
      case .unknown: Column(source: source, side: nil, id: nil)
      }
    }
  }

  /// How many figures the table has.
  public var factCount: Int {
    table.sections.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.amounts.count } }
  }
}

/// A run of rows outside the thirteen tables: narrative, glossary, forms (表外文字).
public struct OutsideBlock: Sendable, Hashable {
  /// Where it begins, with its last line.
  public var location: Location
  /// How many cells hold something.
  public var cells: Int
  /// The beginning of its first text.
  public var sample: String
}

/// Takes what the recogniser finds, in the order of the source.
public protocol RecognitionSink: AnyObject {
  /// A table is complete.
  func take(_ table: RecognisedTable)
  /// A run of text outside the tables is complete.
  func take(_ block: OutsideBlock)
  /// A row outside the tables, where ``Recogniser/Options/keepsPassages`` asks for them.
  func take(_ passage: Passage)
  /// A finding.
  func take(_ finding: Diagnostic)
  /// Cells that belong to no table: what became of them.
  func take(_ ledger: Ledger)
}
