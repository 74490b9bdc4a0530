internal import YusuanModel
internal import YusuanSheets

/// A body cell, as far as a draft needs it.
struct CellSketch {
  /// How many characters are kept: one more than a profile's label may have.
  static let longest = 201

  /// The text on one line.
  var text: String
  /// The kind of cell stated by the file.
  var kind: CellKind
  /// Whether a percentage is shown.
  var isPercentage = false
  /// Whether the text is a figure or a mark for no amount.
  var isFigure: Bool
  /// Whether the text is a mark for no amount.
  var isDash = false
}

/// A body row: its cells by source column, from 1.
struct RowSketch {
  var number: Int
  /// The number, from 0, of the file or page that the row stands in, among those that print the table.
  var part = 0
  var cells: [Int: CellSketch]
}

/// A label of a header.
struct LabelSketch: Equatable {
  /// The source column, from 1.
  var column: Int
  /// The text on one line.
  var text: String
}

/// A table as it stands in a file, before anything is inferred from it (表的草图).
struct TableSketch {
  /// Its title. Without one, the line above it, or the name of its sheet or file.
  var title: String
  /// Whether a line of a title's shape stands above it.
  var isTitled: Bool
  /// What is printed above the title, such as 表05-1.
  var printLabel: String?
  /// The number in its sheet's name, such as 01 in 表01, or nil if the name is no number.
  var sheetNumber: String?
  /// The money unit printed above it.
  var amountUnit: AmountUnit?
  /// The rows of its header.
  var header: [[LabelSketch]]
  /// Whether a row of column numbers stands below the header.
  var printsColumnNumbers = false
  /// The first rows of its body.
  var rows: [RowSketch] = []
  /// The notes below it.
  var notes: [String] = []

  /// How many body rows are kept. Further rows only repeat what these show.
  static let longest = 2_000

  /// Whether `other` has the same labels in the same columns, apart from the year.
  func hasSameHeader(as other: TableSketch) -> Bool { Self.folded(header) == Self.folded(other.header) }

  private static func folded(_ header: [[LabelSketch]]) -> [[LabelSketch]] {
    header.map { row in
      row.map { LabelSketch(column: $0.column, text: FoldedText(DraftText.withoutYear($0.text).text).string) }
    }
  }

  /// Appends the rows of the same table from another file or from its next page.
  mutating func join(_ other: TableSketch) {
    let part = (rows.last?.part ?? 0) + 1
    for var row in other.rows.prefix(max(Self.longest - rows.count, 0)) {
      row.part = part
      rows.append(row)
    }
    notes += other.notes.prefix(max(Self.mostNotes - notes.count, 0))
    amountUnit = amountUnit ?? other.amountUnit
  }

  /// The note that says that the table is empty, with `{Y}` for the year. Nil if the table has figures or no such note.
  /// A note with a year is kept as printed; any other loses its full stop.
  var emptyNote: String? {
    if hasFigures { return nil }
    return notes.lazy.map { note -> String in
      let text = note.firstIndex { "：:".contains($0) }.map { String(note[note.index(after: $0)...]) } ?? note
      let (found, year) = DraftText.withoutYear(DraftText.cleaned(text))
      return year == nil ? DraftText.withoutStop(found) : found
    }.first { note in
      (2...200).contains(note.count) && ["无", "没有", "空表", "未安排", "不涉及"].contains { note.contains($0) }
    }
  }

  /// How many notes are kept.
  static let mostNotes = 20

  /// Whether a cell of the body holds a figure.
  var hasFigures: Bool { rows.contains { $0.cells.values.contains { $0.isFigure && !$0.isDash } } }
}

/// A line of a cover (封面): 某省2025年度省级单位预算.
struct Cover {
  /// The line from the year on, such as {Y}年度省级单位预算.
  var word: String
  /// The line without its year.
  var name: String
  var year: Int

  /// Reads the cover line `text`. Nil if it is none.
  init?(_ text: String) {
    let (text, year) = DraftText.withoutYear(text)
    guard let year, text.hasSuffix("单位预算") || text.hasSuffix("部门预算"), let start = text.firstRange(of: "{Y}年") else {
      return nil
    }
    self.year = year
    word = String(text[start.lowerBound...])
    let rest = text[start.upperBound...]
    name = String(text[..<start.lowerBound] + (rest.hasPrefix("度") ? rest.dropFirst() : rest))
  }
}

/// What the files print around their tables (表外信息).
struct Surroundings {
  /// The labels before units' names, in the order met.
  var unitLabels: [String] = []
  /// The units' names, folded.
  var unitNames: Set<FoldedText> = []
  /// The labels before money units, in the order met.
  var moneyLabels: [String] = []
  /// The fiscal years of titles and covers.
  var years: Set<Int> = []
  /// The lines of covers, each word once.
  var covers: [Cover] = []
  /// The words before table numbers, such as 附表{N}.
  var printLabels: [String] = []

  /// Adds what `cover` states.
  mutating func add(_ cover: Cover) {
    years.insert(cover.year)
    if !covers.contains(where: { $0.word == cover.word }) { covers.append(cover) }
  }

  /// Adds what `told` states.
  mutating func add(_ told: ToldText) {
    // 单位 alone may also announce a money unit; the profile's words already have it.
    if let label = told.unitLabel, label != "单位", !unitLabels.contains(label) { unitLabels.append(label) }
    if let name = told.unitName { unitNames.insert(FoldedText(name)) }
    if let label = told.moneyLabel, !moneyLabels.contains(label) { moneyLabels.append(label) }
  }
}
