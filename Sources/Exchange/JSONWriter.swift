public import Budget
public import Diagnostics

/// Writes disclosures as JSON (RFC 8259): the canonical form, the same bytes on every run.
///
/// An amount is an exact decimal in the disclosure's money unit, with two places at least and never an exponent. What a
/// disclosure does not have (a unit's name, a year, a code) is absent, never null.
public struct JSONWriter {
  /// How it is laid out.
  public enum Form: Sendable {
    /// Indented by two spaces, a row of a table on a line of its own where it fits the reader best.
    case pretty
    /// One line.
    case line
  }

  /// Writes the value of the member `checks`: the outcome of the consistency rules.
  public typealias Checks = (inout JSONOutput) -> Void

  /// The value of `format`: the form and its version.
  static let format = "budget-disclosure/1"

  /// Room for most disclosures. With 64 KiB and more, glibc would tidy all free memory whenever it is freed.
  private static let capacity = 60_000

  private let form: Form
  private let unit: AmountUnit?

  /// A writer in `form`; with `unit`, amounts are written in it instead of the disclosure's own.
  public init(_ form: Form = .pretty, amountUnit unit: AmountUnit? = nil) {
    self.form = form
    self.unit = unit
  }

  /// One disclosure, with the outcome of its rules if `checks` are given, ended by LF.
  public func write(_ disclosure: Disclosure, checks: Checks? = nil) -> [UInt8] {
    var output = JSONOutput(isPretty: form == .pretty, capacity: Self.capacity)
    write(disclosure, checks, to: &output)
    output.endLine()
    return output.bytes
  }

  /// An array of disclosures, each with the outcome of its rules if `checks` has one for it, ended by LF.
  public func write(_ disclosures: [Disclosure], checks: [Checks] = []) -> [UInt8] {
    var output = JSONOutput(isPretty: form == .pretty, capacity: Self.capacity)
    output.list(disclosures.indices) { output, index in
      write(disclosures[index], index < checks.count ? checks[index] : nil, to: &output)
    }
    output.endLine()
    return output.bytes
  }

  private func write(_ disclosure: Disclosure, _ checks: Checks?, to output: inout JSONOutput) {
    let unit = unit ?? disclosure.amountUnit
    output.object { output in
      output.member("format", Self.format)
      output.member("layout", disclosure.layout)
      output.key("unit")
      output.compact { output in
        output.object { output in
          if let name = disclosure.unitName { output.member("name", name) }
        }
      }
      if let year = disclosure.fiscalYear { output.member("fiscalYear", year) }
      output.member("amountUnit", unit.rawValue)
      output.key("tables")
      output.list(disclosure.tables) { Self.write($1, unit, to: &$0) }
      if let checks {
        output.key("checks")
        checks(&output)
      }
    }
  }

  private static func write(_ table: Table, _ unit: AmountUnit, to output: inout JSONOutput) {
    output.object { output in
      output.member("number", table.number)
      output.member("id", table.id)
      output.member("title", table.title)
      if let note = table.note { output.member("note", note) }
      output.key("sections")
      output.list(table.sections) { output, section in
        output.object { output in
          output.member("side", section.side.rawValue)
          output.key("rows")
          output.list(section.rows.indices) { output, row in
            output.compact { write(section.rows, row, unit, to: &$0) }
          }
        }
      }
    }
  }

  /// The row at `row` of `rows`, whose parts are taken from where they stand: a copy of it would retain each of them.
  private static func write(_ rows: [BudgetRow], _ row: Int, _ unit: AmountUnit, to output: inout JSONOutput) {
    output.object { output in
      output.member("kind", rows[row].kind.rawValue)
      if let code = rows[row].code { output.member("code", code) }
      output.member("item", rows[row].item)
      if let item = rows[row].governmentItem { output.member("governmentItem", item) }
      if let level = rows[row].level { output.member("level", level) }
      output.key("amounts")
      output.object { output in
        let amounts = rows[row].amounts
        for fact in amounts.indices {
          output.key(named: amounts[fact].column)
          output.amount(amounts[fact].amount, in: unit)
        }
      }
    }
  }
}
