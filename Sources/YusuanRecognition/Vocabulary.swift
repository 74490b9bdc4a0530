internal import YusuanBlocks
internal import YusuanModel
internal import YusuanProfiles

/// A title found in a text.
struct TitleMatch: Hashable {
  /// The tables with this title, as indices in ``Vocabulary/tables``. Several if profiles share the title.
  var tables: [Int]
  /// The fiscal year of the title.
  var year: Int?
  /// The title is marked as the continuation of a table (续表).
  var isContinuation: Bool
  /// The money unit printed behind the title in brackets.
  var amountUnit: AmountUnit?
}

/// A header label found in a text.
struct HeaderLabel: Hashable {
  /// The table's index in ``Vocabulary/tables``.
  var table: Int
  /// The node's index in ``HeaderTree/nodes``.
  var node: Int
  /// The year printed in the label, if it has one.
  var year: Int?
}

/// A unit's name as printed, and folded for comparison (单位名称).
struct PrintedName: Hashable {
  var text: String
  var folded: FoldedText

  init(_ text: String) {
    self.text = text
    folded = FoldedText(text)
  }
}

/// What a text states about the tables around it.
enum Meta: Hashable {
  /// 单位名称, or nil if the name stands in the next cell. The word before it may state the level.
  case unitName(PrintedName?, UnitLevel?)
  /// 单位：万元.
  case amountUnit(AmountUnit)
  /// The money unit of all following tables that print none: 单位：元，下同.
  case standingAmountUnit(AmountUnit)
  /// A label of the money unit; the unit stands in the next cell.
  case amountUnitLabel
  /// A money unit that amounts are not read in, such as 美元.
  case unknownAmountUnit(String)

  /// Whether the announced name or unit stands in the next cell.
  var isLabel: Bool {
    switch self {
    case .unitName(nil, _), .amountUnitLabel: true
    case .unitName, .amountUnit, .standingAmountUnit, .unknownAmountUnit: false
    }
  }

  /// Whether it holds for all following tables.
  var isStanding: Bool { if case .standingAmountUnit = self { true } else { false } }

  /// Whether it is a unit's name.
  var isUnitName: Bool { if case .unitName = self { true } else { false } }

  /// The money unit printed here, for one table.
  var printedAmountUnit: AmountUnit? { if case .amountUnit(let unit) = self { unit } else { nil } }
}

/// The words, titles and header labels of some profiles, prepared for finding out what a text may be (用语索引).
final class Vocabulary {
  let profiles: [Profile]
  /// The tables of all profiles, in the profiles' order.
  let tables: [TableScheme]
  let words: WordIndex

  /// The titles of the tables in every spelling, and the table of each.
  private let titles: LabelIndex
  private let titleTables: [Int]
  /// The labels of all headers in every spelling, and the node of each.
  private let labels: LabelIndex
  private let labelNodes: [HeaderLabel]
  /// The names of all fixed rows in every spelling. Such a text never counts as a title because of its shape.
  private let rowNames: Set<[Unicode.Scalar]>

  init(_ profiles: [Profile]) {
    self.profiles = profiles
    var tables: [TableScheme] = []
    for profile in profiles {
      for table in profile.tables.indices { tables.append(TableScheme(profile, table, index: tables.count)) }
    }
    self.tables = tables
    words = WordIndex(profiles.map(\.words))
    let titles = tables.flatMap { scheme in
      ([scheme.layout.title] + scheme.layout.otherTitles).map { (scheme.index, $0) }
    }
    self.titles = LabelIndex(titles.map(\.1))
    titleTables = titles.map(\.0)
    let labels = tables.flatMap { table in
      table.header.nodes.enumerated().flatMap { index, node in
        node.labels.map { (HeaderLabel(table: table.index, node: index, year: nil), $0) }
      }
    }
    self.labels = LabelIndex(labels.map(\.1))
    labelNodes = labels.map(\.0)
    rowNames = Set(tables.flatMap { $0.fixedRows.flatMap(\.names) })
  }

  /// Whether `name` names a fixed row of a table.
  func isRowName(_ name: [Unicode.Scalar]) -> Bool { rowNames.contains(name) }

  // MARK: Titles

