/// The figures of the checked disclosure that a rule has covered (覆盖), in a comparison that could be made.
///
/// Figures are marked while they are added up. If one of them is missing, nothing is compared, and the marks of that
/// comparison are removed. Marking is inlined, since rules do it for each figure.
struct Coverage {
  private var isMarked: [Bool]
  /// The marked figures, in the order of marking, each once.
  private var marked: [Int] = []
  /// How many of them were marked by earlier comparisons.
  private var settled = 0

  /// No marks on `count` figures. With a count of 0 nothing is ever marked.
  init(count: Int) { isMarked = [Bool](repeating: false, count: count) }

  /// Begins another comparison.
  @inline(__always) mutating func begin() { settled = marked.count }

  /// Marks the figure at `place`, which is added up.
  @inline(__always) mutating func mark(_ place: Int) {
    guard !isMarked.isEmpty, !isMarked[place] else { return }
    isMarked[place] = true
    marked.append(place)
  }

  /// Removes the marks of a comparison that could not be made.
  mutating func removeMarks() {
    for place in marked[settled...] { isMarked[place] = false }
    marked.removeSubrange(settled...)
  }

  /// Whether a rule covered the figure at `place`.
  subscript(_ place: Int) -> Bool { isMarked[place] }
}
