internal import YusuanXML

/// The hidden columns of a worksheet part (ECMA-376 part 1, 18.3.1.13).
struct HiddenColumns {
  private var ranges: [ClosedRange<Int>] = []

  /// Adds the columns of a `col` element. Columns beyond the thousandth element are ignored.
  mutating func add(_ element: some MarkupElement) {
    guard let first = element.bytes("min").flatMap({ WorksheetHandler.integer($0) }),
      let last = element.bytes("max").flatMap({ WorksheetHandler.integer($0) }), first <= last, ranges.count < 1_000
    else { return }
    ranges.append(first...last)
  }

  /// Whether `column` is hidden.
  @inline(__always) func contains(_ column: Int) -> Bool {
    !ranges.isEmpty && ranges.contains { $0.contains(column) }
  }
}
