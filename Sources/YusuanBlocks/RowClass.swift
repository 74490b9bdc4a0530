/// What kind of row this is, by its cells alone (行的类别).
public enum RowClass: Sendable {
  /// Page numbers, watermarks, print labels.
  case furniture
  /// The sum of a page.
  case pageTotal
  /// A note below a table.
  case note
  /// Names and dates below a table.
  case signature
  /// A known title, perhaps with what usually stands around titles.
  case title
  /// A line of a title's shape.
  case titleLike
  /// Whose table it is, or its money unit.
  case meta
  /// A sentence.
  case sentence
  /// One cell with words.
  case lone
  /// Words in several cells.
  case labels
  /// Figures, with or without words.
  case figures
}

extension BlockRow {
  /// The row's class. Words that announce a name (单位名称) may also be a header label: `isHeader` says whether all cells
  /// of a row are known labels.
  public func rowClass(isHeader: (BlockRow) -> Bool) -> RowClass {
    let marks = marks
    if marks.isDisjoint(with: .special) { return plainClass }
    if isFurniture { return .furniture }
    if isPageTotal { return .pageTotal }
    if isNote { return .note }
    if isSignature { return .signature }
    if marks.contains(.title), isTitle { return .title }
    if marks.isSuperset(of: [.titleLike, .meta]), isTitleBesideMeta, !isHeader(self) { return .titleLike }
    if marks.contains(.meta), isMeta, !isHeader(self) { return .meta }
    if hasFigures { return .figures }
    if isTitleLike { return isHeader(self) ? plainClass : .titleLike }
    return isSentence ? .sentence : plainClass
  }

  private var plainClass: RowClass {
    if hasFigures { return .figures }
    return cells.count == 1 ? .lone : .labels
  }

  /// Whether it holds a real figure. A mark for no amount beside words does not make a body row.
  var hasFigures: Bool {
    cells.contains { !$0.marks.isDisjoint(with: .figure) || $0.kind == .number || $0.kind == .date }
  }

  // MARK: Around tables

  /// Whether it has nothing but what stands on every page.
  private var isFurniture: Bool { cells.allSatisfy { !$0.marks.isDisjoint(with: .furniture) } }

  /// Whether it begins with the label of a page sum, perhaps behind an ordinal.
  private var isPageTotal: Bool {
    guard let first = cells.first else { return false }
    return first.marks.contains(.pageTotal) || cells.count > 1 && cells[1].marks.contains(.pageTotal) && first.isFigure
  }

  /// Whether it begins with the word for a note, and has at most two more cells.
  private var isNote: Bool { cells.count <= 3 && cells.first?.marks.contains(.note) == true }

  /// Whether it begins with the label of a signature.
  private var isSignature: Bool { cells.first?.marks.contains(.signature) == true }

  /// Whether it begins with a sentence, and has at most two more cells.
  private var isSentence: Bool { cells.count <= 3 && cells.first?.marks.contains(.sentence) == true }

  // MARK: Titles

  /// Whether it has a title and only what stands around titles.
  private var isTitle: Bool {
    cells.allSatisfy { !$0.marks.isDisjoint(with: [.title, .meta, .printLabel, .continuation, .watermark]) }
  }

  /// Whether each cell has the shape of a title or stands around titles. A lone cell may also be a line of a cover, or
  /// the title of a table known to be left out.
  private var isTitleLike: Bool {
    if cells.count == 1 { return !cells[0].marks.isDisjoint(with: [.titleLike, .otherTable, .cover]) }
    return cells.allSatisfy { !$0.marks.isDisjoint(with: [.titleLike, .title, .meta, .printLabel, .watermark]) }
  }

  /// Whether it is a line of a title's shape with the table's unit beside it. If the other cell announces a name, the
  /// line is that name and no title.
  private var isTitleBesideMeta: Bool {
    guard cells.count > 1, isTitleLike else { return false }
    return cells.indices.contains { index in
      cells[index].marks.contains(.titleLike) && (index == 0 || !cells[index - 1].marks.contains(.metaLabel))
    }
  }

  /// The columns of its titles, and of cells with the shape of a title.
  var titleColumns: [Int] {
    cells.filter { !$0.marks.isDisjoint(with: [.title, .titleLike]) && $0.isWord }.map(\.column)
  }

  // MARK: Whose table it is

  /// Whether it states whose table it is, or its unit: in one cell, or as a label with the value in the next cell. The
  /// label alone, among other cells, is a header label. A year may stand beside it, but no other figure.
  private var isMeta: Bool {
    let told = cells.contains { $0.marks.contains(.meta) && !$0.marks.contains(.metaLabel) }
    if told { return cells.allSatisfy { !$0.marks.contains(.figure) || isYear($0) } }
    let announcing = cells.count { $0.marks.contains(.metaLabel) }
    return cells[0].marks.contains(.metaLabel) && cells.count <= 2 * announcing && cells.count <= 4
  }

  /// Four digits.
  private func isYear(_ cell: BlockCell) -> Bool {
    cell.range.count == 4 && bytes[cell.range].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  // MARK: Column numbers

  /// Whether it is the row of column numbers below a header: 1, 2, 3, …, or 栏次 and such numbers.
  public var isColumnNumbers: Bool {
    let numbers = cells.dropFirst(isNumbersWord ? 1 : 0)
    guard numbers.count > 1 else { return false }
    for (index, cell) in numbers.enumerated() {
      guard Int(String(decoding: bytes[cell.range], as: UTF8.self)) == index + 1 else { return false }
    }
    return true
  }

  /// Whether the first cell says that column numbers follow (栏次).
  private var isNumbersWord: Bool {
    guard let first = cells.first, (6...16).contains(first.range.count), bytes[first.range].first == 0xE6 else {
      return false
    }
    return String(decoding: bytes[first.range], as: UTF8.self).filter { !$0.isWhitespace } == "栏次"
  }

  /// Whether it may be the row of column numbers after columns were moved, doubled or removed. The numbers must be
  /// small. In ascending order they must begin with 1 or 2, and skip at most one number at a time.
  var mayBeColumnNumbers: Bool {
    guard cells.count >= 3 else { return false }
    var numbers: [Int] = []
    for cell in cells {
      guard cell.range.count <= 2, let number = Int(String(decoding: bytes[cell.range], as: UTF8.self)) else {
        return false
      }
      numbers.append(number)
    }
    numbers.sort()
    return (1...2).contains(numbers[0]) && zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 <= 2 }
      && numbers.last != numbers.first
  }
}
