/// Values by codes, in the codes' order (按编码排列的表).
struct CodeTable<Value: Sendable>: Sendable {
  /// A code and its value.
  struct Entry: Sendable {
    var code: CodeNumber
    var value: Value
  }

  /// The entries in the order of their codes; those of one code in the order in which they were given.
  let entries: [Entry]
  /// Each code stands there once, and they were given in their order.
  let isRising: Bool

  init(_ entries: [Entry]) {
    isRising = entries.indices.dropFirst().allSatisfy { entries[$0 - 1].code < entries[$0].code }
    self.entries = isRising ? entries : entries.sorted { $0.code < $1.code }
  }

  /// The first value of `code`, or nil.
  subscript(_ code: CodeNumber) -> Value? { place(of: code).map { entries[$0].value } }

  /// The place of the first entry of `code`, or nil.
  func place(of code: CodeNumber) -> Int? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].code < code { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].code == code ? low : nil
  }
}
