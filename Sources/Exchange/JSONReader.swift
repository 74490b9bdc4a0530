public import Budget
public import Diagnostics

/// Reads disclosures written by ``JSONWriter``: one, an array of them, or JSON Lines.
///
/// What `Schemas/disclosure.schema.json` refuses is refused here too, unknown members among it. The member
/// `checks` is the outcome of an earlier run and no part of the disclosure: it is left aside.
public struct JSONReader {
  private let input: String

  /// A reader of the document `input`.
  public init(input: String) { self.input = input }

  /// The disclosures in `bytes`: of an array, or of one or more objects that begin on lines of their own.
  ///
  /// Throws `.jsonMalformed` with line and column for what is no JSON, `.canonicalWrong` with the path of the member for
  /// what is no disclosure, `.amountOverflow` and `.amountBelowFen` for amounts that 分 cannot hold.
  public func read(_ bytes: [UInt8]) throws(Diagnostic) -> [Disclosure] {
    var parser = JSONParser(bytes, input: input)
    var disclosures: [Disclosure] = []
    while let (value, line) = try parser.next() {
      let path = WirePath(input: input, path: "$", line: line)
      guard case .array(let elements) = value, disclosures.isEmpty else {
        disclosures.append(try disclosure(value, path))
        continue
      }
      for (index, element) in elements.enumerated() {
        disclosures.append(try disclosure(element, path.element(index)))
      }
      try parser.end()
    }
    return disclosures
  }

  /// The disclosure in one line of JSON Lines, or nil where the line is blank. `number` is the line's, from 1.
  ///
  /// Throws as ``read(_:)``.
  public func read(line bytes: [UInt8], number: Int) throws(Diagnostic) -> Disclosure? {
    var parser = JSONParser(bytes, input: input, firstLine: number)
    guard let (value, line) = try parser.next() else { return nil }
    try parser.end()
    return try disclosure(value, WirePath(input: input, path: "$", line: line))
  }

  private func disclosure(_ value: JSONValue, _ path: WirePath) throws(Diagnostic) -> Disclosure {
    let object = try JSONObject(
      value, path, members: ["format", "layout", "unit", "fiscalYear", "amountUnit", "tables", "checks"])
    let format = try object.string("format", .any)
    guard format == JSONWriter.format else {
      throw path.member("format").wrong(expected: JSONWriter.format, found: format)
    }
    let unit = try JSONObject(
      object.value("unit", expected: "object"), path.member("unit"), members: ["name"])
    var disclosure = Disclosure(
      layout: try object.string("layout", .some), unitName: try unit.optionalString("name", .some),
      fiscalYear: try object.optionalInteger("fiscalYear", in: 1900...2999), amountUnit: try object.name("amountUnit"))
    for (value, path) in try object.elements("tables") {
      let table = try table(value, disclosure.amountUnit, path)
      try path.check(table, after: disclosure.tables)
      disclosure.tables.append(table)
    }
    return disclosure
  }

  private func table(_ value: JSONValue, _ unit: AmountUnit, _ path: WirePath) throws(Diagnostic) -> Table {
    let object = try JSONObject(value, path, members: ["number", "id", "title", "note", "sections"])
    var table = Table(
      number: try object.integer("number", in: 1...13), id: try object.string("id", .id),
      title: try object.string("title", .some),
      note: try object.optionalString("note", .some))
    for (value, path) in try object.elements("sections") {
      let object = try JSONObject(value, path, members: ["side", "rows"])
      var section = Section(side: try object.name("side"))
      for (value, path) in try object.elements("rows") { section.rows.append(try row(value, unit, path)) }
      table.sections.append(section)
    }
    return table
  }

  private func row(_ value: JSONValue, _ unit: AmountUnit, _ path: WirePath) throws(Diagnostic) -> BudgetRow {
    let object = try JSONObject(value, path, members: ["kind", "code", "item", "governmentItem", "level", "amounts"])
    var row = BudgetRow(
      kind: try object.name("kind"), code: try object.optionalString("code", .code),
      item: try object.string("item", .any),
      governmentItem: try object.optionalString("governmentItem", .any),
      level: try object.optionalInteger("level", in: 1...Int.max))
    for entry in try object.entries("amounts") {
      let path = path.member("amounts").member(entry.key)
      guard WireText.id.allows(entry.key) else { throw path.wrong(expected: WireText.id.expected, found: entry.key) }
      guard case .number(let text) = entry.value else { throw path.wrong(expected: "number", found: entry.value.kind) }
      row.amounts.append(Fact(column: entry.key, amount: try path.amount(text, unit)))
    }
    return row
  }
}
