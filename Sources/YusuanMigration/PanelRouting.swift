internal import YusuanFormats
internal import YusuanModel
internal import YusuanProfiles

/// A panel of the profile that figures go to, by its indices.
struct PanelPlace: Hashable {
  var table: Int
  var panel: Int
}

/// A row of a panel that figures go to.
enum TargetRow: Hashable {
  /// A fixed row, by its index.
  case fixed(Int)
  /// A row with a code. Rows with one code become one row.
  case code(String)
  /// A row of a list, or one that the profile does not name. Each is a row of its own.
  case open(Int)
}

/// Where the rows and columns of one panel stand in another profile: by the mapping, else by equal ids, else by equal
/// names (栏的去向).
struct PanelRouting {
  let place: PanelPlace
  private let source: PanelLayout
  private let target: PanelLayout
  private let mapping: PanelMapping?
  private let codes: [RowKind: [String: ProfileMapping.Target<ProfileMapping.NewCode>]]
  /// The codes of each name, for panels whose rows had only names.
  private let codesOfNames: [String: [String]]
  private let columns: [String: Result<Int, NoPlace>]
  private let rows: [String: Result<Int, NoPlace>]

  /// The way from the panel at `panel` of `source` to the panel at `place` of `profile`.
  init(
    _ source: TableLayout, panel: Int, to place: PanelPlace, of profile: Profile, _ mapping: PanelMapping?,
    codes: [RowKind: [String: ProfileMapping.Target<ProfileMapping.NewCode>]],
    codesOfNames: (String) -> [String: [String]]
  ) {
    self.place = place
    self.source = source.panels[panel]
    let table = profile.tables[place.table]
    target = table.panels[place.panel]
    self.mapping = mapping
    self.codes = codes
    self.codesOfNames = mapping?.codeList.map(codesOfNames) ?? [:]
    columns = Self.columns(source, panel, table, place.panel, mapping)
    rows = Self.rows(self.source, target, mapping)
  }

  // MARK: Columns

  /// The index of the column that figures of the column `id` go to.
  func column(_ id: String) -> Result<Int, NoPlace> { columns[id] ?? .failure(.column) }

  private static func columns(
    _ from: TableLayout, _ panel: Int, _ to: TableLayout, _ place: Int, _ mapping: PanelMapping?
  ) -> [String: Result<Int, NoPlace>] {
    let (source, target) = (from.panels[panel], to.panels[place])
    let (labels, others) = (Labels(from, panel), Labels(to, place))
    var columns: [String: Result<Int, NoPlace>] = [:]
    for (index, column) in source.columns.enumerated() {
      guard let kind = source.valueKind(ofColumn: index) else { continue }
      var found: Int?
      switch mapping?.columns[column.id] {
      case .nowhere?: break
      case .place(let id)?: found = target.column(id)
      case nil:
        found = target.column(column.id)
        if found == nil, let named = others.only(labels.texts[index]), labels.isOnly(index),
          source.column(target.columns[named].id) == nil
        {
          found = named
        }
      }
      guard let found else {
        columns[column.id] = .failure(.column)
        continue
      }
      columns[column.id] = target.valueKind(ofColumn: found) == kind ? .success(found) : .failure(.kind)
    }
    return columns
  }

  /// The labels of the columns of a panel, without white space and the like.
  private struct Labels {
    var texts: [String]

    init(_ table: TableLayout, _ panel: Int) {
      let printed = PrintedColumnLabels(of: panel, in: table, year: nil)
      texts = table.panels[panel].columns.indices.map { FoldedText(printed[$0]).string }
    }

    /// The only column with the label `text`, or nil.
    func only(_ text: String) -> Int? {
      let found = texts.indices.filter { texts[$0] == text }
      return found.count == 1 && !text.isEmpty ? found[0] : nil
    }

    func isOnly(_ index: Int) -> Bool { only(texts[index]) == index }
  }

  // MARK: Fixed rows

  private static func rows(
    _ source: PanelLayout, _ target: PanelLayout, _ mapping: PanelMapping?
  ) -> [String: Result<Int, NoPlace>] {
    var rows: [String: Result<Int, NoPlace>] = [:]
    for row in source.rows {
      var found: Int?
      switch mapping?.rows[row.path] {
      case .nowhere?: break
      case .place(let path)?: found = target.rows.firstIndex { $0.path == path }
      case nil: found = target.rows.firstIndex { $0.path == row.path } ?? named(row, source, target)
      }
      rows[row.path] = found.map(Result.success) ?? .failure(.row)
    }
    return rows
  }

