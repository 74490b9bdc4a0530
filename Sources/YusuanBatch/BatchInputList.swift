internal import YusuanSheets

/// The inputs of a batch in order (输入清单). There may be a million, so the paths are packed: each takes little more than
/// its own bytes.
public struct BatchInputList: Sendable, RandomAccessCollection {
  /// The argument that the paths from `first` on were found by, and where its text ends.
  private struct Root {
    var first: Int
    var end: Int
  }

  /// Several files that are one input: the first file, and how much of its path is the input's name.
  private struct Group {
    var first: Int
    var nameLength: Int
  }

  private var roots: [Root] = []
  /// The texts of all roots, one after another.
  private var rootText: [UInt8] = []
  /// The paths below their roots, one after another.
  private var text: [UInt8] = []
  /// Where each path ends in `text`.
  private var ends: [Int] = []
  /// The inputs, if an input may have several files; empty if each path is one input.
  private var groups: [Group] = []
  private let isGrouped: Bool
  /// The positions of the inputs in the order that was asked for; empty for the order in which they were found.
  private var order: [Int32] = []

  /// An empty list. Each path is one input, or with `isGrouped` several paths may be one.
  init(isGrouped: Bool = false) { self.isGrouped = isGrouped }

  /// The position of the first input.
  public var startIndex: Int { 0 }

  /// The position after the last input.
  public var endIndex: Int { isGrouped ? groups.count : ends.count }

  /// The input at `position`.
  public subscript(position: Int) -> BatchInput {
    input(order.isEmpty ? position : Int(order[position]))
  }

  private func input(_ position: Int) -> BatchInput {
    var (first, behind) = (position, position + 1)
    if isGrouped {
      first = groups[position].first
      behind = position + 1 < groups.count ? groups[position + 1].first : ends.count
    }
    let path = path(first)
    let name = isGrouped ? path[..<groups[position].nameLength] : path[...]
    let root = root(first).count
    let relative = Self.withoutSlashes(name[(name.count > root ? root : Self.lastStep(name))...])
    return BatchInput(
      name: Self.string(name), paths: (first..<behind).map { Self.string(self.path($0)[...]) },
      relative: relative.isEmpty ? "input" : Self.string(relative))
  }

  /// Appends the file `path`, of which the part from `root` on is below its argument. In a grouped list, `length` is
  /// how many bytes of the path name its folder; all files directly in one folder are one input.
  mutating func append(_ path: String, below root: Int, inFolder length: Int? = nil) {
    let bytes = Array(path.utf8)
    let name = bytes[..<(length ?? bytes.count)]
    if isGrouped, !(groups.last.map { self.name($0).elementsEqual(name) } ?? false) {
      groups.append(Group(first: ends.count, nameLength: name.count))
    }
    if roots.isEmpty || !self.root(at: roots.count - 1).elementsEqual(bytes[..<root]) {
      rootText += bytes[..<root]
      roots.append(Root(first: ends.count, end: rootText.count))
    }
    text += bytes[root...]
    ends.append(text.count)
  }

  /// Sorts the inputs, the newest file first. Inputs of the same time keep their order.
  public mutating func putNewestFirst() {
    let times = indices.map { position in
      self[position].paths.compactMap { (try? ByteSource(path: $0))?.stamp?.modified }.max() ?? 0
    }
    order = indices.sorted { (times[$1], $0) < (times[$0], $1) }.map { Int32(clamping: $0) }
  }

  /// Gives back memory that growing reserved and nothing uses.
  mutating func pack() {
    roots = Array(roots[...])
    rootText = Array(rootText[...])
    text = Array(text[...])
    ends = Array(ends[...])
    groups = Array(groups[...])
  }

  private func path(_ index: Int) -> [UInt8] {
    Array(root(index)) + text[(index > 0 ? ends[index - 1] : 0)..<ends[index]]
  }

  private func name(_ group: Group) -> ArraySlice<UInt8> { path(group.first).prefix(group.nameLength) }

  /// The root of the path at `index`.
  private func root(_ index: Int) -> ArraySlice<UInt8> {
    var (low, high) = (0, roots.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if roots[middle].first <= index { low = middle } else { high = middle }
    }
    return root(at: low)
  }

  private func root(at place: Int) -> ArraySlice<UInt8> {
    rootText[(place > 0 ? roots[place - 1].end : 0)..<roots[place].end]
  }

  /// Where the last component of a path begins.
  static func lastStep(_ path: ArraySlice<UInt8>) -> Int {
    path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
  }

  /// The path without trailing slashes.
  static func withoutSlashes(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    path[..<((path.lastIndex { $0 != UInt8(ascii: "/") } ?? path.startIndex - 1) + 1)]
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
