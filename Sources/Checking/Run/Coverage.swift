/// Which figures of the disclosure that is checked a rule looked at (覆盖): those of a comparison that could be made.
///
/// Figures are marked while they are added up. Only where one of them turns out to be missing, so that nothing was compared,
/// the marks of this comparison are taken back.
struct Coverage {
  private var isMarked: [Bool]
  /// The figures that the current comparison was the first to mark.
  private var fresh: [Int] = []

  /// No mark on any of `count` figures; of none, nothing is ever marked.
  init(count: Int) { isMarked = [Bool](repeating: false, count: count) }

  /// Another comparison begins.
  mutating func begin() { fresh.removeAll(keepingCapacity: true) }

  /// The figure at `place` is added up.
  @inline(__always) mutating func mark(_ place: Int) {
    guard !isMarked.isEmpty, !isMarked[place] else { return }
    isMarked[place] = true
    fresh.append(place)
  }

  /// The comparison could not be made.
  mutating func takeBack() {
    for place in fresh { isMarked[place] = false }
    fresh.removeAll(keepingCapacity: true)
  }

  /// Whether a rule looked at the figure at `place`.
  subscript(_ place: Int) -> Bool { isMarked[place] }
}