  /// The only row of `target` with the kind and a name of `row`, if `row` is the only one of its name and `source` does
  /// not have the row itself.
  private static func named(_ row: RowLayout, _ source: PanelLayout, _ target: PanelLayout) -> Int? {
    let names = names(row)
    let alike = { (other: RowLayout) in other.kind == row.kind && !names.isDisjoint(with: Self.names(other)) }
    let found = target.rows.indices.filter { alike(target.rows[$0]) }
    guard found.count == 1, source.rows.filter(alike).count == 1 else { return nil }
    return source.rows.contains { $0.path == target.rows[found[0]].path } ? nil : found[0]
  }

  private static func names(_ row: RowLayout) -> Set<[Unicode.Scalar]> {
    Set(((row.label.map { [$0] } ?? []) + row.spellings).map { ItemName(FoldedText($0.text)).name })
  }

  // MARK: All rows

  /// The row that the row `row` goes to, with its code and its name. `number` tells rows of lists apart.
  func row(_ row: BudgetRow, number: Int) -> Result<(row: TargetRow, code: String?, item: String), NoPlace> {
    if row.id != nil { return (rows[row.path] ?? .failure(.row)).map { (.fixed($0), nil, row.item) } }
    if row.kind == .other { return .success((.open(number), row.code, row.item)) }
    if let code = row.code { return coded(row, code) }
    return listed(row, number)
  }

  private func coded(
    _ row: BudgetRow, _ code: String
  ) -> Result<(row: TargetRow, code: String?, item: String), NoPlace> {
    var (code, item) = (code, row.item)
    switch codes[row.kind]?[code] {
    case .nowhere?: return .failure(.row)
    case .place(let new)?: (code, item) = (new.code, new.name ?? item)
    case nil: break
    }
    if case .codes(let kind, let lengths)? = target.openRows, kind == row.kind {
      let isUsual = lengths.contains(code.utf8.count) || lengths == source.openRows?.codeLengths
      return isUsual ? .success((.code(code), code, item)) : .failure(.codeLength)
    }
    guard let fixed = target.rows.firstIndex(where: { $0.code == code }) else { return .failure(.row) }
    return .success((.fixed(fixed), nil, item))
  }

  private func listed(
    _ row: BudgetRow, _ number: Int
  ) -> Result<(row: TargetRow, code: String?, item: String), NoPlace> {
    switch target.openRows {
    case .list(let kind, _)? where kind == row.kind: return .success((.open(number), nil, row.item))
    case .codes(let kind, let lengths)? where kind == row.kind && mapping?.codeList != nil:
      let codes = (codesOfNames[FoldedText(row.item).string] ?? []).filter { lengths.contains($0.utf8.count) }
      return codes.count == 1 ? .success((.code(codes[0]), codes[0], row.item)) : .failure(.codeOfName)
    default: return .failure(.row)
    }
  }

  /// Whether the code of `row` has another one above it in the other profile: the code above it, and what is above it
  /// there. Nil if not.
  func newParent(of row: BudgetRow, as code: String) -> (old: String, new: String)? {
    guard let own = row.code, own != code else { return nil }
    let old = Self.parent(own, source.openRows?.codeLengths ?? [])
    let new = Self.parent(code, target.openRows?.codeLengths ?? [])
    var expected = old
    if case .place(let replaced)? = codes[row.kind]?[old] { expected = replaced.code }
    return expected == new ? nil : (old, new)
  }

  private static func parent(_ code: String, _ lengths: [Int]) -> String {
    lengths.last { $0 < code.utf8.count }.map { String(code.prefix($0)) } ?? ""
  }

  // MARK: Single figures

  /// Where the mapping says that the figure in the column `column` of the row at `path` goes. Nil if it says nothing.
  func figure(_ path: String, _ column: String) -> ProfileMapping.Target<PanelMapping.FigurePlace>? {
    mapping?.figures[PanelMapping.FigureName(row: path, column: column)]
  }

  /// The kind of values of a column.
  func kind(_ id: String) -> ValueKind? { source.column(id).flatMap { source.valueKind(ofColumn: $0) } }
}
