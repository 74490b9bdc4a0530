internal import YusuanModel

/// The differences of two disclosures as lines of a table: one for each, and for what only one side has one for each of its
/// figures (对比的各行). CSV, HTML and workbooks are made of them.
enum ComparisonLines {
  /// The lines of `difference`: itself, or for each of its figures a copy with the row and the column of that figure.
  static func lines(of difference: BudgetDifference) -> [BudgetDifference] {
    difference.figures.isEmpty ? [difference] : difference.figures.map { line(difference, $0) }
  }

  private static func line(_ difference: BudgetDifference, _ figure: FoundFigure) -> BudgetDifference {
    var line = difference
    let isNew = difference.placeAfter != nil || difference.change == .added || difference.before == .unread
    (line.panel, line.row, line.column) = (figure.panel, figure.row, figure.column)
    (line.before, line.after) = isNew ? (difference.before, figure.cell) : (figure.cell, difference.after)
    (line.placeBefore, line.placeAfter) = isNew ? (nil, figure.place) : (figure.place, nil)
    return line
  }

  /// The differences in groups of one table, in their order.
  static func byTable(_ differences: [BudgetDifference]) -> [(table: TableName?, differences: [BudgetDifference])] {
    var groups: [(table: TableName?, differences: [BudgetDifference])] = []
    for difference in differences {
      if let last = groups.last, last.table?.id == difference.table?.id {
        groups[groups.count - 1].differences.append(difference)
      } else {
        groups.append((difference.table, [difference]))
      }
    }
    return groups
  }
}
