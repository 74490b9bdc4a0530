internal import YusuanBlocks
internal import YusuanModel
internal import YusuanSheets

/// Makes sketches from the blocks of a sheet (表的起草).
final class SketchSink: BlockSink {
  private let gathering: SketchGathering
  private let sheet: SheetInfo
  private let guess: HeaderGuess
  /// The table being read. Nil outside tables, and in a block from which no table can be drafted.
  private var open: TableSketch?
  /// What was printed above a title that has not come yet.
  private var printLabel: String?
  private var amountUnit: AmountUnit?

  init(_ gathering: SketchGathering, _ sheet: SheetInfo) {
    (self.gathering, self.sheet, guess) = (gathering, sheet, HeaderGuess(gathering.glossary))
  }

  // MARK: What the block reader asks

  func isHeader(_ row: BlockRow) -> Bool {
    row.cells.allSatisfy { isLabel($0, row) }
  }

  func isLabel(_ cell: BlockCell, _ row: BlockRow) -> Bool {
    gathering.glossary.term(text(cell, row), at: .columns) != nil
  }

  func isHeaderAgain(_ row: BlockRow) -> Bool { open?.header.contains(labels(row)) == true }

  func repeatsLabel(_ row: BlockRow) -> Bool {
    let labels = labels(row)
    return open?.header.contains { $0.contains(where: labels.contains) } == true
  }

  func claims(_ row: BlockRow) -> Bool {
    guard open != nil, let first = row.cells.first else { return false }
    let label = text(first, row)
    return guess.isRowLabel(label) || HeaderGuess.isPlaceholder(label)
  }

  /// Whether the head is one table, however wide its gaps are: it has at most one title.
  func isKnown(_ head: BlockHead) -> Bool {
    head.lines.count(where: isTitle) == 1 || !head.lines.contains(where: isTitle)
  }

  /// A line above tables side by side also counts for the next table here.
  func hear(_ row: BlockRow) { readLine(row) }

  // MARK: A block begins

  func begin(_ head: BlockHead) -> BlockShape {
    let title = titleIndex(head.lines)
    for (index, row) in head.lines.enumerated() where index != title { readLine(row) }
    let rows = head.rows.map { HeaderGuess.HeadRow(labels($0), $0.isColumnNumbers) }
    let count = guess.count(rows, bottom: mergedRows(head.rows))
    let header = rows.prefix(count).filter { !$0.isNumbers }.map(\.labels)
    let name = title.map { titleText(head.lines[$0]) }
    let shape = BlockShape(headerRows: count, roles: guess.roles(header, first: head.firstFigures))
    defer { (printLabel, amountUnit) = (nil, nil) }
    guard isTable(name, header, hasFigures: head.firstFigures != nil) else { return BlockShape(headerRows: count) }
    if let title { readUnit(beside: head.lines[title]) }
    var sketch = TableSketch(
      title: name ?? self.name(above: head.lines), isTitled: name != nil, printLabel: printLabel,
      amountUnit: amountUnit,
      header: header)
    sketch.sheetNumber = sheet.name.flatMap { PrintLabel(FoldedText($0))?.number }
    sketch.printsColumnNumbers = rows.prefix(count).contains { $0.isNumbers }
    open = sketch
    return shape
  }

  /// How many labels a header may have.
  private static let mostLabels = 1_000
  /// How many bytes a label may have. A profile's label has at most 200 characters.
  private static let longestLabel = 600

  /// Whether `text` has a sign that means a placeholder in a profile.
  private static func hasBraces(_ text: String) -> Bool { text.contains { $0 == "{" || $0 == "}" } }

  /// Whether a block is a table: it has a header, and either a title with figures below it or known labels.
  private func isTable(_ title: String?, _ header: [[LabelSketch]], hasFigures: Bool) -> Bool {
    let labels = header.flatMap { $0 }
    guard (2...Self.mostLabels).contains(labels.count), labels.allSatisfy({ $0.text.utf8.count <= Self.longestLabel })
    else {
      return false
    }
    // Braces are placeholders in a profile, which has no other way to write them.
    if labels.contains(where: { Self.hasBraces($0.text) }) || title.map(Self.hasBraces) == true { return false }
    if let title, gathering.words.isOtherTable(FoldedText(title)) { return false }
    return hasFigures && title != nil || guess.isKnown(header)
  }

  /// How many of `rows` are covered by the merged labels that begin in the first of them.
  private func mergedRows(_ rows: [BlockRow]) -> Int {
    guard let first = rows.first else { return 0 }
    let last =
      rows.flatMap { row in
        row.merged.filter { Int($0.rows.lowerBound) >= first.number && $0.text.count > 0 }.map {
          Int($0.rows.upperBound)
        }
      }.filter { $0 < first.number + 8 }.max() ?? first.number
    return rows.count { $0.number <= last }
  }

  // MARK: Lines

  private func isTitle(_ row: BlockRow) -> Bool {
    guard row.rowClass(isHeader: isHeader) == .titleLike else { return false }
    return cover(row) == nil
  }

