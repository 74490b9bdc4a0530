public import Budget

/// Writes one fact a line, for pandas, DuckDB and a database's bulk load: any number of disclosures in one file.
public struct LongCSVWriter {
  private var text: CSVText
  private let unit: AmountUnit?

  /// A writer that has written the header; with `unit`, amounts are written in it instead of the disclosure's own.
  public init(style: CSVStyle = CSVStyle(), amountUnit unit: AmountUnit? = nil) {
    text = CSVText(style)
    self.unit = unit
    text.record(["unit", "fiscalYear", "table", "side", "code", "item", "column", "amount", "amountUnit"])
  }

  /// Appends the facts of `disclosure`.
  public mutating func append(_ disclosure: Disclosure) {
    let unit = unit ?? disclosure.amountUnit
    let name = disclosure.unitName ?? ""
    let year = disclosure.fiscalYear.map(String.init) ?? ""
    for table in disclosure.tables {
      for section in table.sections {
        for row in section.rows {
          for fact in row.amounts {
            text.record([
              name, year, String(table.number), section.side.rawValue, row.code ?? "", row.item, fact.column,
              fact.amount.text(in: unit), unit.rawValue,
            ])
          }
        }
      }
    }
  }

  /// Takes out what was written since the last call.
  public mutating func take() -> [UInt8] {
    defer { text.bytes.removeAll(keepingCapacity: true) }
    return text.bytes
  }
}
