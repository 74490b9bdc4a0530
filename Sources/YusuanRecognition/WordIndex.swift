internal import YusuanModel
internal import YusuanProfiles

/// The words of some profiles, prepared for asking which of them a text is.
struct WordIndex {
  let amountUnit: LabelIndex
  let printLabels: LabelIndex
  let continuations: LabelIndex
  let watermarks: LabelIndex
  let pageTotals: LabelIndex
  let notes: LabelIndex
  let emptyNotes: LabelIndex
  let signatures: LabelIndex
  let codeParts: [Label]
  private let unitNames: LabelIndex
  private let unitLevels: [UnitLevel?]
  private let amountUnits: [AmountUnitWord]
  private let covers: [CoverWord]
  /// What covers end with: few texts do.
  private let coverEnds: Set<Unicode.Scalar>
  /// The ends of other tables' titles, each with how many folded characters it has.
  private let otherTables: [(label: Label, length: Int)]

  init(_ words: [ProfileWords]) {
    func all(_ kind: KeyPath<ProfileWords, [Label]>) -> [Label] {
      var seen: Set<String> = []
      return words.flatMap { $0[keyPath: kind] }.filter { seen.insert($0.text).inserted }
    }
    amountUnit = LabelIndex(all(\.amountUnit))
    printLabels = LabelIndex(all(\.printLabels))
    continuations = LabelIndex(all(\.continuations))
    watermarks = LabelIndex(all(\.watermarks))
    pageTotals = LabelIndex(all(\.pageTotals))
    notes = LabelIndex(all(\.notes))
    emptyNotes = LabelIndex(all(\.emptyNotes))
    signatures = LabelIndex(all(\.signatures))
    codeParts = all(\.codeParts)
    let unitNames = words.flatMap(\.unitName)
    self.unitNames = LabelIndex(unitNames.map(\.word))
    unitLevels = unitNames.map(\.level)
    amountUnits = words.flatMap(\.amountUnits)
    covers = words.flatMap(\.covers)
    coverEnds = Set(covers.compactMap { FoldedText($0.word.text).scalars.last })
    otherTables = all(\.otherTables).map { ($0, FoldedText($0.text).scalars.count) }
  }

  /// The level that a label before a unit's name tells, which may be none; nil where `scalars` is no such label.
  func unitLevel(_ scalars: ArraySlice<Unicode.Scalar>) -> UnitLevel?? {
    let found = unitNames.whole(scalars)
    guard !found.isEmpty else { return nil }
    let levels = Set(found.compactMap { unitLevels[$0.index] })
    return .some(levels.count == 1 ? levels.first : nil)
  }

  /// The money unit of the word `folded`; nil where it is none.
  func amountUnit(named folded: FoldedText) -> AmountUnit? { amountUnits.first { $0.word.matches(folded) }?.unit }

  /// What a cover says that ends as `scalars` does: the year, and the level where it tells one; nil where it is no cover.
  func cover(_ scalars: ArraySlice<Unicode.Scalar>) -> (year: Int?, level: UnitLevel?)? {
    guard let last = scalars.last, coverEnds.contains(last), (4...60).contains(scalars.count) else { return nil }
    for start in scalars.indices {
      for cover in covers {
        if let match = cover.word.match(scalars[start...]), match.length == scalars.endIndex - start {
          return (match.year, cover.level)
        }
      }
    }
    return nil
  }

  /// Whether `scalars` ends as the title of a table that is none of the profiles'.
  func endsOtherTable(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    otherTables.contains { label, length in
      scalars.count >= length && label.match(scalars.suffix(length))?.length == length
    }
  }
}