  /// The index of the title among `lines`: the last line of a title's shape, if no sentence stands below it.
  private func titleIndex(_ lines: [BlockRow]) -> Int? {
    guard let index = lines.lastIndex(where: isTitle) else { return nil }
    return lines[index...].contains { $0.rowClass(isHeader: isHeader) == .sentence } ? nil : index
  }

  /// The title in `row`. A table number before it is its print label.
  private func titleText(_ row: BlockRow) -> String {
    let cell = row.cells.first { $0.marks.contains(.titleLike) } ?? row.cells[0]
    for other in row.cells where other.marks.contains(.printLabel) { readPrintLabel(text(other, row)) }
    let title = text(cell, row)
    guard let gap = title.firstIndex(where: { $0.isWhitespace || $0 == "：" || $0 == ":" }),
      PrintLabel(FoldedText(title[..<gap])) != nil
    else { return title }
    readPrintLabel(String(title[..<gap]))
    return DraftText.cleaned(String(title[title.index(after: gap)...]))
  }

  private func readPrintLabel(_ text: String) {
    guard let label = PrintLabel(FoldedText(text)) else { return }
    printLabel = text
    if !gathering.surroundings.printLabels.contains(label.word) {
      gathering.surroundings.printLabels.append(label.word)
    }
  }

  /// The name of a table without a title: the lone line above it, or else its sheet, or else its file.
  private func name(above lines: [BlockRow]) -> String {
    if let line = lines.last, line.rowClass(isHeader: isHeader) == .lone { return text(line.cells[0], line) }
    let file = sheet.input.split(separator: "/").last?.split(separator: ".").first.map(String.init)
    return String((sheet.name.map(DraftText.cleaned) ?? file ?? sheet.input).prefix(200))
  }

  /// Reads what a line around tables states.
  private func readLine(_ row: BlockRow) {
    if let cover = cover(row) { return gathering.surroundings.add(cover) }
    for (index, cell) in row.cells.enumerated() {
      let text = text(cell, row)
      if cell.marks.contains(.printLabel) { readPrintLabel(text) }
      guard cell.marks.contains(.meta) else { continue }
      let isBare =
        cell.marks.contains(.metaLabel) && index + 1 < row.cells.count && !row.cells[index + 1].marks.contains(.meta)
      readMeta(isBare ? "\(text)\(self.text(row.cells[index + 1], row))" : text)
    }
  }

  private func readUnit(beside row: BlockRow) {
    for cell in row.cells where cell.marks.contains(.meta) { readMeta(text(cell, row)) }
  }

  private func readMeta(_ text: String) {
    guard let told = ToldText(text) else { return }
    gathering.surroundings.add(told)
    amountUnit = told.money ?? amountUnit
  }

  /// The cover line that `row` is, or nil if it is none.
  private func cover(_ row: BlockRow) -> Cover? {
    row.cells.count == 1 && row.cells[0].isWord ? Cover(text(row.cells[0], row)) : nil
  }

  // MARK: Rows

  func body(_ row: BlockRow, _ belonging: Belonging) {
    guard let table = open, table.rows.count < TableSketch.longest, gathering.cellsLeft > 0 else { return }
    gathering.cellsLeft -= row.cells.count
    if row.cells.contains(where: { Self.hasBraces(text($0, row)) }) { return }
    var cells: [Int: CellSketch] = [:]
    for cell in row.cells {
      let text = text(cell, row)
      cells[cell.column] = CellSketch(
        text: String(text.prefix(CellSketch.longest)), kind: cell.kind,
        isPercentage: cell.shown.misfit == .percentage || text.hasSuffix("%") || text.hasSuffix("％"),
        isFigure: cell.isFigure, isDash: cell.marks.contains(.dash))
    }
    open?.rows.append(RowSketch(number: row.number, cells: cells))
  }

  func again(_ row: BlockRow, _ rowClass: RowClass) {}

  func below(_ row: BlockRow, _ rowClass: RowClass) {
    for cell in row.cells where cell.marks.contains(.printLabel) { readPrintLabel(text(cell, row)) }
    guard rowClass == .note, let cell = row.cells.first, !Self.hasBraces(text(cell, row)) else { return }
    if let count = open?.notes.count, count < TableSketch.mostNotes { open?.notes.append(text(cell, row)) }
  }

  func claimsBelow(_ row: BlockRow) -> Bool { false }

  func end() {
    if let table = open { gathering.add(table) }
    open = nil
  }

  func beside() -> any BlockSink { SketchSink(gathering, sheet) }

  func line(_ row: BlockRow, _ rowClass: RowClass) { readLine(row) }

  // MARK: Texts

  private func text(_ cell: BlockCell, _ row: BlockRow) -> String {
    DraftText.cleaned(String(decoding: row.bytes[cell.range], as: UTF8.self))
  }

  private func labels(_ row: BlockRow) -> [LabelSketch] {
    row.cells.map { LabelSketch(column: $0.column, text: text($0, row)) }
  }
}
