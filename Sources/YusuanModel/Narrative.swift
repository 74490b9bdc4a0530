/// What is printed around the tables of a disclosure (情况说明、绩效目标表). It is kept if checks ask for it.
public struct Narrative: Sendable, Hashable {
  /// The rows outside the tables that hold something, in the source's order.
  public var passages: [Passage]

  /// A narrative of the given rows.
  public init(_ passages: [Passage] = []) { self.passages = passages }
}

/// A row outside the tables: a paragraph of text, or a row of a form (表外的一行).
public struct Passage: Sendable, Hashable {
  /// The texts of its non-blank cells, from left to right, without padding and line breaks.
  public var cells: [String]
  /// The source column of each cell, from 1.
  public var columns: [Int32]
  /// Where the row stood.
  public var origin: Origin

  /// A row of `cells` in `columns` at `origin`.
  public init(cells: [String], columns: [Int32], origin: Origin) {
    self.cells = cells
    self.columns = columns
    self.origin = origin
  }
}
