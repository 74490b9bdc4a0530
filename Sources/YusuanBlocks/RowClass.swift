/// What a row is by its cells alone (行的类别).
public enum RowClass: Sendable {
  /// Page numbers, watermarks, print labels.
  case furniture
  /// The sum of a page.
  case pageTotal
  /// A note below a table.
  case note
  /// Names and dates below a table.
  case signature
  /// A title that is looked for, perhaps with what stands around titles.
  case title
  /// A line of a title's shape.
  case titleLike
  /// Whose table it is, or its unit of measure.
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
  /// What the row is. Words that announce a name (单位名称) may be the label of a header, too: `isHeader` says whether the
  /// cells are known as one.
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

  /// It holds a figure that is one: a mark for none beside words is no row of a body by itself.
  var hasFigures: Bool {
    cells.contains { !$0.marks.isDisjoint(with: .figure) || $0.kind == .number || $0.kind == .date }
  }

  // MARK: Around tables

  /// Nothing but what stands on every page.
  private var isFurniture: Bool { cells.allSatisfy { !$0.marks.isDisjoint(with: .furniture) } }

  /// It begins with the word for a sum of a page, perhaps behind an ordinal.
  private var isPageTotal: Bool {
    guard let first = cells.first else { return false }
    return first.marks.contains(.pageTotal) || cells.count > 1 && cells[1].marks.contains(.pageTotal) && first.isFigure
  }

  /// It begins with the word for a note, and goes on in two more cells at most.
  private var isNote: Bool { cells.count <= 3 && cells.first?.marks.contains(.note) == true }

  /// It begins with the word for who signed.
  private var isSignature: Bool { cells.first?.marks.contains(.signature) == true }

  /// It begins with a sentence, and goes on in two more cells at most.
  private var isSentence: Bool { cells.count <= 3 && cells.first?.marks.contains(.sentence) == true }

  // MARK: Titles

  /// A title and nothing else but what stands around titles.
  private var isTitle: Bool {
    cells.allSatisfy { !$0.marks.isDisjoint(with: [.title, .meta, .printLabel, .continuation, .watermark]) }
  }

  /// Each cell has the shape of a title or stands around titles; a lone one may be of a cover, or a title of a table that
  /// is known to be left out.
  private var isTitleLike: Bool {
    if cells.count == 1 { return !cells[0].marks.isDisjoint(with: [.titleLike, .otherTable, .cover]) }
    return cells.allSatisfy { !$0.marks.isDisjoint(with: [.titleLike, .title, .meta, .printLabel, .watermark]) }
  }

  /// A line of a title's shape with the table's unit beside it. Behind a word that announces a name stands that name.
  private var isTitleBesideMeta: Bool {
    guard cells.count > 1, isTitleLike else { return false }
    return cells.indices.contains { index in
      cells[index].marks.contains(.titleLike) && (index == 0 || !cells[index - 1].marks.contains(.metaLabel))
    }
  }

  /// The columns of its titles, and of what has the shape of one.
  var titleColumns: [Int] {
    cells.filter { !$0.marks.isDisjoint(with: [.title, .titleLike]) && $0.isWord }.map(\.column)
  }

  // MARK: Whose table it is

  /// It tells whose table it is or its unit: in one cell, or as a word that announces it with the value in the next cell.
  /// The word alone among others is a label of a header. A year may stand beside it, but no other figure.
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

  /// It is the row of column numbers below a header: 1, 2, 3, …
  public var isColumnNumbers: Bool {
    guard cells.count > 1 else { return false }
    for (index, cell) in cells.enumerated() {
      guard Int(String(decoding: bytes[cell.range], as: UTF8.self)) == index + 1 else { return false }
    }
    return true
  }

  /// It may be the row of column numbers after columns were moved, doubled or removed: small numbers that begin with 1 or 2
  /// in the order of their size, and leave out at most one at a time.
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
