internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRecognition
internal import YusuanSheets

/// The tables of a template, as they are recognised in any other input (模板的识别).
final class TemplateReading: RecognitionSink {
  /// The tables, in the order of the sheets.
  private(set) var tables: [RecognisedTable] = []
  /// The cells around them that state whose they are, in what unit, and what is noted.
  private(set) var statements: [PrintedStatement] = []

  /// Reads the tables of `profile` in the template `source`. Throws `.templateUnfit` if it is no workbook, and the errors
  /// of reading.
  init(_ source: ByteSource, profile: Profile, level: UnitLevel?) throws(Diagnostic) {
    let input = try SpreadsheetInput(source.name, source, format: nil)
    guard input.format == .xlsx else {
      throw Diagnostic(.templateUnfit, at: Location(input: source.name), because: .notWorkbook)
    }
    var options = Recogniser.Options()
    options.listsStatements = true
    options.level = level
    _ = try input.read(into: Recogniser(LabelCache([profile]), options: options, output: self))
  }

  /// Keeps a table.
  func receive(_ table: RecognisedTable) { tables.append(table) }
  /// Keeps a statement.
  func receive(_ statement: PrintedStatement) { statements.append(statement) }
  /// Passes over text.
  func receive(_ block: OutsideBlock) {}
  /// Passes over other tables.
  func receive(_ block: UnknownBlock) {}
  /// Passes over text.
  func receive(_ passage: Passage) {}
  /// Passes over what an input would be told for: rows such as … that only show how the table is filled in.
  func receive(_ finding: Diagnostic) {}
  /// Passes over counts.
  func receive(_ ledger: Ledger) {}
}

/// Where the columns of one panel stand in a template (模板中一栏的各列).
struct PanelColumns {
  /// The columns with a part of the code, and which part.
  private(set) var codeParts: [(column: Int, part: Int)] = []
  /// The column with the whole code.
  private(set) var code: Int?
  /// The column with the row's label.
  private(set) var label: Int?
  /// The columns with values, by the id of the profile's column.
  private(set) var values: [String: Int] = [:]
  /// All of them.
  private(set) var all: [Int] = []

  /// The columns of the panel `layout` in `table`.
  init(_ layout: PanelLayout, in table: RecognisedTable) {
    for column in table.columns where column.panel == layout.id {
      all.append(column.source)
      if let part = column.part {
        codeParts.append((column.source, part))
        continue
      }
      guard let id = column.id, let place = layout.column(id) else { continue }
      switch layout.columns[place].kind {
      case .code: code = column.source
      case .codePart: codeParts.append((column.source, layout.columns(.codePart).firstIndex(of: place) ?? 0))
      case .item where place == layout.labelColumn: label = column.source
      default: values[id] = column.source
      }
    }
  }

  /// The columns of codes and labels.
  var names: [Int] { codeParts.map(\.column) + [code, label].compactMap { $0 } }

  /// The digits of `code` for the column with the part `part` of codes with `lengths` digits.
  static func digits(_ part: Int, of code: String, _ lengths: [Int], isLast: Bool) -> String {
    let start = part == 0 ? 0 : part <= lengths.count ? lengths[part - 1] : code.utf8.count
    let end = isLast || part >= lengths.count ? code.utf8.count : lengths[part]
    return String(code.prefix(end).dropFirst(start))
  }
}
