public import Budget

/// Writes one fact a line, for pandas, DuckDB and a database's bulk load: any number of disclosures in one file (长表).
///
/// The columns are `unit`, `fiscalYear`, `table` (its number), `side`, `code`, `item`, `column`, `amount` and
/// `amountUnit`. What a disclosure does not have is empty; a blank cell has no line.
public struct LongCSVWriter {
  private var text: CSVText
  private let unit: AmountUnit?

  /// A writer that has written the header; with `unit`, amounts are written in it instead of the disclosure's own.
  public init(style: CSVStyle = CSVStyle(), amountUnit unit: AmountUnit? = nil) {
    text = CSVText(style)
    self.unit = unit
    for name in ["unit", "fiscalYear", "table", "side", "code", "item", "column", "amount", "amountUnit"] {
      text.field(name)
    }
    text.endRecord()
  }

  /// Appends the facts of `disclosure`, in the order of its tables, sides, rows and columns.
  public mutating func append(_ disclosure: Disclosure) {
    let name = disclosure.unitName ?? ""
    let year = disclosure.fiscalYear.map(String.init) ?? ""
    for table in disclosure.tables {
      for section in table.sections {
        let place = [name, year, String(table.number), section.side.rawValue]
        for row in section.rows { append(row, at: place, in: unit ?? disclosure.amountUnit) }
      }
    }
  }

  private mutating func append(_ row: BudgetRow, at place: [String], in unit: AmountUnit) {
    for fact in row.amounts {
      for field in place { text.field(field) }
      text.field(row.code ?? "")
      text.field(row.item)
      text.field(fact.column)
      text.field(fact.amount, in: unit)
      text.field(unit.rawValue)
      text.endRecord()
    }
  }

  /// Takes out what was written since the last call.
  public mutating func take() -> [UInt8] {
    defer { text.bytes.removeAll(keepingCapacity: true) }
    return text.bytes
  }
}
