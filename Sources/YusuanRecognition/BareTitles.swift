internal import YusuanFindings

/// Titles one below the other with nothing else below them (只有标题). A list of contents may be of any length, so that the
/// last one alone is kept, and of the others what became of their cells.
struct BareTitles {
  /// The last one, which a note or a unit below it belongs to.
  private(set) var last: TableBuilder?
  /// How many came before it.
  private(set) var countBefore = 0
  /// What became of the cells of those that came before it.
  private(set) var ledgerBefore = Ledger()

  /// Takes the next title; the one before, which is complete.
  mutating func take(_ title: TableBuilder) -> TableBuilder? {
    defer { last = title }
    if last != nil { countBefore += 1 }
    return last
  }

  /// Counts the cells of a title that came before the last one.
  mutating func count(_ ledger: Ledger) { ledgerBefore.add(ledger) }
}

extension TableRecogniser {
  /// Takes a title without a header below it, so far.
  func readBareTitle(_ title: TableBuilder) {
    guard let complete = bareTitles.take(title), !readEmptyTable(complete) else { return }
    var ledger = Ledger()
    ledger.use(.outside, complete.ledger.used)
    tell([complete.usedTitle])
    bareTitles.count(ledger)
  }

  /// A run of titles with nothing below them is a list of contents, and a title printed above itself is one title; a
  /// single other one is a table that is missing.
  func flushBareTitles(before table: TableBuilder? = nil) {
    guard let last = bareTitles.last else { return }
    var ledger = bareTitles.ledgerBefore
    let isHarmless = bareTitles.countBefore > 0 || last.scheme === table?.scheme
    bareTitles = BareTitles()
    if !readEmptyTable(last) {
      if isHarmless {
        ledger.use(.outside, last.ledger.used)
        tell([last.usedTitle])
      } else {
        ledger.diagnose(last.ledger.used)
        output.receive(
          Diagnostic(.headerMissing, at: last.location, [.table: last.printedTitle], cells: last.ledger.used))
      }
    }
    output.receive(ledger)
  }

  /// Hands on a title that has a note below it: the table is empty, and the note says so. False where it has none.
  private func readEmptyTable(_ title: TableBuilder) -> Bool {
    if title.notes.isEmpty { return false }
    output.receive(title.recognised { [vocabulary] in vocabulary.emptyNote($0, title.scheme.profile) })
    return true
  }
}

extension TableBuilder {
  /// The title as a text that is used and in no result.
  fileprivate var usedTitle: UsedText { UsedText(location: location, text: printedTitle, reason: .title) }
}
