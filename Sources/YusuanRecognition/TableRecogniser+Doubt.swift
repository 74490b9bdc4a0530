internal import YusuanBlocks
internal import YusuanFindings

/// What stands above the next row of an open table and makes it doubtful that the row belongs to it (存疑之处).
struct Doubt {
  /// A line without figures.
  struct Heading {
    var label: String
    var location: Location
    /// A blank row stands before it.
    var isApart: Bool
  }

  /// How many headings are named at most; more of them come only where no figures follow.
  static let most = 8

  /// The lines above; none where the header alone was printed again, or a note stands there.
  var headings: [Heading] = []
}

extension TableRecogniser {
  /// Remembers a line without figures within a table; whether a row with figures follows is not known yet.
  func doubt(_ row: BlockRow) {
    var doubt = doubt ?? Doubt()
    defer { self.doubt = doubt }
    guard doubt.headings.count < Doubt.most else { return }
    let label = row.cells.first.map { Self.excerpt(text($0, row).text) } ?? ""
    doubt.headings.append(
      Doubt.Heading(label: label, location: place.location(row), isApart: row.blankRowsBefore > 0))
  }

  /// A row with figures follows in `table`: it begins another table, which is true, or the headings above it are reported.
  func resolveDoubt(_ row: BlockRow, _ table: OpenTable) -> Bool {
    defer { doubt = nil }
    if startsAgain(row, table) {
      beginAgain(row)
      return true
    }
    for heading in doubt?.headings ?? [] {
      output.take(
        Diagnostic(.headingInside, at: heading.location, [.table: table.printedTitle, .label: heading.label]))
    }
    return false
  }

  /// Whether the table begins once more at `row`, which stands behind a blank row, a heading, a note or the header: the row is known
  /// and was read already. A code that was read tells it behind a heading that stands apart.
  private func startsAgain(_ row: BlockRow, _ table: OpenTable) -> Bool {
    let isApart = doubt?.headings.contains(where: \.isApart) ?? false
    var isKnown = false
    for index in parts.panels.indices where !parts.panels[index].isEmpty {
      let (panel, reader) = (parts.panels[index], table.panels[index])
      guard let place = panel.item ?? panel.code else { continue }
      let label = text(row.cells[place], row)
      if reader.fixedRow(label, unit: table.unit) != nil { return false }
      isKnown = isKnown || reader.isRepeated(label, unit: table.unit)
      if isApart, let code = panel.code, let digits = self.code(row.cells[code], row)?.digits {
        isKnown = isKnown || reader.hasCode(digits)
      }
    }
    return isKnown
  }

  /// The open table ends, and its rows once more are a block that is none: nothing tells which table they are.
  private func beginAgain(_ row: BlockRow) {
    let heading = doubt?.headings.first
    closeTable()
    pending.clearForNextTable()
    let label = heading?.label ?? row.cells.first.map { Self.excerpt(text($0, row).text) } ?? ""
    stranger = StrangerBlock(
      location: heading?.location ?? place.location(row), label: label, columns: columnLabels(headRows), reason: .again,
      hasTitle: heading != nil, hasHeader: true)
  }
}
