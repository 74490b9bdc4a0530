internal import Budget

/// The words of a layout, prepared for asking which of them a text is.
struct WordIndex {
  let unitName: LabelIndex
  let amountUnit: LabelIndex
  let printLabels: LabelIndex
  let continuations: LabelIndex
  let watermarks: LabelIndex
  let notes: LabelIndex
  let emptyNotes: LabelIndex
  let signatures: LabelIndex
  /// The ends of other tables' titles, each with how many folded characters it has.
  private let otherTables: [(label: Label, length: Int)]

  init(_ words: LayoutWords) {
    unitName = LabelIndex(words.unitName)
    amountUnit = LabelIndex(words.amountUnit)
    printLabels = LabelIndex(words.printLabels)
    continuations = LabelIndex(words.continuations)
    watermarks = LabelIndex(words.watermarks)
    notes = LabelIndex(words.notes)
    emptyNotes = LabelIndex(words.emptyNotes)
    signatures = LabelIndex(words.signatures)
    otherTables = words.otherTables.map { ($0, FoldedText($0.text).scalars.count) }
  }

  /// Whether `scalars` ends as the title of a table that is not among the thirteen.
  func endsOtherTable(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    otherTables.contains { label, length in
      scalars.count >= length && label.match(scalars.suffix(length))?.length == length
    }
  }
}
