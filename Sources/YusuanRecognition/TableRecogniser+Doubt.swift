internal import YusuanBlocks
internal import YusuanFindings

/// Lines above the next row of an open table that make it doubtful whether the row belongs to the table (存疑之处).
struct Doubt {
  /// A line without figures.
  struct Heading {
    var label: String
    var location: Location
    /// Whether the line may be a row of the table and is kept as one.
    var isRow: Bool
  }

  /// How many headings are named at most. There are more of them only if no figures follow.
  static let most = 8

  /// The lines above. Empty if there is only a repeated header or a note.
  var headings: [Heading] = []

  /// Whether all lines above may be rows of the table.
  var isOfRows: Bool { !headings.isEmpty && headings.allSatisfy(\.isRow) }
}

extension TableRecogniser {
  /// Remembers a line without figures within a table. It is not yet known whether a row with figures follows. A line
  /// that `isRow` is kept as a row.
  func doubt(_ row: BlockRow, isRow: Bool) {
    var doubt = doubt ?? Doubt()
    defer { self.doubt = doubt }
    guard doubt.headings.count < Doubt.most else { return }
    let label = row.cells.first.map { Self.excerpt(text($0, row).text) } ?? ""
    doubt.headings.append(
      Doubt.Heading(label: label, location: place.location(row), isRow: isRow))
  }

  /// Decides about the first row with figures after doubtful lines. Returns true if the row begins another table.
  /// Otherwise the headings are reported and the row belongs to `table`.
  func resolveDoubt(_ row: BlockRow, _ table: TableBuilder) -> Bool {
    defer { doubt = nil }
    if row.blankRowsBefore > 0 || doubt?.isOfRows == false, startsAgain(row, table) {
      beginStranger(row, .again)
      return true
    }
    if isStray(row, table) {
      beginStranger(row, .noHeader)
      return true
    }
    for heading in doubt?.headings ?? [] {
      output.receive(
        Diagnostic(.headingInside, at: heading.location, [.table: table.printedTitle, .label: heading.label]))
    }
    return false
  }

  /// Whether the table begins again at `row`: its label or code was read already. Asked only behind a blank row, a
  /// heading, a note or a header.
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

  /// Whether `row`, behind a blank row, is foreign to a table with codes: it has a label, but no code and no label of
  /// the table.
  private func isStray(_ row: BlockRow, _ table: TableBuilder) -> Bool {
    guard row.blankRowsBefore > 0 else { return false }
    var isStray = false
    for index in parts.panels.indices where !parts.panels[index].isEmpty {
      let (panel, reader) = (parts.panels[index], table.panels[index])
      let labels = [panel.item, panel.code].compactMap { $0 }.map { text(row.cells[$0], row) }
      guard reader.hasCodeRows, !panel.hasCodeParts, !labels.isEmpty else { return false }
      if labels.contains(where: { $0.code != nil || reader.knows($0, unit: table.unit) }) { return false }
      isStray = true
    }
    return isStray
  }

  /// Closes the open table. The rows from here on are a block that is not converted: nothing tells which table they
  /// belong to.
  private func beginStranger(_ row: BlockRow, _ reason: HeadDecision.Stranger) {
    let heading = doubt?.headings.first
    closeTable()
    pending.clearForNextTable()
    let label = heading?.label ?? row.cells.first.map { Self.excerpt(text($0, row).text) } ?? ""
    stranger = StrangerBlock(
      location: heading?.location ?? place.location(row), label: label, columns: columnLabels(headRows), reason: reason,
      hasTitle: heading != nil, hasHeader: reason == .again)
  }
}
