/// Which figures of the disclosure that is checked a rule looked at (覆盖): those of a comparison that could be made.
///
/// Figures are marked while they are added up. Only where one of them turns out to be missing, so that nothing was compared,
/// the marks of this comparison are taken back.
struct Coverage {
  /// What becomes of the figures that are added up.
  enum Mode {
    case passedOver
    case marked
    case unmarked
  }

  var mode = Mode.passedOver
  /// For each figure the comparison that marked it first; 0 for none.
  private var first: [Int32]
  private var comparison: Int32 = 0

  /// No mark on any of `count` figures.
  init(count: Int) { first = [Int32](repeating: 0, count: count) }

  /// Another comparison begins, and marks what it adds up.
  mutating func begin() {
    comparison += 1
    mode = .marked
  }

  /// The figure at `place` is added up.
  @inline(__always) mutating func look(at place: Int) {
    switch mode {
    case .passedOver: break
    case .marked: if first[place] == 0 { first[place] = comparison }
    case .unmarked: if first[place] == comparison { first[place] = 0 }
    }
  }

  /// Whether a rule looked at the figure at `place`.
  subscript(_ place: Int) -> Bool { first[place] != 0 }
}
