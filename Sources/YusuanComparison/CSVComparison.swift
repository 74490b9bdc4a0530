internal import YusuanFindings
internal import YusuanFormats
internal import YusuanModel

/// Writes a comparison as CSV (RFC 4180): a line for each difference; for a table, panel, column or row that only one
/// side has, a line for each of its figures, all with its number.
public struct CSVComparison {
  private let words: ComparisonWording

  /// A writer with the words `words`.
  public init(_ words: ComparisonWording) { self.words = words }

  /// The names of the columns.
  public static let header = [
    "number", "unit", "unit_level", "year_before", "year_after", "part", "change", "table_id", "table_number",
    "table_title", "panel", "row_path", "code", "item", "column_id", "column_label", "before", "after", "difference",
    "percent", "amount_unit", "matched_by", "before_file", "before_sheet", "before_cell", "after_file", "after_sheet",
    "after_cell", "message",
  ]

  /// The bytes of `comparison`.
  public func write(_ comparison: BudgetComparison) -> [UInt8] {
    var bytes: [UInt8] = []
    CSVField.append(record: Self.header, to: &bytes)
    for record in records(comparison) { CSVField.append(record: record, to: &bytes) }
    return bytes
  }

  /// The records of `comparison` below the header.
  func records(_ comparison: BudgetComparison) -> [[String]] {
    var records: [[String]] = []
    var number = 0
    for (sides, change) in [
      (comparison.removed, BudgetDifference.Change.removed), (comparison.added, .added),
    ] {
      for side in sides {
        number += 1
        var difference = BudgetDifference(.disclosure, change)
        difference.number = number
        let isOld = change == .removed
        records.append(
          record(difference, whose(isOld ? side : nil, isOld ? nil : side), words.name(side)))
      }
    }
    for pair in comparison.pairs {
      let whose = whose(pair.before, pair.after)
      for difference in pair.differences + pair.unread {
        let message = words.message(difference)
        for line in ComparisonLines.lines(of: difference) { records.append(record(line, whose, message)) }
      }
    }
    return records
  }

  /// The first fields: unit, level, years.
  private func whose(_ before: ComparedSide?, _ after: ComparedSide?) -> [String] {
    let either = (after ?? before)?.disclosure
    return [
      either?.unitName ?? "", either?.unitLevel?.rawValue ?? "",
      before?.disclosure.fiscalYear.map(String.init) ?? "", after?.disclosure.fiscalYear.map(String.init) ?? "",
    ]
  }

  private func record(_ one: BudgetDifference, _ whose: [String], _ message: String) -> [String] {
    let unit = words.unit
    let isMoney = [one.before, one.after].contains { if case .amount? = $0 { true } else { false } }
    let fields =
      [one.number > 0 ? "\(one.number)" : ""] + whose + [
        one.part.rawValue, one.change.rawValue, one.table?.id ?? "", one.table?.number ?? "", one.table?.title ?? "",
        one.panel ?? "", one.row?.path ?? "", one.row?.code ?? "", one.row?.item ?? "", one.column?.id ?? "",
        one.column?.label ?? "", text(one.before), text(one.after), one.difference?.text(in: unit) ?? "",
        one.percent ?? "", isMoney ? unit.rawValue : "", one.match?.rawValue ?? "",
      ]
    return fields + place(one.placeBefore) + place(one.placeAfter) + [message]
  }

  private func text(_ cell: BudgetCell?) -> String {
    switch cell {
    case nil: ""
    case .amount(let amount)?: amount.text(in: words.unit)
    case .text(let text)?: text
    case .unread?: "unread"
    }
  }

  private func place(_ place: Location?) -> [String] {
    [place?.input ?? "", place?.sheet ?? "", place?.cell?.a1 ?? ""]
  }
}
