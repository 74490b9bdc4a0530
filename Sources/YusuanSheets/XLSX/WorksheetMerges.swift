internal import YusuanFindings
internal import YusuanXML

/// The merged cells of a worksheet part (ECMA-376 part 1, 18.3.1.54). They come after the rows that they reach into.
struct WorksheetMerges {
  /// Why merged cells can be respected although they come after the rows, or that they cannot.
  enum Timing {
    /// The rows are held back until all of them are known.
    case gathered
    /// They were searched for before the rows.
    case known
    /// The rows were sent already.
    case tooLate
  }

  var timing = Timing.tooLate
  /// How many areas of several rows came too late, and the first of them.
  private var late: (count: Int, first: MergedArea)?

  /// Adds the area of a `mergeCell` element to `rows`.
  mutating func add(_ element: some MarkupElement, to rows: inout SheetRows) {
    guard let area = element.bytes("ref").flatMap({ MergedArea($0) }) else { return }
    switch timing {
    case .gathered: rows.merge(area)
    case .known: break
    case .tooLate: if area.rows.count > 1 { late = late.map { ($0.count + 1, $0.first) } ?? (1, area) }
    }
  }

  /// Reports that merged cells were ignored, because the part is too large to be held.
  mutating func reportLate(_ rows: inout SheetRows) {
    guard let late else { return }
    self.late = nil
    let first = CellPosition(row: Int(late.first.rows.lowerBound), column: Int(late.first.columns.lowerBound))
    rows.note(.mergedUnread, [.count: String(late.count), .found: first.a1])
  }
}
