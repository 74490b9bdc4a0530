internal import YusuanBlocks
internal import YusuanModel

/// The title among the lines above a header (标题的认定): the last line that is a known title or has the shape of one.
struct HeadTitle {
  /// The index of the first line that belongs to the block. Lines before it belong to no table.
  private(set) var start: Int
  /// The title's row, or nil if there is no title.
  private(set) var row: BlockRow?
  /// The source column of the title.
  private(set) var column: Int?
  /// The known title that it is.
  private(set) var match: TitleMatch?
  /// It has the shape of a title but is not a known one.
  private(set) var isStrange = false
  /// The texts of the title.
  private(set) var texts: [CellText] = []

  /// Finds the title among `lines`; `recogniser` knows their texts.
  init(_ lines: [BlockRow], _ recogniser: TableRecogniser) {
    start = 0
    for index in lines.indices.reversed() {
      let line = lines[index]
      let rowClass = line.rowClass(isHeader: recogniser.isHeader)
      guard rowClass == .title || rowClass == .titleLike else { continue }
      if row == nil {
        (row, start) = (line, index)
        if rowClass == .title {
          useTitle(of: line, recogniser)
          return
        }
        isStrange = true
        column = line.cells.first?.column
        texts = line.cells.map { recogniser.text($0, line) }
        joinLines(lines, index, recogniser)
        if match != nil { return }
        continue
      }
      // A line in brackets below a known title is a remark of it, such as （草案）.
      if rowClass == .title, isRemark { useTitle(of: line, recogniser); (row, start, isStrange) = (line, index, false) }
      return
    }
  }

  private mutating func useTitle(of line: BlockRow, _ recogniser: TableRecogniser) {
    for cell in line.cells where cell.marks.contains(.title) {
      let text = recogniser.text(cell, line)
      guard let title = text.title else { continue }
      (match, column, texts, isStrange) = (title, cell.column, [text], false)
      return
    }
  }

  /// Joins the line with the lone line right above it if both together are a known title.
  private mutating func joinLines(_ lines: [BlockRow], _ index: Int, _ recogniser: TableRecogniser) {
    guard index > 0, lines[index].cells.count == 1, lines[index - 1].cells.count == 1, lines[index].blankRowsBefore == 0
    else { return }
    let parts = [lines[index - 1], lines[index]]
    let texts = parts.map { recogniser.text($0.cells[0], $0) }
    let joined = FoldedText(texts.map(\.text).joined())
    guard let title = recogniser.vocabulary.title(joined) else { return }
    (match, start, row, isStrange) = (title, index - 1, parts[0], false)
    self.texts = texts
  }

  /// Whether the title is a line in brackets.
  private var isRemark: Bool {
    texts.count == 1 && texts[0].folded.scalars.first == "(" && texts[0].folded.scalars.last == ")"
  }
}