  /// The title that `folded` is. A print label before it and a mark of continuation around it are allowed.
  func title(_ folded: FoldedText) -> TitleMatch? {
    var rest = folded.scalars[...]
    var continues = false
    for _ in 0..<2 {
      if let mark = words.continuations.longest(in: rest)?.match {
        rest = rest.dropFirst(mark.length)
        continues = true
      }
      if let label = printLabel(in: rest) { rest = rest.dropFirst(label) }
      rest = rest.drop { $0 == ":" || $0 == "、" || $0 == "." || $0 == "-" }
    }
    let found = titles.longestOnes(in: rest)
    guard let match = found.first?.match else { return nil }
    rest = rest.dropFirst(match.length)
    if let mark = words.continuations.longest(in: rest)?.match {
      rest = rest.dropFirst(mark.length)
      continues = true
    }
    var unit: AmountUnit?
    if !rest.isEmpty {
      let text = String(scalars: rest)
      guard case .amountUnit(let printed)? = meta(text, FoldedText(text)).first else { return nil }
      unit = printed
    }
    var tables: [Int] = []
    for (index, _) in found where !tables.contains(titleTables[index]) { tables.append(titleTables[index]) }
    return TitleMatch(tables: tables, year: match.year, isContinuation: continues, amountUnit: unit)
  }

  /// Whether the name of a file or sheet names the table `index`: its title with or without a year, or 表3.
  func isTable(_ index: Int, named name: String) -> Bool {
    let folded = FoldedText(name)
    let layout = tables[index].layout
    for label in [layout.title] + layout.otherTitles {
      let bare = FoldedText(label.printed(year: nil)).string
      let core = bare.hasPrefix("年") ? String(bare.dropFirst()) : bare
      if folded.string.contains(core) { return true }
    }
    guard let start = folded.scalars.firstIndex(of: "表") else { return false }
    let digits = folded.scalars[(start + 1)...].prefix { Label("{N}").matches(FoldedText(String($0))) }
    return ItemName.number(digits).map { String($0) == layout.number } ?? false
  }

  // MARK: Words

  /// The kinds of text that `folded` may be, apart from a title, a label or a figure.
  func marks(_ folded: FoldedText) -> TextMarks {
    let scalars = folded.scalars[...]
    var marks: TextMarks = []
    if words.watermarks.holds(scalars) { marks.insert(.watermark) }
    if isPrintLabel(scalars) { marks.insert(.printLabel) }
    if words.continuations.holds(scalars) { marks.insert(.continuation) }
    if words.pageTotals.holds(scalars) { marks.insert(.pageTotal) }
    if noteText(folded) != nil { marks.insert(.note) }
    if words.signatures.begins(scalars, before: ":") { marks.insert(.signature) }
    if words.endsOtherTable(scalars) { marks.insert(.otherTable) }
    if words.cover(scalars) != nil { marks.insert(.cover) }
    return marks
  }

  /// The length in folded characters of the 注： that begins a note, or nil if `folded` is no note.
  func noteText(_ folded: FoldedText) -> Int? {
    if isEmptyNote(folded) { return 0 }
    guard let label = words.notes.longest(in: folded.scalars[...])?.match else { return nil }
    let rest = folded.scalars[label.length...]
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard rest.dropFirst(digits.count).first == ":" else { return nil }
    return label.length + digits.count + 1
  }

  /// The canonical form, in `profile`, of a note that the table has no data. Nil if `note` says anything else. A
  /// canonical form with a placeholder is not used; the note is kept as printed.
  func emptyNote(_ note: String, _ profile: Profile) -> String? {
    guard isEmptyNote(FoldedText(note)), let first = profile.words.emptyNotes.first else { return nil }
    return first.text.contains("{") ? nil : first.text
  }

  private func isEmptyNote(_ folded: FoldedText) -> Bool {
    words.emptyNotes.holds(Self.withoutStop(folded.scalars[...]))
  }

  /// The header labels that `folded` is, each once.
  func headerLabels(_ folded: FoldedText) -> [HeaderLabel] {
    var found: [HeaderLabel] = []
    for (index, match) in labels.whole(folded.scalars[...]) {
      var label = labelNodes[index]
      if let last = found.last, last.table == label.table, last.node == label.node { continue }
      label.year = match.year
      found.append(label)
    }
    return found
  }

  // MARK: Comparing

  private static func withoutStop(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var rest = scalars
    while let last = rest.last, last == "。" || last == "." || last == ";" || last == "!" { rest = rest.dropLast() }
    return rest
  }
}
