/// Changes of a document, by the ranges of its bytes (字节改动). All other bytes stay as they are.
package struct ByteEdits: Sendable {
  private var edits: [(range: Range<Int>, text: String)] = []

  /// No changes.
  package init() {}

  /// Whether nothing changes.
  package var isEmpty: Bool { edits.isEmpty }

  /// Puts `text` in the place of `range`. Ranges must not overlap; what goes to the same place goes there in the order
  /// it was given.
  package mutating func replace(_ range: Range<Int>, with text: String) { edits.append((range, text)) }

  /// Puts `text` before the byte at `place`.
  package mutating func insert(_ text: String, at place: Int) { edits.append((place..<place, text)) }

  /// Takes `range` away.
  package mutating func remove(_ range: Range<Int>) { edits.append((range, "")) }

  /// `bytes` with the changes.
  package func applied(to bytes: [UInt8]) -> [UInt8] {
    guard !edits.isEmpty else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.text.utf8.count })
    let order = edits.indices.sorted { a, b in
      let (first, second) = (edits[a].range, edits[b].range)
      return (first.lowerBound, first.upperBound, a) < (second.lowerBound, second.upperBound, b)
    }
    var at = 0
    for index in order {
      let edit = edits[index]
      // Of ranges that overlap the later one is left out.
      guard edit.range.lowerBound >= at else { continue }
      result += bytes[at..<edit.range.lowerBound]
      result += edit.text.utf8
      at = edit.range.upperBound
    }
    return result + bytes[at...]
  }
}
