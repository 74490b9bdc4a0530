internal import YusuanFindings

/// Consecutive titles with nothing else below them (只有标题). A list of contents may be of any length. So only the last
/// title is kept; of the others only the counts of their cells are.
struct BareTitles {
  /// The last title. A note or a unit below it belongs to it.
  private(set) var last: TableBuilder?
  /// How many came before it.
  private(set) var countBefore = 0
  /// What became of the cells of the titles before it.
  private(set) var ledgerBefore = Ledger()

  /// Makes `title` the last one and returns the one before, which is complete.
  mutating func replaceLast(with title: TableBuilder) -> TableBuilder? {
    defer { last = title }
    if last != nil { countBefore += 1 }
    return last
  }

  /// Counts the cells of a title that came before the last one.
  mutating func count(_ ledger: Ledger) { ledgerBefore.add(ledger) }
}

extension TableRecogniser {
  /// Reads a title that has no header below it so far.
  func readBareTitle(_ title: TableBuilder) {
    guard let complete = bareTitles.replaceLast(with: title), !readEmptyTable(complete) else { return }
    var ledger = Ledger()
    ledger.use(.outside, complete.ledger.used)
    reportUsed([complete.usedTitle])
    bareTitles.count(ledger)
  }

  /// Decides what the titles are. Several titles are a list of contents. A title printed again above its own table is a
  /// repetition. Any other single title is a missing table, and reported.
  func flushBareTitles(before table: TableBuilder? = nil) {
    guard let last = bareTitles.last else { return }
    var ledger = bareTitles.ledgerBefore
    let isHarmless = bareTitles.countBefore > 0 || last.scheme === table?.scheme
    bareTitles = BareTitles()
    if !readEmptyTable(last) {
      if isHarmless {
        ledger.use(.outside, last.ledger.used)
        reportUsed([last.usedTitle])
      } else {
        ledger.diagnose(last.ledger.used)
        output.receive(
          Diagnostic(.headerMissing, at: last.location, [.table: last.printedTitle], cells: last.ledger.used))
      }
    }
    output.receive(ledger)
  }

  /// Hands on a title with a note below it as an empty table. Returns false if it has no note.
  private func readEmptyTable(_ title: TableBuilder) -> Bool {
    if title.notes.isEmpty { return false }
    output.receive(title.recognised { [vocabulary] in vocabulary.emptyNote($0, title.scheme.profile) })
    return true
  }
}

extension TableBuilder {
  /// The title as a text that is counted as used but is in no result.
  fileprivate var usedTitle: UsedText { UsedText(location: location, text: printedTitle, reason: .title) }
}
