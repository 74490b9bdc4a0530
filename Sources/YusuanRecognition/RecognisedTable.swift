public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles

/// A recognised table before it is joined with the others of its disclosure (识别出的表).
public struct RecognisedTable: Sendable {
  /// A source column and its meaning.
  public struct Column: Sendable, Hashable {
    /// The source column, from 1.
    public var source: Int
    /// The panel's id, or nil if the column is not converted.
    public var panel: String?
    /// The column's id in the profile, or nil if the column is not converted.
    public var id: String?
    /// Which part of the code it holds, from 0 (类, 款, 项), or nil if it holds none.
    public var part: Int?
  }

  /// The rows as the model has them. The title is the profile's without a year, which the assembler fills in.
  public var table: Table
  /// Where its rows stood.
  public var source: TableSource
  /// The year of the title or of the cover, or nil if neither has one.
  public var fiscalYear: Int?
  /// Whose budget it is, or nil if that is not known.
  public var level: UnitLevel?
  /// The unit's name as printed with the table, or nil if none is.
  public var unitName: String? { unit?.text }
  let unit: PrintedName?
  /// The money unit printed with the table, or nil if none is.
  public var amountUnit: AmountUnit?
  /// The title is marked as the continuation of a table (续表).
  public var isContinuation: Bool
  /// Whether a 合计 or 总计 row was read. A continuation does not print it again.
  public var hasTotal: Bool
  /// Whether more rows of the table follow in another part.
  public var isPart = false
  /// Whether rows of the table came before in another part.
  public var followsPart = false
  /// How much of it is hidden.
  public internal(set) var hidden = HiddenParts()
  /// It has no title; it was known by its header, or by the name of the file or sheet.
  public var isUntitled = false
  /// Where the title stands.
  public var location: Location
  /// Where the unit's name stands, or else the title.
  public var unitLocation: Location
  /// Where the last row stands.
  public var lastLocation: Location
  /// The row with which the header ends, from 1; 0 if there is no header.
  public internal(set) var headerEnd = 0
  /// Required rows that were not seen, by panel.
  public var missingRows: [String]
  /// What became of the table's cells.
  public var ledger: Ledger

  let scheme: TableScheme
  /// What its source columns hold, indexed from 0, which is unused. Empty if the table has no header.
  let targets: [ColumnTarget?]

  /// The id of the profile it was recognised by.
  public var profile: String { scheme.profile.id }

  /// The title with the year filled in.
  public var title: String { scheme.title(fiscalYear) }

  /// The columns in the order of the source.
  public var columns: [Column] {
    let panels = scheme.layout.panels
    return targets.enumerated().compactMap { source, target in
      switch target {
      case nil: nil
      case .field(let field, _):
        Column(source: source, panel: panels[field.panel].id, id: panels[field.panel].columns[field.column].id)
      case .codePart(let panel, let part):
        Column(source: source, panel: panels[panel].id, id: "code", part: part)
      case .unknown: Column(source: source, panel: nil, id: nil)
      }
    }
  }

  /// The same table without its rows, for when these were handed on.
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

/// A block that is no table of a profile (未知的表格): where it stands, what it holds, and why it was not converted.
public struct UnknownBlock: Sendable, Hashable {
  /// Where its title or its first row stands, with its last row.
  public var location: Location
  /// Its title, or its first words.
  public var label: String
  /// The labels of its columns.
  public var columns: [String]
  /// Why it was not converted.
  public var reason: Phrase
  /// How many figures it has.
  public var figures: Int
  /// How many cells hold something.
  public var cells: Int
}

/// Receives what the recogniser finds, in the order of the source.
package protocol RecognitionSink: AnyObject {
  /// A table is complete.
  func receive(_ table: RecognisedTable)
  /// A run of text outside the tables is complete.
  func receive(_ block: OutsideBlock)
  /// A block with figures that is no table of a profile is complete.
  func receive(_ block: UnknownBlock)
  /// A row outside the tables, if ``Recogniser/Options/keepsPassages`` asks for them.
  func receive(_ passage: Passage)
  /// A cell that is counted as used but is in no result, if ``Recogniser/Options/listsTexts`` asks for them.
  func receive(_ text: UsedText)
  /// A cell that says whose tables follow, in what unit they are, or what a table's note is, if
  /// ``Recogniser/Options/listsStatements`` asks for them.
  func receive(_ statement: PrintedStatement)
  /// A finding.
  func receive(_ finding: Diagnostic)
  /// What became of cells that belong to no table.
  func receive(_ ledger: Ledger)
}

extension RecognitionSink {
  /// Ignores the text: not every sink lists them.
  public func receive(_ text: UsedText) {}
  /// Ignores the statement: only who fills tables in needs to know where they are.
  package func receive(_ statement: PrintedStatement) {}
}
