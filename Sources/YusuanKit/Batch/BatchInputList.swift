/// The inputs of a batch in their order (输入清单), packed: there may be a million, and each takes little more than its path.
public struct BatchInputList: Sendable, RandomAccessCollection {
  /// All paths, one after another.
  private var text: [UInt8] = []
  /// Where the path at an index ends.
  private var ends: [Int] = []
  private var entries: [Entry] = []

  /// An input: its first path, and what of it is its name and its name below the argument it was found by.
  private struct Entry {
    var path: Int32
    var nameLength: Int32
    var relativeStart: Int32
    var relativeLength: Int32
  }

  /// No inputs.
  init() {}

  /// The place of the first input.
  public var startIndex: Int { 0 }

  /// The place behind the last input.
  public var endIndex: Int { entries.count }

  /// The input at `position`.
  public subscript(position: Int) -> BatchInput {
    let entry = entries[position]
    let index = Int(entry.path)
    let last = position + 1 < entries.count ? Int(entries[position + 1].path) : ends.count
    let first = path(index)
    let start = first.startIndex + Int(entry.relativeStart)
    let relative = first[start..<(start + Int(entry.relativeLength))]
    return BatchInput(
      name: Self.string(first.prefix(Int(entry.nameLength))),
      paths: (index..<last).map { Self.string(path($0)) },
      relative: relative.isEmpty ? "input" : Self.string(relative))
  }

  /// Appends the input `path`, which is named by `relative`, a place in it, below the argument it was found by.
  mutating func append(_ path: String, relative: Range<Int>) {
    entries.append(
      Entry(
        path: Int32(clamping: ends.count), nameLength: Int32(clamping: path.utf8.count),
        relativeStart: Int32(clamping: relative.lowerBound), relativeLength: Int32(clamping: relative.count)))
    add(path)
  }

  /// Appends `path` to the files that lie directly in its folder and are one input, the last one or a new one.
  mutating func append(_ path: String, relative: Range<Int>, inFolder length: Int) {
    if let last = entries.last, Int(last.nameLength) == length,
      self.path(Int(last.path)).prefix(length).elementsEqual(path.utf8.prefix(length))
    {
      return add(path)
    }
    let bytes = Array(path.utf8)
    let start = length > relative.lowerBound ? relative.lowerBound : Self.lastStep(bytes[..<length])
    entries.append(
      Entry(
        path: Int32(clamping: ends.count), nameLength: Int32(clamping: length), relativeStart: Int32(clamping: start),
        relativeLength: Int32(clamping: length - start)))
    add(path)
  }

  /// Gives back the memory that growing took beyond what is needed.
  mutating func pack() {
    text = Array(text[...])
    ends = Array(ends[...])
    entries = Array(entries[...])
  }

  private mutating func add(_ path: String) {
    text += path.utf8
    ends.append(text.count)
  }

  private func path(_ index: Int) -> ArraySlice<UInt8> { text[(index > 0 ? ends[index - 1] : 0)..<ends[index]] }

  /// Where the last step of a folder's path begins.
  private static func lastStep(_ folder: ArraySlice<UInt8>) -> Int {
    folder.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
  }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
