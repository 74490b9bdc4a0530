internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanRecognition

/// Writes the note of a table below it, or in the place of the one that the template has (表注的填写).
struct NoteFilling {
  private let profile: Profile
  private let reading: TemplateReading

  init(_ profile: Profile, _ reading: TemplateReading) { (self.profile, self.reading) = (profile, reading) }

  /// Writes the note of `table` into `sheet`, where it stands as `template`.
  func write(
    _ table: Table, _ template: RecognisedTable, year: Int?, _ sheet: SheetText, _ texts: SharedTexts,
    _ edits: inout SheetEdits
  ) {
    let places = places(of: template)
    guard let note = table.note else {
      // A form that says that the table is empty must not say so above figures.
      let hasFigures = table.panels.contains { $0.rows.contains(where: \.hasValues) }
      guard hasFigures, let old = template.table.note, isEmptyNote(old) else { return }
      for place in places { edits.set(.row(place.row), place.column, .blank) }
      return
    }
    if let old = template.table.note, !places.isEmpty {
      if FoldedText(old) == FoldedText(note) { return }
      for place in places.dropFirst() { edits.set(.row(place.row), place.column, .blank) }
      return edits.set(.row(places[0].row), places[0].column, .text(text(note)))
    }
    guard let column = template.columns.first?.source else { return }
    var last = template.headerEnd
    for panel in template.source.panels { for row in panel.rows { last = max(last, Int(row.row)) } }
    let below = SheetEdits.Line.row(last + 1)
    let isFree = sheet.row(last + 1)?.cells.allSatisfy { sheet.value($0, texts) == .blank } ?? true
    if isFree, edits.cells[below]?.values.allSatisfy({ $0 == .blank }) ?? true {
      edits.set(below, column, .text(text(note)))
    } else {
      edits.shift.insert(1, after: last, like: last)
      edits.set(.added(after: last, 0), column, .text(text(note)))
    }
  }

  private func text(_ note: String) -> String { (profile.words.notes.first?.text ?? "注") + "：" + note }

  private func isEmptyNote(_ note: String) -> Bool {
    let folded = FoldedText(note)
    return profile.words.emptyNotes.contains { $0.matches(folded) }
      || profile.tables.contains { $0.emptyNote?.matches(folded) == true }
  }

  /// The cells with the notes of `template`: those below it and above the next table.
  private func places(of template: RecognisedTable) -> [CellPosition] {
    let next =
      reading.tables.filter { $0.location.sheet == template.location.sheet && $0.headerEnd > template.headerEnd }
      .map(\.headerEnd).min() ?? Int.max
    return reading.statements.compactMap { statement in
      guard statement.kind == .note, statement.location.sheet == template.location.sheet,
        let cell = statement.location.cell, cell.row > template.headerEnd, cell.row < next
      else { return nil }
      return cell
    }
  }
}
