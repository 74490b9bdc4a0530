internal import YusuanModel
internal import YusuanProfiles

/// The words of some profiles, prepared for finding out which of them a text is.
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
  /// The last characters of covers: few texts end with them.
  private let coverEnds: Set<Unicode.Scalar>
  /// The ends of other tables' titles, each with its length in folded characters.
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

  /// The level stated by a label before a unit's name, which may state none. The outer nil means that `scalars` is no
  /// such label.
  func unitLevel(_ scalars: ArraySlice<Unicode.Scalar>) -> UnitLevel?? {
    let found = unitNames.whole(scalars)
    guard !found.isEmpty else { return nil }
    let levels = Set(found.compactMap { unitLevels[$0.index] })
    return .some(levels.count == 1 ? levels.first : nil)
  }

  /// The money unit named `folded`, or nil if it is none.
  func amountUnit(named folded: FoldedText) -> AmountUnit? { amountUnits.first { $0.word.matches(folded) }?.unit }

  /// The year of a cover, and the level if it states one. Nil if `scalars` does not end like a cover.
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

  /// Whether `scalars` ends like the title of a table that no profile has.
  func endsOtherTable(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    otherTables.contains { label, length in
      scalars.count >= length && label.match(scalars.suffix(length))?.length == length
    }
  }
}
