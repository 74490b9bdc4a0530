internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// What is known of an input before a block's head is read.
struct HeadContext: Equatable {
  /// The family of the profile of the tables before; nil for the first.
  var family: String?
  /// Whose budget it is, as a cover or the word before the unit's name states.
  var level: UnitLevel?
  /// The names of the sheet and of the file, if the block has no title.
  var names: [String] = []
  /// The fiscal year of the table before, if the block has no title. A header of another year belongs to another table.
  var year: Int?
}

/// What a block is, as decided from its head (块的归属).
enum HeadDecision {
  /// A table of a profile.
  case table(Taken)
  /// It fits tables of several profile families: their ids.
  case tied([String])
  /// No table of a profile.
  case stranger(Stranger)

  /// A recognised table and the meaning of its columns.
  struct Taken {
    /// Its index in ``Vocabulary/tables``.
    var table: Int
    var columns: ColumnMap
    /// The block has no title; it was known by its header alone.
    var isUntitled = false
    /// Variants of one family fit equally, and nothing states the level.
    var isLevelUnknown = false
  }

  /// Why a block is no table of a profile.
  enum Stranger {
    /// Its title is in no profile.
    case title
    /// Its title is a profile's, but its header is not that table's.
    case header
    /// It has no title, and its header is of no known table.
    case unknownHeader
    /// It has no title, and its header fits several tables.
    case severalTables
    /// It has no header.
    case noHeader
    /// It has no title, and its first row repeats one of the table above.
    case again

    /// The reason in words for the user.
    var reason: Phrase {
      switch self {
      case .title: .titleOfNone
      case .header: .headerOfAnother
      case .unknownHeader: .headerOfNone
      case .severalTables: .headerOfSeveral
      case .noHeader: .noHeader
      case .again: .againInTable
      }
    }
  }
}

/// Decides from title and header which table of which profile a block is (表的判定).
///
/// - A known title decides. The header must still have a column with values of that table.
/// - An unknown line of a title's shape means no: the header alone does not make another bureau's table ours.
/// - Without any such line the header decides if it is complete and fits one table, or the name of the file or sheet
///   does.
struct HeadChooser {
  let vocabulary: Vocabulary
  let context: HeadContext
  let rows: [HeaderRow]

  /// Decides for a block with the title `title`.
  func decide(title: TitleMatch) -> HeadDecision {
    let fits = title.tables.map { fit($0, year: title.year) }.filter { $0.columns.hasValues }
    if fits.isEmpty { return .stranger(rows.isEmpty ? .noHeader : .header) }
    return best(fits)
  }

  /// Decides for a block without a title.
  func decideByHeader() -> HeadDecision {
    guard !rows.isEmpty else { return .stranger(.noHeader) }
    let fits = candidates.map { fit($0, year: context.year) }.filter { $0.columns.hasValues }
    let named = fits.filter { fit in context.names.contains { vocabulary.isTable(fit.table, named: $0) } }
    // A complete header of one table may be a part of another one's. Then it is open which is meant.
    let fitting = fits.filter { $0.columns.unknown.isEmpty }
    let whole = fitting.filter { $0.columns.missing.isEmpty }
    var decision = HeadDecision.stranger(.unknownHeader)
    if let first = named.first, Set(named.map { vocabulary.tables[$0.table].layout.id }).count == 1 {
      decision = named.count == 1 ? .table(first) : best(named)
    } else if !whole.isEmpty, Set(fitting.map { vocabulary.tables[$0.table].layout.id }).count == 1 {
      decision = best(whole)
    } else if !whole.isEmpty {
      decision = .stranger(.severalTables)
    }
    guard case .table(var taken) = decision else { return decision }
    taken.isUntitled = true
    return .table(taken)
  }

  /// Whether the rows are the complete header of some table, whatever the title.
  var isKnown: Bool {
    candidates.contains { table in
      let columns = fit(table, year: nil).columns
      return columns.hasValues && columns.unknown.isEmpty && columns.missing.count * 2 <= columns.targets.count
    }
  }

  /// The tables that have all cells of the first row, at least two, as labels.
  private var candidates: [Int] {
    guard let row = rows.first, let first = row.cells.first else { return [] }
    var tables = Set(first.text.headerLabels.map(\.table))
    for cell in row.cells.dropFirst() where !tables.isEmpty {
      tables.formIntersection(cell.text.headerLabels.map(\.table))
    }
    return tables.sorted()
  }

  // MARK: Of several the best

  /// The candidate whose columns fit best. Among equals, one of the family before; among variants of a family, the one
  /// of the stated level.
  private func best(_ fits: [HeadDecision.Taken]) -> HeadDecision {
    let least = fits.map(\.columns.misfits).min() ?? 0
    var best = fits.filter { $0.columns.misfits == least }
    if best.contains(where: { profile($0).family == context.family }) {
      best.removeAll { profile($0).family != context.family }
    }
    let families = Set(best.map { profile($0).family })
    if families.count > 1 { return .tied(best.map { profile($0).id }) }
    guard var first = best.first else { return .stranger(.header) }
    if best.count > 1 {
      if let told = best.first(where: { context.level != nil && profile($0).level == context.level }) {
        return .table(told)
      }
      first.isLevelUnknown = Set(best.map { profile($0).id }).count > 1
    }
    return .table(first)
  }

  private func profile(_ taken: HeadDecision.Taken) -> Profile { vocabulary.tables[taken.table].profile }

  // MARK: The columns

  private func fit(_ table: Int, year: Int?) -> HeadDecision.Taken {
    let scheme = vocabulary.tables[table]
    var reader = HeaderReader(scheme: scheme, year: year)
    var count = 0
    var numbers = 0
    for row in rows {
      if row.isNumbers, !reader.rows.isEmpty {
        numbers += row.cells.count
      } else if reader.isHeader(row) {
        reader.rows.append(row)
      } else {
        break
      }
      count += 1
    }
    var columns = reader.map()
    columns.headerRows = count
    columns.usedHeaderCells += numbers
    return HeadDecision.Taken(table: table, columns: columns)
  }
}

extension ColumnMap {
  /// How much does not fit: missing columns and unknown ones.
  fileprivate var misfits: Int { missing.count + unknown.count }
}

extension HeaderReader {
  /// Whether `row` belongs to the header: at least half of its cells are labels of the header, and none is a figure.
  fileprivate func isHeader(_ row: HeaderRow) -> Bool {
    if isCodeParts(row) { return !rows.isEmpty }
    guard rows.count < max(tree.rowCount, 1) else { return false }
    let labels = row.cells.count { isLabel($0) }
    guard labels > 0, labels * 2 >= row.cells.count else { return false }
    if row.cells.contains(where: { !isLabel($0) && $0.text.marks.contains(.figure) }) { return false }
    return rows.isEmpty || !isTotalAlone(row)
  }

  private func isLabel(_ cell: HeaderCell) -> Bool {
    cell.text.headerLabels.contains { $0.table == scheme.index }
  }

  /// 类, 款, 项 below the label of a code.
  private func isCodeParts(_ row: HeaderRow) -> Bool {
    row.cells.allSatisfy { cell in scheme.codeParts.contains { $0.matches(cell.text.folded) } }
  }

  /// Whether `row` is a lone 合计 below the first header row: that is the first row of a body without figures.
  private func isTotalAlone(_ row: HeaderRow) -> Bool {
    guard row.cells.count == 1, let cell = row.cells.first else { return false }
    return scheme.fixedRows.contains { $0.names.contains(cell.text.name.name) }
  }
}
