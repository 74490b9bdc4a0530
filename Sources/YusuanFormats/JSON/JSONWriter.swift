public import YusuanJSON
public import YusuanModel

/// Writes disclosures as canonical JSON (RFC 8259), with the same bytes on every run.
///
/// An amount is an exact decimal in the disclosure's money unit, with at least two decimal places and never an
/// exponent. What a disclosure does not have (a unit's name, a year, a code) is absent, never null.
public struct JSONWriter {
  /// The layout of the text.
  public enum Form: Sendable {
    /// Indented by two spaces. A table row is on one line.
    case pretty
    /// One line.
    case line
  }

  /// Writes the value of the member `checks`: the outcome of rules.
  public typealias Checks = (inout JSONOutput) -> Void

  /// Room for most disclosures. A block of 64 KiB or more would make glibc trim its free memory each time the block is
  /// freed.
  private static let capacity = 60_000

  private let form: Form
  private let unit: AmountUnit?
  private let writesSources: Bool

  /// A writer. With `unit`, amounts are written in it, otherwise in the disclosure's own unit. With `writesSources`,
  /// each disclosure says where its figures stood, if that is known.
  public init(_ form: Form = .pretty, amountUnit unit: AmountUnit? = nil, writesSources: Bool = false) {
    self.form = form
    self.unit = unit
    self.writesSources = writesSources
  }

  /// One disclosure that ends with LF, with the outcome of its rules if `checks` is given.
  public func write(_ document: Document, checks: Checks? = nil) -> [UInt8] {
    var output = JSONOutput(isPretty: form == .pretty, capacity: Self.capacity)
    write(document, checks, to: &output)
    output.endLine()
    return output.bytes
  }

  /// An array of disclosures that ends with LF, each with the outcome of its rules if `checks` has one for it.
  public func write(_ documents: [Document], checks: [Checks] = []) -> [UInt8] {
    var output = JSONOutput(isPretty: form == .pretty, capacity: Self.capacity)
    output.list(documents.indices) { output, index in
      write(documents[index], index < checks.count ? checks[index] : nil, to: &output)
    }
    output.endLine()
    return output.bytes
  }

  private func write(_ document: Document, _ checks: Checks?, to output: inout JSONOutput) {
    let unit = unit ?? document.disclosure.amountUnit
    output.object { output in
      Self.head(document.disclosure, unit, to: &output)
      output.key("tables")
      let tables = document.disclosure.tables
      output.list(tables.indices) { Self.write(tables[$1], unit, to: &$0) }
      if writesSources, !document.sources.tables.isEmpty {
        output.key("sources")
        JSONSources.write(document, to: &output)
      }
      if let checks {
        output.key("checks")
        checks(&output)
      }
    }
  }

  private static func head(_ disclosure: Disclosure, _ unit: AmountUnit, to output: inout JSONOutput) {
    output.member("format", WireForm.two.format)
    output.member("profile", disclosure.profile)
    output.key("unit")
    output.compact { output in
      output.object { output in
        if let name = disclosure.unitName { output.member("name", name) }
        if let level = disclosure.unitLevel { output.member("level", level.rawValue) }
        if let code = disclosure.unitCode { output.member("code", code) }
      }
    }
    if let year = disclosure.fiscalYear { output.member("fiscalYear", year) }
    output.member("amountUnit", unit.rawValue)
  }

  private static func write(_ table: Table, _ unit: AmountUnit, to output: inout JSONOutput) {
    output.object { output in
      output.member("id", table.id)
      output.member("number", table.number)
      output.member("title", table.title)
      if let note = table.note { output.member("note", note) }
      output.key("panels")
      output.list(table.panels.indices) { output, index in
        output.object { output in
          output.member("id", table.panels[index].id)
          if table.panels[index].isIncomplete {
            output.key("incomplete")
            output.raw("true")
          }
          output.key("rows")
          let rows = table.panels[index].rows
          output.list(rows.indices) { output, row in
            output.compact { write(rows, row, unit, to: &$0) }
          }
        }
      }
    }
  }

  /// Writes the row at `row` of `rows`. It is read in place: a copy would retain each of its parts.
  private static func write(_ rows: [BudgetRow], _ row: Int, _ unit: AmountUnit, to output: inout JSONOutput) {
    output.object { output in
      if let id = rows[row].id { output.member("id", id) }
      output.member("path", rows[row].path)
      output.member("kind", rows[row].kind.rawValue)
      if let level = rows[row].level { output.member("level", level) }
      if let code = rows[row].code { output.member("code", code) }
      if !rows[row].item.isEmpty { output.member("item", rows[row].item) }
      let hasValues = !rows[row].values.isEmpty
      if hasValues { write(rows[row].values, of: [.text, .date], as: "texts", to: &output) }
      let amounts = rows[row].amounts
      if !amounts.isEmpty {
        output.key("amounts")
        output.object { output in
          for fact in amounts.indices {
            output.key(named: amounts[fact].column)
            output.amount(amounts[fact].amount, in: unit)
          }
        }
      }
      if hasValues {
        write(rows[row].values, of: [.count], as: "counts", to: &output)
        write(rows[row].values, of: [.percent], as: "percents", to: &output)
      }
      if !rows[row].unread.isEmpty {
        output.key("unread")
        output.list(rows[row].unread) { $0.string($1) }
      }
    }
  }

  /// Writes the values of `kinds` as the member `name`. Writes nothing if there are none.
  private static func write(
    _ values: [ColumnValue], of kinds: [ValueKind], as name: StaticString, to output: inout JSONOutput
  ) {
    guard values.contains(where: { kinds.contains($0.kind) }) else { return }
    output.key(name)
    output.object { output in
      for value in values where kinds.contains(value.kind) {
        output.key(named: value.column)
        let isNumber = value.kind == .count || value.kind == .percent
        if isNumber, WireText.decimal.allows(value.text) { output.raw(value.text) } else { output.string(value.text) }
      }
    }
  }
}
