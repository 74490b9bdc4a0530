public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles

/// A table as it was recognised, before it is joined with the others of its disclosure (识别出的表).
public struct RecognisedTable: Sendable {
  /// A source column and what it was taken for.
  public struct Column: Sendable, Hashable {
    /// The source column, from 1.
    public var source: Int
    /// The panel's id, where the column was recognised.
    public var panel: String?
    /// The column's id in the profile; nil for a column that is not converted.
    public var id: String?
  }

  /// The rows in the model. The title is the profile's, without a year; the assembler fills it in.
  public var table: Table
  /// Where its rows stood.
  public var source: TableSource
  /// The year of the title, or of the cover; nil where neither has one.
  public var fiscalYear: Int?
  /// Whose budget it is; nil where that is not known.
  public var level: UnitLevel?
  /// The unit's name as printed with the table; nil where none is.
  public var unitName: String? { unit?.text }
  let unit: PrintedName?
  /// The money unit printed with the table; nil where none is.
  public var amountUnit: AmountUnit?
  /// The title is marked as the continuation of a table (续表).
  public var isContinuation: Bool
  /// A 合计 or 总计 row was read, which a continuation does not print again.
  public var hasTotal: Bool
  /// More rows of the table follow in a part of their own.
  public var isPart = false
  /// Rows of the table came before in a part of their own.
  public var followsPart = false
  /// What of it is hidden.
  public internal(set) var hidden = HiddenParts()
  /// It has no title: its header, or the file's or sheet's name, told which table it is.
  public var isUntitled = false
  /// Where the title stands.
  public var location: Location
  /// Where the unit's name stands, else the title.
  public var unitLocation: Location
  /// Where the last row stands.
  public var lastLocation: Location
  /// Required rows that were not seen, by panel.
  public var missingRows: [String]
  /// What became of the table's cells.
  public var ledger: Ledger

  let scheme: TableScheme
  /// What its source columns hold, from 0, which is none; empty where it has no header.
  let targets: [ColumnTarget?]

  /// The id of the profile it was recognised by.
  public var profile: String { scheme.profile.id }

  /// The title with the year filled in.
  public var title: String { scheme.title(fiscalYear) }

  /// The columns, by rising source column.
  public var columns: [Column] {
    let panels = scheme.layout.panels
    return targets.enumerated().compactMap { source, target in
      switch target {
      case nil: nil
      case .field(let field, _):
        Column(source: source, panel: panels[field.panel].id, id: panels[field.panel].columns[field.column].id)
      case .codePart(let panel, _): Column(source: source, panel: panels[panel].id, id: "code")
      case .unknown: Column(source: source, panel: nil, id: nil)
      }
    }
  }

  /// The same table without its rows, where these were handed on.
  var withoutRows: RecognisedTable {
    var table = self
    for panel in table.table.panels.indices { table.table.panels[panel].rows = [] }
    table.source.panels = table.source.panels.map { _ in PanelSource() }
    return table
  }

  /// How many figures the table has.
  public var factCount: Int {
    table.panels.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.amounts.count + $1.values.count } }
  }
}

/// A run of rows outside the tables: narrative, glossary, forms (表外文字).
public struct OutsideBlock: Sendable, Hashable {
  /// Where it begins, with its last line.
  public var location: Location
  /// How many cells hold something.
  public var cells: Int
  /// The beginning of its first text.
  public var sample: String
}

/// A block that is no table of a profile (未知的表格): where it stands, what it holds, and why it was not taken.
public struct UnknownBlock: Sendable, Hashable {
  /// Where its title or its first row stands, with its last row.
  public var location: Location
  /// Its title, or its first words.
  public var label: String
  /// The labels of its columns.
  public var columns: [String]
  /// Why it was not taken.
  public var reason: Phrase
  /// How many figures it has.
  public var figures: Int
  /// How many cells hold something.
  public var cells: Int
}

/// Takes what the recogniser finds, in the order of the source.
public protocol RecognitionSink: AnyObject {
  /// A table is complete.
  func receive(_ table: RecognisedTable)
  /// A run of text outside the tables is complete.
  func receive(_ block: OutsideBlock)
  /// A block with figures is complete that is no table of a profile.
  func receive(_ block: UnknownBlock)
  /// A row outside the tables, where ``Recogniser/Options/keepsPassages`` asks for them.
  func receive(_ passage: Passage)
  /// A cell that is used and in no result, where ``Recogniser/Options/listsTexts`` asks for them.
  func receive(_ text: UsedText)
  /// A finding.
  func receive(_ finding: Diagnostic)
  /// Cells that belong to no table: what became of them.
  func receive(_ ledger: Ledger)
}

extension RecognitionSink {
  /// Who does not list what is used is not told of it.
  public func receive(_ text: UsedText) {}
}
