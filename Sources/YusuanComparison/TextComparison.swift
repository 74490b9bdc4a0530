internal import YusuanFindings

/// Writes a comparison as text for people: the differences of each table below its title, then how many there are.
public struct TextComparison {
  private let words: ComparisonWording

  /// A writer with the words `words`.
  public init(_ words: ComparisonWording) { self.words = words }

  private var isChinese: Bool { words.language == .zh }

  /// The text of `comparison`.
  public func write(_ comparison: BudgetComparison) -> String {
    var lines: [String] = []
    if !comparison.removed.isEmpty || !comparison.added.isEmpty {
      var number = 0
      for (sides, zh, en) in [
        (comparison.removed, "只有前一份有：", "only the earlier side has: "),
        (comparison.added, "只有后一份有：", "only the later side has: "),
      ] {
        for side in sides {
          number += 1
          lines.append("[\(number)] " + (isChinese ? zh : en) + words.name(side))
        }
      }
      lines.append("")
    }
    for pair in comparison.pairs {
      lines += self.lines(pair)
      lines.append("")
    }
    lines.append(words.summary(comparison))
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ pair: DisclosureComparison) -> [String] {
    let unit = words.unit.rawValue
    var lines = [
      "\(words.name(pair.before)) → \(words.name(pair.after))"
        + (isChinese ? "，金额以\(unit)计" : ", amounts in \(unit)")
    ]
    lines += pair.headings.map { "  " + words.heading($0.heading, $0.before, $0.after) }
    var table: String?
    func add(_ difference: BudgetDifference, _ mark: String) {
      if let own = difference.table, own.id != table {
        lines.append("  " + words.table(own))
        table = own.id
      }
      lines.append("    \(mark) " + words.message(difference))
    }
    for difference in pair.differences { add(difference, "[\(difference.number)]") }
    if pair.differences.isEmpty { lines.append(isChinese ? "  没有差异" : "  no difference") }
    if !pair.unread.isEmpty {
      lines.append(isChinese ? "  没有比较的：" : "  not compared:")
      table = nil
      for difference in pair.unread { add(difference, "[?]") }
    }
    return lines
  }
}
