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
    if marks.isDisjoint(with: .special) { return plainClass(marks) }
    if cells.allSatisfy({ !$0.marks.isDisjoint(with: .furniture) }) { return .furniture }
    guard let first = cells.first else { return .furniture }
    if first.marks.contains(.pageTotal) || cells.count > 1 && cells[1].marks.contains(.pageTotal) && first.isFigure {
      return .pageTotal
    }
    if first.marks.contains(.note), cells.count <= 3 { return .note }
    if first.marks.contains(.signature) { return .signature }
    if marks.contains(.title), isTitle { return .title }
    if marks.contains(.meta), isMeta, !isHeader(self) { return .meta }
    if hasFigures { return .figures }
    if cells.count == 1 {
      if marks.contains(.sentence) { return .sentence }
      return !marks.isDisjoint(with: [.titleLike, .otherTable, .cover]) && !isHeader(self) ? .titleLike : .lone
    }
    if cells.allSatisfy({ !$0.marks.isDisjoint(with: [.titleLike, .title, .meta, .printLabel, .watermark]) }),
      !isHeader(self)
    {
      return .titleLike
    }
    if first.marks.contains(.sentence), cells.count <= 3 { return .sentence }
    return .labels
  }

  private func plainClass(_ marks: TextMarks) -> RowClass {
    if hasFigures { return .figures }
    return cells.count == 1 ? .lone : .labels
  }

  /// It holds a figure that is one: a mark for none beside words is no row of a body by itself.
  var hasFigures: Bool {
    cells.contains { !$0.marks.isDisjoint(with: .figure) || $0.kind == .number || $0.kind == .date }
  }

  /// A title and nothing else but what stands around titles.
  private var isTitle: Bool {
    cells.contains { $0.marks.contains(.title) }
      && cells.allSatisfy { !$0.marks.isDisjoint(with: [.title, .meta, .printLabel, .continuation, .watermark]) }
  }

  /// It tells whose table it is or its unit: in one cell, or as a word that announces it with the value in the next cell.
  /// The word alone among others is a label of a header.
  private var isMeta: Bool {
    let told = cells.contains { $0.marks.contains(.meta) && !$0.marks.contains(.metaLabel) }
    if told { return !cells.contains { $0.marks.contains(.figure) && $0.label == nil } || cells.count <= 3 }
    let announcing = cells.count { $0.marks.contains(.metaLabel) }
    return cells[0].marks.contains(.metaLabel) && cells.count <= 2 * announcing && cells.count <= 4
  }

  /// The columns of its titles, and of what has the shape of one.
  var titleColumns: [Int] {
    cells.filter { !$0.marks.isDisjoint(with: [.title, .titleLike]) && $0.isWord }.map(\.column)
  }

  /// It is the row of column numbers below a header: 1, 2, 3, …
  public var isColumnNumbers: Bool {
    guard cells.count > 1 else { return false }
    for (index, cell) in cells.enumerated() {
      guard Int(String(decoding: bytes[cell.range], as: UTF8.self)) == index + 1 else { return false }
    }
    return true
  }
}
