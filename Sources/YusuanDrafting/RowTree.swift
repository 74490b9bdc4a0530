internal import YusuanModel
internal import YusuanProfiles

/// Builds the levels of a panel's fixed rows (行的层次). Ordinals decide. A row without one is placed below the row before
/// it if the figures add up to that row.
struct RowTree {
  /// A row as it is read: its ordinal, the level of that ordinal, and its figures by source column.
  struct Entry {
    var row: RowDraft
    var style: Int
    var ordinal: Int?
    var figures: [Int: Int]
    /// Whether its label says that it is a part of the row above.
    var isPart: Bool
  }

  /// The level of a label's ordinal: 一、 above （一） above 1、 above (1) above ①; 0 for none.
  static func style(_ label: String) -> Int {
    let folded = FoldedText(label).scalars
    guard let first = folded.first, ItemName(FoldedText(label)).ordinal != nil else { return 0 }
    if (0x2460...0x2473).contains(first.value) { return 5 }
    let isBracketed = first == "("
    let sign = isBracketed ? folded[1] : first
    let isArabic = ("0"..."9").contains(sign)
    return isArabic ? (isBracketed ? 4 : 3) : (isBracketed ? 2 : 1)
  }

  /// `entries` as a tree with levels. Sums are at the top.
  static func build(_ entries: [Entry]) -> [RowDraft] {
    var rest = entries[...]
    return rows(&rest, level: 1, above: nil)
  }

  private static func rows(_ rest: inout ArraySlice<Entry>, level: Int, above: Entry?) -> [RowDraft] {
    var rows: [RowDraft] = []
    var style: Int?
    while let entry = rest.first, level == 1 || belongs(entry, below: above, style: style) {
      style = style ?? entry.style
      rest = rest.dropFirst()
      var row = entry.row
      let isSum = row.kind == .total || row.kind == .subtotal && entry.style == 0
      row.level = isSum || row.kind == .carryover && entry.style == 0 && level == 1 ? nil : level
      if mayBeBelow(rest, entry) { row.children = self.rows(&rest, level: level + 1, above: entry) }
      if row.kind == .carryover, !row.children.isEmpty {
        row.level = level
        for index in row.children.indices where row.children[index].kind == .item {
          row.children[index].kind = .carryoverItem
        }
      }
      rows.append(row)
    }
    return rows
  }

  /// Whether the row behind `entry` may be below it.
  private static func mayBeBelow(_ rest: ArraySlice<Entry>, _ entry: Entry) -> Bool {
    guard let next = rest.first, entry.row.kind != .total, isOpen(next) else { return false }
    if next.isPart { return !entry.isPart }
    if next.style > 0 {
      if entry.style > 0 { return next.style > entry.style }
      if entry.row.kind == .carryover || next.style > 3 { return next.ordinal == 1 }
      return next.ordinal == 1 && addsUp(Array(rest.prefix { $0.style == next.style && isOpen($0) }), to: entry)
    }
    guard entry.style > 0 else { return false }
    let run = rest.prefix { $0.style == 0 && isOpen($0) }
    return addsUp(Array(run), to: entry)
  }

  private static func isOpen(_ entry: Entry) -> Bool {
    entry.row.kind == .item || entry.row.kind == .carryover && entry.style > 0
  }

  /// Whether `entry` continues the rows below `above`. The first of them has an ordinal of `style`.
  private static func belongs(_ entry: Entry, below above: Entry?, style: Int?) -> Bool {
    guard let above, isOpen(entry) else { return false }
    guard let style else { return true }
    return entry.style == style || entry.style > max(style, above.style)
  }

  /// Whether the figures of `rows` add up to those of `entry` in every column. True if there are no figures at all.
  private static func addsUp(_ rows: [Entry], to entry: Entry) -> Bool {
    let columns = Set(entry.figures.keys).union(rows.flatMap(\.figures.keys))
    return columns.allSatisfy { column in
      // Figures may be of any size. A sum that wraps around could only match by chance.
      rows.reduce(0) { $0 &+ ($1.figures[column] ?? 0) } == entry.figures[column] ?? 0
    }
  }
}
