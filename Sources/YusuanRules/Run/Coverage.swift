/// Which figures of the disclosure that is checked a rule looked at (覆盖): those of a comparison that could be made.
///
/// Figures are marked while they are added up. Only where one of them turns out to be missing, so that nothing was compared,
/// the marks of this comparison are taken back.
struct Coverage {
  private var isMarked: [Bool]
  /// The marked figures in the order they were marked, each once.
  private var marked: [Int] = []
  /// How many of them earlier comparisons marked.
  private var settled = 0

  /// No mark on any of `count` figures; of none, nothing is ever marked.
  init(count: Int) { isMarked = [Bool](repeating: false, count: count) }

  /// Another comparison begins.
  @inline(__always) mutating func begin() { settled = marked.count }

  /// The figure at `place` is added up.
  @inline(__always) mutating func mark(_ place: Int) {
    guard !isMarked.isEmpty, !isMarked[place] else { return }
    isMarked[place] = true
    marked.append(place)
  }

  /// The comparison could not be made.
  mutating func takeBack() {
    for place in marked[settled...] { isMarked[place] = false }
    marked.removeSubrange(settled...)
  }

  /// Whether a rule looked at the figure at `place`.
  subscript(_ place: Int) -> Bool { isMarked[place] }
}
