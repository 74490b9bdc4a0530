/// Values by code, in the order of the codes (按编码排列的表).
struct CodeTable<Value: Sendable>: Sendable {
  /// A code and its value.
  struct Entry: Sendable {
    var code: CodeNumber
    var value: Value
  }

  /// The entries in the order of their codes. Entries of the same code keep the order in which they were given.
  let entries: [Entry]
  /// Whether the entries were given in the order of their codes, each code once.
  let isRising: Bool

  init(_ entries: [Entry]) {
    isRising = entries.indices.dropFirst().allSatisfy { entries[$0 - 1].code < entries[$0].code }
    self.entries = isRising ? entries : entries.sorted { $0.code < $1.code }
  }

  /// The first value of `code`, or nil if there is none.
  subscript(_ code: CodeNumber) -> Value? { place(of: code).map { entries[$0].value } }

  /// The index of the first entry of `code`, or nil if there is none.
  func place(of code: CodeNumber) -> Int? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].code < code { low = middle + 1 } else { high = middle }
    }
    return low < entries.count && entries[low].code == code ? low : nil
  }
}
