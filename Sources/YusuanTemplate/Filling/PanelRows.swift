internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRecognition

/// The rows of one panel of a template: which of them have a name that stays, and which are there to be filled in
/// (模板中一栏的各行).
struct PanelRows {
  /// What a row of the sheet is to the panel.
  enum Use: Equatable {
    /// A row with a name that stays; its path.
    case named(String)
    /// A row to be filled in: blank, or with an example.
    case free
    /// Something else stands there.
    case other
  }

  /// The rows of the table's body, in their order: the number, and what the row is.
  private(set) var rows: [(number: Int, use: Use)] = []

  /// The first row with each name.
  private var places: [String: Int] = [:]

  /// The row that is named `path`, or nil if there is none.
  func named(_ path: String) -> Int? { places[path] }

  /// The rows of the panel `layout` of `table` in `body`, for a panel with the rows `own`. `sheet` has the table's cells.
  init(
    _ layout: PanelLayout, _ columns: PanelColumns, in table: RecognisedTable, panel place: Int, body: ClosedRange<Int>,
    of own: [BudgetRow], _ sheet: SheetText, _ texts: SharedTexts
  ) {
    let printed = table.table.panels[place].rows
    var read: [Int: BudgetRow] = [:]
    for (index, row) in printed.enumerated() {
      read[Int(table.source.panels[place].origin(row: index).row)] = row
    }
    let open = Set(own.filter { Self.isOpen($0, layout) }.map(\.path))
    let shown = printed.filter { Self.isOpen($0, layout) }
    // A form that prints all rows there may be keeps them. Otherwise those that it prints are examples.
    let keepsAll =
      !open.isEmpty && open.isSubset(of: shown.map(\.path)) && !shown.contains { Self.isPlaceholder($0.item) }
    let paths = Set(own.map(\.path))
    for number in body {
      let use: Use
      if let row = read[number] {
        if Self.isOpen(row, layout) {
          use = keepsAll ? .named(row.path) : .free
        } else if row.id == nil, !paths.contains(row.path) {
          use = layout.openRows != nil || Self.isPlaceholder(row.item) ? .free : .other
        } else {
          use = .named(row.path)
        }
      } else {
        use = columns.all.allSatisfy { Self.isOffered(sheet.value(number, $0, texts)) } ? .free : .other
      }
      let isBlocked = use == .free && (sheet.isHidden(number) || Self.isMerged(number, columns.all, sheet))
      rows.append((number, isBlocked ? .other : use))
      if case .named(let path) = use, places[path] == nil { places[path] = number }
    }
  }

  /// Whether a form prints `row` only where a unit has it: codes, names of a list, classes, the unit's own row.
  static func isOpen(_ row: BudgetRow, _ layout: PanelLayout) -> Bool {
    if row.id == nil { return row.kind != .other || layout.isList }
    return layout.rows.first { $0.path == row.path }.map { $0.code != nil || $0.carriesUnitName } ?? false
  }

  private static func isOffered(_ value: SheetText.Value) -> Bool {
    switch value {
    case .blank: true
    case .text(let text): isPlaceholder(text)
    case .number, .other: false
    }
  }

  /// Whether `text` only shows that something may stand there: …, 二、, XX.
  static func isPlaceholder(_ text: String) -> Bool {
    FoldedText(text).scalars.allSatisfy { placeholders.contains($0) }
  }

  private static let placeholders = Set("….。-x×*_、,()一二三四五六七八九十·&".unicodeScalars)

  /// Whether a row is merged over several of the panel's columns, or with other rows.
  private static func isMerged(_ number: Int, _ columns: [Int], _ sheet: SheetText) -> Bool {
    columns.contains { column in
      guard let area = sheet.area(number, column) else { return false }
      return area.rows.count > 1 || columns.count { area.columns.contains($0) } > 1
    }
  }
}

extension PanelLayout {
  /// Whether its open rows are a list.
  fileprivate var isList: Bool { if case .list? = openRows { true } else { false } }
}
