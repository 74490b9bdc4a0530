internal import Budget

/// A title found in a text.
struct TitleMatch: Hashable {
  /// The table's index in ``Layout/tables``.
  var table: Int
  /// The fiscal year of the title.
  var year: Int?
  /// The title is marked as the continuation of a table (续表).
  var isContinuation: Bool
  /// The money unit printed behind the title in brackets.
  var amountUnit: AmountUnit?
}

/// A label of a header found in a text.
struct HeaderLabel: Hashable {
  /// The table's index in ``Layout/tables``.
  var table: Int
  /// The node's index in ``HeaderTree/nodes``.
  var node: Int
  /// The year printed in the label, where it has one.
  var year: Int?
}

/// A unit's name as printed, and for comparing (单位名称).
struct PrintedName: Hashable {
  var text: String
  var folded: FoldedText

  init(_ text: String) {
    self.text = text
    folded = FoldedText(text)
  }
}

/// What a text tells about the tables around it.
enum Meta: Hashable {
  /// 单位名称; nil where the name stands in the next cell.
  case unitName(PrintedName?)
  /// 单位：万元.
  case amountUnit(AmountUnit)
  /// A label of the money unit whose word stands in the next cell.
  case amountUnitLabel
  /// A money unit that the layout does not know, such as 亿元.
  case unknownAmountUnit(String)

  /// What it announces stands in the next cell.
  var isLabel: Bool {
    switch self {
    case .unitName(nil), .amountUnitLabel: true
    case .unitName, .amountUnit, .unknownAmountUnit: false
    }
  }
}

/// The words, titles and header labels of a layout, prepared for asking what a text may be.
final class LayoutVocabulary {
  let layout: Layout
  /// The tables, in the order of ``Layout/tables``.
  let tables: [TableScheme]
  let words: WordIndex

  /// The titles of the tables in every spelling, and the table of each.
  private let titles: LabelIndex
  private let titleTables: [Int]
  /// The labels of all headers in every spelling, and what each is.
  private let labels: LabelIndex
  private let labelNodes: [HeaderLabel]

  init(_ layout: Layout) {
    self.layout = layout
    tables = layout.tables.indices.map { TableScheme(layout, $0) }
    words = WordIndex(layout.words)
    let titles = layout.tables.enumerated().flatMap { index, table in
      ([table.title] + table.otherTitles).map { (index, $0) }
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
  }

  // MARK: Titles

  /// The title that `folded` is, apart from a print label before it and a mark of continuation around it.
  func title(_ folded: FoldedText) -> TitleMatch? {
    var rest = folded.scalars[...]
    var continues = false
    for _ in 0..<2 {
      if let mark = words.continuations.longest(in: rest)?.match {
        rest = rest.dropFirst(mark.length)
        continues = true
      }
      if let label = words.printLabels.longest(in: rest)?.match { rest = rest.dropFirst(label.length) }
      rest = rest.drop { $0 == ":" || $0 == "、" || $0 == "." || $0 == "-" }
    }
    guard let (index, match) = titles.longest(in: rest) else { return nil }
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
    return TitleMatch(table: titleTables[index], year: match.year, isContinuation: continues, amountUnit: unit)
  }

  /// The table that a file's or sheet's name tells: its title with or without a year, or 表3.
  func table(named name: String) -> Int? {
    let folded = FoldedText(name)
    for (index, table) in layout.tables.enumerated() {
      for label in [table.title] + table.otherTitles {
        let bare = FoldedText(label.printed(year: nil)).string
        let core = bare.hasPrefix("年") ? String(bare.dropFirst()) : bare
        if folded.string.contains(core) { return index }
      }
    }
    guard let start = folded.scalars.firstIndex(of: "表") else { return nil }
    let digits = folded.scalars[(start + 1)...].prefix { Label("{N}").matches(FoldedText(String($0))) }
    guard let number = ItemName.number(digits) else { return nil }
    return layout.tables.firstIndex { $0.number == number }
  }

  // MARK: Words

  /// What `folded` may be apart from a title, a label or a figure.
  func marks(_ folded: FoldedText) -> CellText.Marks {
    let scalars = folded.scalars[...]
    var marks: CellText.Marks = []
    if words.watermarks.holds(scalars) { marks.insert(.watermark) }
    if words.printLabels.holds(scalars) { marks.insert(.printLabel) }
    if words.continuations.holds(scalars) { marks.insert(.continuation) }
    if noteText(folded) != nil { marks.insert(.note) }
    if words.signatures.begins(scalars, before: ":") { marks.insert(.signature) }
    if words.endsOtherTable(scalars) { marks.insert(.otherTable) }
    return marks
  }

  /// How many folded characters the 注： of a note takes, or nil where `folded` is no note.
  func noteText(_ folded: FoldedText) -> Int? {
    if isEmptyNote(folded) { return 0 }
    guard let label = words.notes.longest(in: folded.scalars[...])?.match else { return nil }
    let rest = folded.scalars[label.length...]
    let digits = rest.prefix { ("0"..."9").contains($0) }
    guard rest.dropFirst(digits.count).first == ":" else { return nil }
    return label.length + digits.count + 1
  }

  /// The canonical form of a note that says a table has no data, or nil where `note` says something else.
  func emptyNote(_ note: String) -> String? {
    isEmptyNote(FoldedText(note)) ? layout.words.emptyNotes.first?.text : nil
  }

  private func isEmptyNote(_ folded: FoldedText) -> Bool {
    words.emptyNotes.holds(Self.withoutStop(folded.scalars[...]))
  }

  /// The labels of headers that `folded` is, each once.
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
