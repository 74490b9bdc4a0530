public import Budget
internal import Diagnostics

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

  /// The value of `format`: the form and its version.
  static let format = "budget-disclosure/1"

  private let form: Form
  private let unit: AmountUnit?

  /// A writer in `form`; with `unit`, amounts are written in it instead of the disclosure's own.
  public init(_ form: Form = .pretty, amountUnit unit: AmountUnit? = nil) {
    self.form = form
    self.unit = unit
  }

  /// One disclosure, ended by LF.
  public func write(_ disclosure: Disclosure) -> [UInt8] {
    var output = JSONOutput(isPretty: form == .pretty)
    write(disclosure, to: &output)
    output.bytes.append(0x0A)
    return output.bytes
  }

  /// An array of disclosures, ended by LF.
  public func write(_ disclosures: [Disclosure]) -> [UInt8] {
    var output = JSONOutput(isPretty: form == .pretty)
    output.list(disclosures) { write($1, to: &$0) }
    output.bytes.append(0x0A)
    return output.bytes
  }

  private func write(_ disclosure: Disclosure, to output: inout JSONOutput) {
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
      if let year = disclosure.fiscalYear {
        output.key("fiscalYear")
        output.raw(String(year))
      }
      output.member("amountUnit", unit.rawValue)
      output.key("tables")
      output.list(disclosure.tables) { Self.write($1, unit, to: &$0) }
    }
  }

  private static func write(_ table: Table, _ unit: AmountUnit, to output: inout JSONOutput) {
    output.object { output in
      output.key("number")
      output.raw(String(table.number))
      output.member("id", table.id)
      output.member("title", table.title)
      if let note = table.note { output.member("note", note) }
      output.key("sections")
      output.list(table.sections) { output, section in
        output.object { output in
          output.member("side", section.side.rawValue)
          output.key("rows")
          output.list(section.rows) { output, row in output.compact { write(row, unit, to: &$0) } }
        }
      }
    }
  }

  private static func write(_ row: BudgetRow, _ unit: AmountUnit, to output: inout JSONOutput) {
    output.object { output in
      output.member("kind", row.kind.rawValue)
      if let code = row.code { output.member("code", code) }
      output.member("item", row.item)
      if let item = row.governmentItem { output.member("governmentItem", item) }
      if let level = row.level {
        output.key("level")
        output.raw(String(level))
      }
      output.key("amounts")
      output.object { output in
        for fact in row.amounts {
          output.key(fact.column)
          fact.amount.write(to: &output.bytes, in: unit)
        }
      }
    }
  }
}

/// JSON as it is written: keeps commas, indentation and nesting.
struct JSONOutput {
  var bytes: [UInt8] = []
  private var isPretty: Bool
  private var depth = 0
  private var isFirst = true

  init(isPretty: Bool) { self.isPretty = isPretty }

  mutating func object(_ members: (inout JSONOutput) -> Void) { nest("{", "}", members) }

  mutating func list<Element>(_ elements: [Element], _ write: (inout JSONOutput, Element) -> Void) {
    nest("[", "]") { output in
      for element in elements {
        output.separate()
        write(&output, element)
      }
    }
  }

  /// What `content` writes, on one line.
  mutating func compact(_ content: (inout JSONOutput) -> Void) {
    let outer = isPretty
    isPretty = false
    content(&self)
    isPretty = outer
  }

  mutating func key(_ name: String) {
    separate()
    JSONText.append(name, to: &bytes)
    raw(": ")
  }

  mutating func member(_ name: String, _ value: String) {
    key(name)
    JSONText.append(value, to: &bytes)
  }

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func nest(_ open: String, _ close: String, _ content: (inout JSONOutput) -> Void) {
    raw(open)
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if isPretty, !isFirst { newLine() }
    isFirst = false
    raw(close)
  }

  private mutating func separate() {
    if !isFirst { raw(isPretty ? "," : ", ") }
    isFirst = false
    if isPretty { newLine() }
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    for _ in 0..<depth { raw("  ") }
  }
}
