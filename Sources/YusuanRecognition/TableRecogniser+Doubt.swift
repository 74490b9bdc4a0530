internal import YusuanBlocks
internal import YusuanFindings

/// What stands above the next row of an open table and makes it doubtful that the row belongs to it (存疑之处).
struct Doubt {
  /// A line without figures.
  struct Heading {
    var label: String
    var location: Location
    /// It may be a row of the table, and is kept as one.
    var isRow: Bool
  }

  /// How many headings are named at most; more of them come only where no figures follow.
  static let most = 8

  /// The lines above; none where the header alone was printed again, or a note stands there.
  var headings: [Heading] = []

  /// Nothing stands above but what may be rows of the table.
  var isOfRows: Bool { !headings.isEmpty && headings.allSatisfy(\.isRow) }
}

extension TableRecogniser {
  /// Remembers a line without figures within a table; whether a row with figures follows is not known yet. One that
  /// `isRow` is kept as a row.
  func doubt(_ row: BlockRow, isRow: Bool) {
    var doubt = doubt ?? Doubt()
    defer { self.doubt = doubt }
    guard doubt.headings.count < Doubt.most else { return }
    let label = row.cells.first.map { Self.excerpt(text($0, row).text) } ?? ""
    doubt.headings.append(
      Doubt.Heading(label: label, location: place.location(row), isRow: isRow))
  }

  /// A row with figures follows in `table`: it begins another table, which is true, or the headings above it are reported.
  func resolveDoubt(_ row: BlockRow, _ table: TableBuilder) -> Bool {
    defer { doubt = nil }
    if row.blankRowsBefore > 0 || doubt?.isOfRows == false, startsAgain(row, table) {
      beginAgain(row, .again)
      return true
    }
    if isStray(row, table) {
      beginAgain(row, .noHeader)
      return true
    }
    for heading in doubt?.headings ?? [] {
      output.receive(
        Diagnostic(.headingInside, at: heading.location, [.table: table.printedTitle, .label: heading.label]))
    }
    return false
  }

  /// Whether the table begins once more at `row`, which stands behind a blank row, a heading, a note or the header: the row
  /// is known by its label or its code, and was read already.
  private func startsAgain(_ row: BlockRow, _ table: TableBuilder) -> Bool {
    var isKnown = false
    for index in parts.panels.indices where !parts.panels[index].isEmpty {
      let (panel, reader) = (parts.panels[index], table.panels[index])
      for place in [panel.item, panel.code].compactMap({ $0 }) {
        let label = text(row.cells[place], row)
        if reader.fixedRow(label, unit: table.unit) != nil { return false }
        isKnown = isKnown || reader.isRepeated(label, unit: table.unit)
      }
      if let code = panel.code, let digits = self.code(row.cells[code], row)?.digits {
        isKnown = isKnown || reader.hasCode(digits)
      }
    }
    return isKnown
  }

  /// Whether `row`, which stands behind a blank row, is none of a table with codes: it has words that are no row's, and none.
  private func isStray(_ row: BlockRow, _ table: TableBuilder) -> Bool {
    guard row.blankRowsBefore > 0 else { return false }
    var isStray = false
    for index in parts.panels.indices where !parts.panels[index].isEmpty {
      let (panel, reader) = (parts.panels[index], table.panels[index])
      let labels = [panel.item, panel.code].compactMap { $0 }.map { text(row.cells[$0], row) }
      guard reader.takesCodes, !panel.hasCodeParts, !labels.isEmpty else { return false }
      if labels.contains(where: { $0.code != nil || reader.knows($0, unit: table.unit) }) { return false }
      isStray = true
    }
    return isStray
  }

  /// The open table ends, and its rows once more are a block that is none: nothing tells which table they are.
  private func beginAgain(_ row: BlockRow, _ reason: HeadDecision.Stranger) {
    let heading = doubt?.headings.first
    closeTable()
    pending.clearForNextTable()
    let label = heading?.label ?? row.cells.first.map { Self.excerpt(text($0, row).text) } ?? ""
    stranger = StrangerBlock(
      location: heading?.location ?? place.location(row), label: label, columns: columnLabels(headRows), reason: reason,
      hasTitle: heading != nil, hasHeader: reason == .again)
  }
}
