internal import YusuanModel

/// Labels by their first character, so that a text is compared with few of them (标签索引).
struct LabelIndex {
  private let labels: [Label]
  private var byFirst: [Unicode.Scalar: [Int]] = [:]
  /// One bit for each first character modulo 64: it rules out most texts at once.
  private var firsts: UInt64 = 0
  /// The labels that begin with a placeholder.
  private var open: [Int] = []

  /// An index of `labels`.
  init(_ labels: [Label]) {
    self.labels = labels
    for (index, label) in labels.enumerated() {
      if let first = label.first {
        byFirst[first, default: []].append(index)
        firsts |= Self.bit(first)
      } else {
        open.append(index)
      }
    }
  }

  private static func bit(_ first: Unicode.Scalar) -> UInt64 { 1 << UInt64(first.value & 63) }

  /// Calls `body` with each label at the beginning of `scalars`, in no particular order. Inlined, so that no closure
  /// is made for each text.
  @inline(__always) private func each(
    in scalars: ArraySlice<Unicode.Scalar>, _ body: (_ index: Int, _ match: Label.Match) -> Void
  ) {
    guard let first = scalars.first else { return }
    if firsts & Self.bit(first) != 0 {
      for index in byFirst[first] ?? [] { if let match = labels[index].match(scalars) { body(index, match) } }
    }
    guard !open.isEmpty, Label.mayBeginPlaceholder(first) else { return }
    for index in open { if let match = labels[index].match(scalars) { body(index, match) } }
  }

  /// The longest label at the beginning of `scalars`, the first of equal ones. Nil if there is none.
  func longest(in scalars: ArraySlice<Unicode.Scalar>) -> (index: Int, match: Label.Match)? {
    var longest: (index: Int, match: Label.Match)?
    each(in: scalars) { index, match in
      guard let known = longest else { return longest = (index, match) }
      let isLonger = match.length > known.match.length
      if isLonger || match.length == known.match.length && index < known.index { longest = (index, match) }
    }
    return longest
  }

  /// All labels of the greatest length at the beginning of `scalars`, in their order.
  func longestOnes(in scalars: ArraySlice<Unicode.Scalar>) -> [(index: Int, match: Label.Match)] {
    var found: [(index: Int, match: Label.Match)] = []
    each(in: scalars) { index, match in
      if let known = found.first {
        if match.length < known.match.length { return }
        if match.length > known.match.length { found.removeAll() }
      }
      found.append((index, match))
    }
    return found.count > 1 ? found.sorted { $0.index < $1.index } : found
  }

  /// The labels that equal the whole of `scalars`, in their order.
  func whole(_ scalars: ArraySlice<Unicode.Scalar>) -> [(index: Int, match: Label.Match)] {
    var found: [(index: Int, match: Label.Match)] = []
    each(in: scalars) { index, match in if match.length == scalars.count { found.append((index, match)) } }
    return found.count > 1 ? found.sorted { $0.index < $1.index } : found
  }

  /// Whether a label equals the whole of `scalars`.
  func holds(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool { !whole(scalars).isEmpty }

  /// Whether a label stands at the beginning of `scalars` with `next` right behind it.
  func begins(_ scalars: ArraySlice<Unicode.Scalar>, before next: Unicode.Scalar) -> Bool {
    var isFound = false
    each(in: scalars) { _, match in isFound = isFound || scalars.dropFirst(match.length).first == next }
    return isFound
  }
}
