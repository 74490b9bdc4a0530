internal import YusuanFindings
internal import YusuanFormats
internal import YusuanJSON
internal import YusuanModel

/// Writes a comparison as JSON with `format` `budget-diff/1`. `Documentation/comparison.md` lists its members.
public struct JSONComparison {
  private let words: ComparisonWording

  /// A writer with the words `words`.
  public init(_ words: ComparisonWording) { self.words = words }

  /// The bytes of `comparison`.
  public func write(_ comparison: BudgetComparison) -> [UInt8] {
    var output = JSONOutput(isPretty: true)
    output.object { output in
      output.member("format", "budget-diff/1")
      output.member("amountUnit", words.unit.rawValue)
      output.member("differences", comparison.count)
      output.member("unread", comparison.unreadCount)
      list("before", comparison.inputs.before, to: &output)
      list("after", comparison.inputs.after, to: &output)
      sides("removed", comparison.removed, to: &output)
      sides("added", comparison.added, to: &output)
      output.key("disclosures")
      output.list(comparison.pairs) { output, pair in output.object { write(pair, to: &$0) } }
    }
    output.endLine()
    return output.bytes
  }

  private func list(_ name: StaticString, _ texts: [String], to output: inout JSONOutput) {
    output.key(name)
    output.compact { output in output.list(texts) { $0.string($1) } }
  }

  private func sides(_ name: StaticString, _ sides: [ComparedSide], to output: inout JSONOutput) {
    output.key(name)
    output.list(sides) { output, side in output.compact { write(side, to: &$0) } }
  }

  private func write(_ side: ComparedSide, to output: inout JSONOutput) {
    let disclosure = side.disclosure
    output.object { output in
      if let name = disclosure.unitName { output.member("unit", name) }
      if let level = disclosure.unitLevel { output.member("level", level.rawValue) }
      if let code = disclosure.unitCode { output.member("code", code) }
      if let year = disclosure.fiscalYear { output.member("fiscalYear", year) }
      output.member("profile", disclosure.profile)
      output.member("amountUnit", disclosure.amountUnit.rawValue)
    }
  }

  private func write(_ pair: DisclosureComparison, to output: inout JSONOutput) {
    for (name, side) in [("before" as StaticString, pair.before), ("after", pair.after)] {
      output.key(name)
      output.compact { write(side, to: &$0) }
    }
    output.key("headings")
    output.list(pair.headings) { output, heading in
      output.compact { output in
        output.object { output in
          output.member("heading", heading.heading.rawValue)
          if let before = heading.before { output.member("before", before) }
          if let after = heading.after { output.member("after", after) }
          output.member("message", words.heading(heading.heading, heading.before, heading.after))
        }
      }
    }
    output.key("differences")
    output.list(pair.differences) { output, one in output.compact { write(one, to: &$0) } }
    output.key("unread")
    output.list(pair.unread) { output, one in output.compact { write(one, to: &$0) } }
  }

  private func write(_ one: BudgetDifference, to output: inout JSONOutput) {
    output.object { output in
      if one.number > 0 { output.member("number", one.number) }
      output.member("part", one.part.rawValue)
      output.member("change", one.change.rawValue)
      if let table = one.table {
        output.member("table", table.id)
        output.member("tableNumber", table.number)
      }
      if let panel = one.panel { output.member("panel", panel) }
      if let row = one.row { write(row, to: &output) }
      if let column = one.column {
        output.member("column", column.id)
        output.member("columnLabel", column.label)
      }
      cell("before", one.before, to: &output)
      cell("after", one.after, to: &output)
      if let difference = one.difference {
        output.key("difference")
        output.amount(difference, in: words.unit)
      }
      if let percent = one.percent {
        output.key("percent")
        output.raw(percent)
      }
      if let match = one.match { output.member("matchedBy", match.rawValue) }
      if !one.figures.isEmpty {
        output.key("figures")
        output.list(one.figures) { output, figure in write(figure, of: one, to: &output) }
      }
      place("placeBefore", one.placeBefore, to: &output)
      place("placeAfter", one.placeAfter, to: &output)
      output.member("message", words.message(one))
    }
  }

  private func write(_ row: RowName, to output: inout JSONOutput) {
    output.member("row", row.path)
    if let code = row.code { output.member("code", code) }
    output.member("item", row.item)
  }

  private func write(_ figure: FoundFigure, of one: BudgetDifference, to output: inout JSONOutput) {
    output.object { output in
      if one.panel == nil { output.member("panel", figure.panel) }
      if one.row == nil { write(figure.row, to: &output) }
      if one.column == nil { output.member("column", figure.column.id) }
      cell("value", figure.cell, to: &output)
      place("place", figure.place, to: &output)
    }
  }

  /// An amount is a number, anything else a text. An unread cell is `{"unread": true}`, a blank one is left out.
  private func cell(_ name: StaticString, _ cell: BudgetCell?, to output: inout JSONOutput) {
    guard let cell else { return }
    output.key(name)
    switch cell {
    case .amount(let amount): output.amount(amount, in: words.unit)
    case .text(let text): output.string(text)
    case .unread: output.object { $0.mark("unread") }
    }
  }

  private func place(_ name: StaticString, _ place: Location?, to output: inout JSONOutput) {
    guard let place else { return }
    output.key(name)
    output.object { output in
      output.member("file", place.input)
      if let sheet = place.sheet { output.member("sheet", sheet) }
      if let cell = place.cell { output.member("cell", cell.a1) }
      if place.isHidden { output.mark("hidden") }
    }
  }
}
